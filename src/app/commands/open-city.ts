import type { City } from '../../core/city.ts';
import { directed } from '../../core/edit.ts';
import { cameraBox } from '../../map/camera.ts';
import { firstKinds } from '../../map/painted.ts';
import { openProject, type Project } from '../../store/project.ts';
import type { Glimpse } from '../../store/storage/storage.ts';
import type { App } from '../services.ts';
import { noCircleAnswers } from '../state/circle.ts';
import { levelsOf, openProjectOf, readyCity, seenCity } from '../state/city.ts';
import type { Link } from '../state/hash.ts';
import { demoCityId } from '../state/session.ts';
import { missingInCity, sayIgnored } from './check-link.ts';
import { issuesOf } from './failure.ts';
import { firstPaint } from './first-paint.ts';
import { showLimit } from './limit-to.ts';
import { askReach } from './walk-from.ts';
import { warmCompute } from './warm-compute.ts';

/** What the map paints first, and the units, whose outermost holds the camera. */
const glimpseKinds: ReadonlySet<string> = new Set([...firstKinds, 'area']);

/** Brings the camera to the view of the link, else to the unit that it limits everything to, else to the whole city. */
export function frameCity(app: App, city: City, keepView: boolean): void {
  const map = app.map.current;
  if (!map) return;
  // Setting limits moves the camera, so the asked view is read first.
  const { view } = app.session.getState();
  map.limit(cameraBox(city));
  if (keepView && view) map.show(view);
  else map.home(city, true);
  if (!(keepView && view)) showLimit(app);
}

/** Keeps screen and worker true to the project: each edit, undo and what others stored. Figures computed before stay, marked as out of date. */
function followProject(app: App, id: string, project: Project): void {
  project.subscribe(({ edit, direction }) => {
    if (openProjectOf(app.cities.getState()) !== project) return;
    const city = project.city();
    const revision = project.revision();
    const { open } = app.cities.getState();
    const from = { cityId: id, revision: open.status === 'ready' ? open.revision : -1 };
    app.cities.setState({ open: { status: 'ready', id, revision, city, project } });
    app.pointer.setState({ hovered: null, route: null });
    app.compute.hold({ cityId: id, revision }, city, { from, changes: directed(edit, direction) });
    // A walk on the map is of the city as it now is.
    const { at } = app.circle.getState().reach;
    if (at) void askReach(app, at);
  });
}

/** Lets go of what a link asks for and the city does not have, and says so once. */
function fitSession(app: App, city: City, ignored: readonly string[]): void {
  const { change, gone } = missingInCity(city, app.session.getState());
  app.session.setState(change);
  sayIgnored(app, [...ignored, ...gone]);
}

/** The same for a link that was followed within the open city. */
export function fitSessionToCity(app: App, link: Link): void {
  const city = readyCity(app.cities.getState());
  if (city) fitSession(app, city, link.ignored);
}

/** True where nothing limits what is shown: a glimpse has no areas, so it would show what the whole city then takes away. */
function showsAll(app: App): boolean {
  const { area, filters, only } = app.session.getState();
  return area === null && only.size === 0 && Object.keys(filters).length === 0;
}

/** Puts streets and parks on the map while the rest of the city is still to be read, and lets them be painted first. */
function glimpseOf(app: App, keepView: boolean, stillWanted: () => boolean): Glimpse {
  return {
    kinds: glimpseKinds,
    async show(city) {
      if (!stillWanted() || !showsAll(app)) return;
      app.cities.setState({ open: { status: 'loading', glimpse: city } });
      frameCity(app, city, keepView);
      await firstPaint();
    },
  };
}

/** How often a city was opened: only the newest opening goes on. */
const turns = new WeakMap<App, number>();

/**
 * Opens a city by id: all that was derived from the last one goes. An id that is no longer known opens the demo city. `link`: the session came
 * with one and is kept as far as the city has what it names.
 */
export async function openCity(app: App, id: string, link: Link | null = null): Promise<void> {
  const keepView = link !== null;
  const known = id === demoCityId || app.cities.getState().entries.some((entry) => entry.id === id);
  const wanted = known ? id : demoCityId;
  // What was looked at in one city means nothing in another.
  app.session.setState({
    cityId: wanted,
    ...(keepView ? {} : { selection: new Set(), area: null, filters: {}, only: new Set(), asked: null, askedCircle: null, walkFrom: null }),
  });
  openProjectOf(app.cities.getState())?.close();
  app.cities.setState({ open: { status: 'loading' } });
  app.coverage.setState({ run: { status: 'idle' }, answer: null, parkValues: null, check: { status: 'idle' } });
  app.circle.setState(noCircleAnswers);
  app.pointer.setState({ hovered: null, route: null });
  // Not by the id: a city left and opened again is opened anew.
  const turn = (turns.get(app) ?? 0) + 1;
  turns.set(app, turn);
  const stillWanted = () => turns.get(app) === turn;
  try {
    const project = await openProject(app.library.storage(wanted), glimpseOf(app, keepView && known, stillWanted));
    if (!stillWanted()) {
      project.close();
      return;
    }
    const city = project.city();
    const revision = project.revision();
    app.compute.hold({ cityId: wanted, revision }, city);
    // Before the city shows: a unit that is not there would empty map and table for a moment.
    fitSession(app, city, [...(link?.ignored ?? []), ...(wanted === id ? [] : [`city=${id}`])]);
    const framed = seenCity(app.cities.getState()) !== null;
    app.cities.setState({ open: { status: 'ready', id: wanted, revision, city, project } });
    void warmCompute(app);
    followProject(app, wanted, project);
    const { wantedBy } = app.coverage.getState();
    app.coverage.setState({ by: levelsOf(city).has(wantedBy) ? wantedBy : 'city' });
    // Where it was seen before, the camera is the user's by now.
    if (!framed) frameCity(app, city, keepView && known);
  } catch (error) {
    if (stillWanted()) app.cities.setState({ open: { status: 'failed', issues: issuesOf(error) } });
  }
}

/** Reads which cities there are; where the browser keeps none or refuses to say, the demo city alone. */
export async function listCities(app: App): Promise<void> {
  app.cities.setState({ entries: await app.library.list() });
}

/** Forgets a kept city and shows the demo city in its place. */
export async function forgetCity(app: App, id: string): Promise<void> {
  await app.library.forget(id);
  await listCities(app);
  if (app.session.getState().cityId === id) await openCity(app, demoCityId);
}
