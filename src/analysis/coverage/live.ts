import { type AssetKey, assetKey } from '../../core/asset.ts';
import { cityWith, stepBetween } from '../../core/changes.ts';
import type { City } from '../../core/city.ts';
import type { Change } from '../../core/edit.ts';
import { type Host, silentHost } from '../../core/result.ts';
import { coverageColumns } from './adapter.ts';
import type { Green } from './columns.ts';
import { basisOf } from './demand.ts';
import { liveCells } from './live-cells.ts';
import { type Changed, LiveLayer } from './live-layer.ts';
import { patchPrepared } from './live-patch.ts';
import type { LiveFigures, LiveStart } from './live-spec.ts';
import { type CountedPark, LiveWalks } from './live-walks.ts';
import { type Prepared, prepareCoverage } from './prepare.ts';
import { countsOf, type Served, servedGreens } from './rules.ts';
import type { Denominator, Metric, RuleSheet } from './spec.ts';

/** A what-if on a prepared city. Calls follow one another: an answer is waited for before the next state is told. */
export interface Live {
  /** The cells with their classes and the figures of the present state. */
  start(): LiveStart;
  /** Goes over to a state: all its changes against the city of the start. */
  apply(changes: readonly Change[], revision: number): Promise<LiveFigures>;
  /** The totals of the present state: those of a run on the changed city. */
  result(): LiveFigures['totals'];
  /** Class of each cell of the land in the present state: to be read at once, not kept. */
  classes(): Readonly<Record<Metric, Uint8Array>>;
  /** The city in its present state, for other questions about it. */
  prepared(): Prepared;
}

const denominators = ['land', 'people', 'dwellings'] as const satisfies readonly Denominator[];

const unchanged: Changed = {
  walk: { cell: new Uint32Array(0), to: new Uint8Array(0) },
  straight: { cell: new Uint32Array(0), to: new Uint8Array(0) },
};

/**
 * Coverage that follows a what-if: parks and gates moved, added, removed, reshaped, opened or closed are taken over at the cost of what they
 * touch, and every figure equals that of a run on the changed city. A change of streets, walls, homes or areas prepares the city anew.
 */
export async function createLive(city: City, prepared: Prepared, sheet: RuleSheet, host: Host): Promise<Live> {
  let state = await stateOf(prepared, sheet, host);
  let revision = 0;
  let present: ReadonlyMap<AssetKey, Change> = new Map();
  const figures = (changed: Changed, rebuilt: boolean): LiveFigures => ({ revision, totals: state.totals(), changed, rebuilt });
  return {
    start: () => ({ cells: state.cells(), figures: figures(unchanged, false) }),
    async apply(changes, next) {
      const wanted = new Map(changes.map((change) => [assetKey(change), change]));
      const step = stepBetween(present, wanted);
      const changed = state.step(step);
      if (changed === null) state = await stateOf(await preparedWith(city, wanted), sheet, silentHost);
      present = wanted;
      revision = next;
      return figures(changed ?? unchanged, changed === null);
    },
    result: () => state.totals(),
    classes: () => state.classes(),
    prepared: () => state.prepared(),
  };
}

function preparedWith(city: City, changes: ReadonlyMap<AssetKey, Change>): Promise<Prepared> {
  return prepareCoverage(coverageColumns(cityWith(city, changes.values())).columns, silentHost);
}

interface State {
  /** null: the step cannot be taken over. */
  step(changes: readonly Change[]): Changed | null;
  totals(): LiveFigures['totals'];
  cells(): LiveStart['cells'];
  classes(): Readonly<Record<Metric, Uint8Array>>;
  prepared(): Prepared;
}

async function stateOf(first: Prepared, sheet: RuleSheet, host: Host): Promise<State> {
  let prepared = first;
  const counts = countsOf(sheet);
  const walks = new LiveWalks(prepared, sheet);
  const layerOf = async (denominator: Denominator) => {
    const basis = basisOf(prepared, denominator, counts.urbanVillages);
    return new LiveLayer(prepared, basis, await basis.cells(host), walks);
  };
  const layers = { land: await layerOf('land'), people: await layerOf('people'), dwellings: await layerOf('dwellings') };
  let parks: ReadonlyMap<Green, CountedPark> = new Map();

  function take(next: Prepared, touched: ReadonlySet<Green>, moved: readonly number[]): Changed {
    prepared = next;
    const served = servedGreens(prepared.columns.greens, prepared.inHistoric, sheet, counts);
    const now = parksOf(prepared, served);
    const isOther = ({ green, radiusM }: CountedPark, among: ReadonlyMap<Green, CountedPark>) =>
      touched.has(green) || among.get(green)?.radiusM !== radiusM;
    const removed = [...parks.values()].filter((park) => isOther(park, now));
    const added = [...now.values()].filter((park) => isOther(park, parks));
    parks = now;
    const walk = walks.step(prepared, { parks: [...now.values()], removed, added, moved });
    const step = { prepared, served, removed, added, walk, moved };
    const changed = denominators.map((denominator) => {
      const layer = layers[denominator];
      return layer.step(step, basisOf(prepared, denominator, counts.urbanVillages).sampled() ?? layer.sample);
    });
    walks.settle();
    return changed[0] ?? unchanged;
  }

  take(prepared, new Set(), [...prepared.compounds.keys()]);
  return {
    step(changes) {
      const patched = patchPrepared(prepared, changes);
      return patched && take(patched.prepared, patched.greens, patched.compounds);
    },
    totals() {
      const [land, people, dwellings] = [layers.land.totals(), layers.people.totals(), layers.dwellings.totals()];
      const of = (metric: Metric) => ({ land: land[metric], people: people[metric], dwellings: dwellings[metric] });
      return { straight: of('straight'), walk: of('walk') };
    },
    cells: () => liveCells(prepared.columns.plane, layers.land),
    classes: () => layers.land,
    prepared: () => prepared,
  };
}

function parksOf({ columns, greenDoors }: Prepared, served: readonly Served[]): Map<Green, CountedPark> {
  return new Map(
    served.flatMap(({ green, radiusM }): [Green, CountedPark][] => {
      const own = columns.greens[green];
      return own ? [[own, { green: own, radiusM, doors: greenDoors[green] ?? [] }]] : [];
    }),
  );
}
