import { Cancelled } from '../../core/result.ts';
import type { ImportMemory } from '../../formats/import/memory.ts';
import type { LayerChoice } from '../../formats/import/spec.ts';
import type { OpenedFiles } from '../../workers/import-protocol.ts';
import type { App } from '../services.ts';
import { readyCity } from '../state/city.ts';
import { type ImportTarget, type ImportWork, type LayerDraft, noImport, type PickedFile } from '../state/import.ts';
import { issuesOf } from './failure.ts';
import { liesElsewhere } from './import-home.ts';

/** Opens the import, or brings it back; files may be dropped or picked in it. */
export function openImport(app: App): void {
  const { isOpen } = app.importing.getState();
  app.importing.setState(isOpen ? { isAside: false } : { ...noImport, isOpen: true });
}

/** Leaves the import. Nothing of it stays but what was committed and the history of this tab. */
export function closeImport(app: App): void {
  app.desk.close();
  app.importing.setState(noImport);
}

/** What is asked for takes the place of the import: one that has ended is closed, one under way waits aside. */
export function makeWay(app: App): void {
  const { isOpen, step, work } = app.importing.getState();
  if (!isOpen) return;
  if (!work && (step === 'drop' || step === 'done')) closeImport(app);
  else app.importing.setState({ isAside: true });
}

/** Another workspace, by whatever way it was asked for. */
export function followImport(app: App): void {
  app.session.subscribe(({ workspace }, before) => {
    if (workspace !== before.workspace) makeWay(app);
  });
}

/** Stops what is under way; the import is where it was before. Before anything was read that is the beginning. */
export function stopImport(app: App): void {
  app.desk.stop();
}

/** Tells how far a piece of work has come, for as long as it is the one under way. */
export function teller(app: App, what: ImportWork['what']): (share: number) => void {
  return (share) => {
    if (app.importing.getState().work?.what === what) app.importing.setState({ work: { what, share } });
  };
}

/** How often work was begun: what an older turn brings is of no interest any more. */
const turns = new WeakMap<App, number>();

/** Does a piece of work with its state on screen. What goes wrong is told, and `undefined` comes back: nothing has changed then. */
export async function underWay<T>(app: App, what: ImportWork['what'], work: () => Promise<T>): Promise<T | undefined> {
  const turn = (turns.get(app) ?? 0) + 1;
  turns.set(app, turn);
  const mine = () => turns.get(app) === turn && app.importing.getState().isOpen;
  app.importing.setState({ work: { what, share: null }, refusal: [] });
  try {
    const value = await work();
    return mine() ? value : undefined;
  } catch (error) {
    if (mine() && !(error instanceof Cancelled)) app.importing.setState({ refusal: issuesOf(error) });
    return undefined;
  } finally {
    if (mine()) app.importing.setState({ work: null });
  }
}

/** Reads files for an import; those of an earlier one that was not committed are let go. */
export async function startImport(app: App, files: readonly PickedFile[]): Promise<void> {
  if (files.length === 0) return;
  app.desk.stop();
  app.importing.setState({ ...noImport, isOpen: true, files });
  await readFiles(app, {});
}

/** Reads a source again in another encoding; what was mapped by hand begins anew. */
export async function chooseEncoding(app: App, file: string, encoding: string): Promise<void> {
  await readFiles(app, { ...app.importing.getState().encodings, [file]: encoding });
}

/** A browser that keeps nothing remembers nothing, and the import goes on without. */
async function rememberedOf(app: App, cityId: string): Promise<readonly ImportMemory[]> {
  try {
    return await app.importMemory(cityId).list();
  } catch {
    return [];
  }
}

async function readFiles(app: App, encodings: Readonly<Record<string, string>>): Promise<void> {
  const { files } = app.importing.getState();
  const cityId = app.session.getState().cityId;
  const opened = await underWay(app, 'open', async () => {
    const memories = await rememberedOf(app, cityId);
    app.importing.setState({ recalled: memories });
    app.desk.compareWith(readyCity(app.cities.getState()));
    return app.desk.open(files, { encodings, memories }, teller(app, 'open'));
  });
  if (opened) takeIn(app, opened, encodings);
}

function takeIn(app: App, opened: OpenedFiles, encodings: Readonly<Record<string, string>>): void {
  const { sources, layers, remembered } = opened;
  const target = targetFor(app, opened);
  const first = sources[0]?.file ?? '';
  app.importing.setState({
    step: 'scan',
    sources,
    drafts: layers,
    remembered,
    encodings,
    encodingPreviews: {},
    target,
    newName: newCityName(first),
    plan: null,
    asked: null,
  });
}

/** The name of a file without what programs need of it. */
export function newCityName(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? file;
  return (
    base
      .replace(/(\.osm)?\.(pbf|gz|osm|xml|json|geojson|zip|gpkg|shp|csv|tsv|txt|xlsx|kml|kmz|gpx|dxf|fgb|parquet|gdb|tab|mif)$/i, '')
      .replace(/\.osm$/i, '') || file
  );
}

/** A city of its own for OSM, for what lies wholly elsewhere, and where there is no city yet to go into. */
function targetFor(app: App, { sources, layers }: OpenedFiles): ImportTarget {
  const city = readyCity(app.cities.getState());
  if (!city || city.assets.length === 0) return 'new';
  if (sources.length > 0 && sources.every(({ format }) => format === 'osm')) return 'new';
  return liesElsewhere({ drafts: layers }, city) ? 'new' : 'here';
}

export function chooseTarget(app: App, target: ImportTarget): void {
  app.importing.setState({ target, plan: null });
}

/** Puts another choice in the place of a layer's; what was planned before holds no more. */
export function changeDraft(app: App, at: number, change: (draft: LayerDraft) => LayerDraft): void {
  app.importing.setState(({ drafts }) => ({ drafts: drafts.map((draft, place) => (place === at ? change(draft) : draft)), plan: null }));
}

/** Another kind for a layer, or none: its columns are proposed anew for that kind. */
export async function chooseKind(app: App, at: number, kind: string | null): Promise<void> {
  const draft = app.importing.getState().drafts[at];
  if (!draft) return;
  const { source, layer } = draft.choice;
  if (kind === null) {
    changeDraft(app, at, ({ choice, places }) => ({ choice: { ...choice, kind: null }, places }));
    return;
  }
  const proposal = await underWay(app, 'other', () => app.desk.propose(source, layer, kind));
  if (proposal) changeDraft(app, at, () => proposal);
}

/** Another place or system for a layer; where it then lies is found out. */
export async function choosePlaces(app: App, at: number, change: Partial<Pick<LayerChoice, 'crs' | 'place'>>): Promise<void> {
  const draft = app.importing.getState().drafts[at];
  if (!draft) return;
  const choice: LayerChoice = { ...draft.choice, ...change };
  const { sevenParameters } = app.importing.getState();
  const places = await underWay(app, 'other', () => app.desk.locate(choice, sevenParameters));
  if (!places) return;
  // The candidates of the question stay, so that one can think again.
  const kept = places.finding && places.finding.candidates.length === 0 && change.crs ? keepCandidates(places, draft) : places;
  changeDraft(app, at, () => ({ choice, places: kept }));
}

function keepCandidates(places: LayerDraft['places'], { places: before }: LayerDraft): LayerDraft['places'] {
  if (!places.finding || !before.finding) return places;
  const same = ({ code, axes, notation }: { code: string; axes: string; notation: string }) => `${code} ${axes} ${notation}`;
  const known = new Set(places.ghosts.map(({ reading }) => same(reading)));
  return {
    finding: { ...places.finding, candidates: before.finding.candidates },
    ghosts: [...places.ghosts, ...before.ghosts.filter(({ reading }) => !known.has(same(reading)))],
  };
}

/** The same rows of a source in each encoding it may be in. */
export async function previewEncodings(app: App, source: number): Promise<void> {
  const previews = await underWay(app, 'other', () => app.desk.encodings(source));
  if (previews) app.importing.setState(({ encodingPreviews }) => ({ encodingPreviews: { ...encodingPreviews, [source]: previews } }));
}
