import { Cancelled } from '../../core/result.ts';
import type { App } from '../services.ts';
import { keptCityId } from '../state/city.ts';
import { issuesOf } from './failure.ts';
import { listCities, openCity } from './open-city.ts';

/** Opens a file as a new city beside the others. Nothing changes unless the whole file could be read. */
export async function openFile(app: App, file: File): Promise<void> {
  if (app.opening.getState().status === 'reading') return;
  app.opening.setState({ status: 'reading', file: file.name, share: 0 }, true);
  try {
    const { city, issues } = await app.reader.read(file, (share) => {
      if (app.opening.getState().status === 'reading') app.opening.setState({ status: 'reading', file: file.name, share }, true);
    });
    const id = keptCityId(app.now());
    await app.library.keep(id, city);
    await listCities(app);
    await openCity(app, id);
    app.opening.setState({ status: 'opened', file: file.name, issues }, true);
  } catch (error) {
    if (error instanceof Cancelled) app.opening.setState({ status: 'idle' }, true);
    else app.opening.setState({ status: 'refused', file: file.name, issues: issuesOf(error) }, true);
  }
}

export function cancelFile(app: App): void {
  app.reader.cancel();
}
