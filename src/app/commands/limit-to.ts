import type { AreaBasis } from '../../core/area.ts';
import type { App } from '../services.ts';

/** Limits map, table and every number to a unit (null: to nothing) and brings the camera there. A unit that is not drawn moves no camera. */
export function limitTo(app: App, code: string | null): void {
  app.session.setState({ area: code });
  const { index } = app.scope.getState();
  const unit = code === null ? undefined : index?.tree(app.session.getState().basis).nodes.get(code)?.asset;
  const box = unit && index?.box(unit);
  if (box) app.map.current?.fit(box);
}

/** Changes the basis (口径). A unit that the other basis does not have is let go. */
export function takeBasis(app: App, basis: AreaBasis): void {
  const { index } = app.scope.getState();
  const { area } = app.session.getState();
  const known = area !== null && index?.tree(basis).nodes.has(area);
  app.session.setState({ basis, area: known ? area : null });
}
