import { type Asset, type AssetKey, assetKey } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import type { Change } from '../../core/edit.ts';
import { type Host, silentHost } from '../../core/result.ts';
import { coverageColumns } from './adapter.ts';
import type { Green } from './columns.ts';
import { type Demand, demandOf } from './demand.ts';
import { liveCells } from './live-cells.ts';
import { type Changed, LiveLayer } from './live-layer.ts';
import { patchPrepared } from './live-patch.ts';
import type { LiveFigures, LiveStart, LiveTotals } from './live-spec.ts';
import { type CountedPark, LiveWalks } from './live-walks.ts';
import { type Prepared, prepareCoverage } from './prepare.ts';
import { questionOf } from './question.ts';
import { countsOf, type Served, servedGreens } from './rules.ts';
import type { CoverageParams, Metric, RuleSheet } from './spec.ts';

/** What a what-if asks: the totals of these units and this measure. */
export type LiveParams = Pick<CoverageParams, 'by' | 'denominator'>;

/** A what-if on a prepared city. Calls follow one another: an answer is waited for before the next state is told. */
export interface Live {
  start(): LiveStart;
  /** Goes over to a state: all its changes against the city of the start. */
  apply(changes: readonly Change[], revision: number): Promise<LiveFigures>;
  /** The totals of the present state: those of a run on the changed city. */
  result(): Readonly<Record<Metric, LiveTotals>>;
  /** The city in its present state, for other questions about it. */
  prepared(): Prepared;
}

const unchanged: Changed = {
  walk: { cell: new Uint32Array(0), to: new Uint8Array(0) },
  straight: { cell: new Uint32Array(0), to: new Uint8Array(0) },
};

/**
 * Coverage that follows a what-if: parks and gates moved, added, removed, reshaped, opened or closed are taken over at the cost of what they
 * touch, and every figure equals that of a run on the changed city. A change of streets, walls, homes or areas prepares the city anew.
 */
export async function createLive(city: City, prepared: Prepared, sheet: RuleSheet, params: LiveParams, host: Host): Promise<Live> {
  let state = await stateOf(prepared, sheet, params, host);
  let revision = 0;
  let present: ReadonlyMap<AssetKey, Change> = new Map();
  // After a change that cannot be patched, states are prepared anew from these assets.
  const figures = (changed: Changed, rebuilt: LiveFigures['rebuilt']): LiveFigures => ({
    revision,
    totals: state.totals(),
    changed,
    rebuilt,
  });
  return {
    start: () => ({ cells: state.cells(), figures: figures(unchanged, null) }),
    async apply(changes, next) {
      const wanted = new Map(changes.map((change) => [assetKey(change), change]));
      const step = stepBetween(present, wanted);
      const changed = state.step(step);
      if (changed === null) state = await stateOf(await preparedWith(city, wanted), sheet, params, silentHost);
      present = wanted;
      revision = next;
      return changed === null ? figures(unchanged, state.cells()) : figures(changed, null);
    },
    result: () => state.totals(),
    prepared: () => state.prepared(),
  };
}

/** What turns one state of a what-if into another. */
function stepBetween(from: ReadonlyMap<AssetKey, Change>, to: ReadonlyMap<AssetKey, Change>): Change[] {
  const step: Change[] = [];
  const add = ({ kind, id }: Change, before: Asset | null, after: Asset | null) => {
    if (before !== after) step.push({ kind, id, before, after });
  };
  for (const [key, change] of from) if (!to.has(key)) add(change, change.after, change.before);
  for (const [key, change] of to) add(change, from.has(key) ? (from.get(key)?.after ?? null) : change.before, change.after);
  return step;
}

async function preparedWith({ info, assets }: City, changes: ReadonlyMap<AssetKey, Change>): Promise<Prepared> {
  const all = new Map(assets.map((asset) => [assetKey(asset), asset]));
  for (const [key, { after }] of changes) {
    if (after) all.set(key, after);
    else all.delete(key);
  }
  return prepareCoverage(coverageColumns({ info, assets: [...all.values()] }).columns, silentHost);
}

interface State {
  /** null: the step cannot be taken over. */
  step(changes: readonly Change[]): Changed | null;
  totals(): Record<Metric, LiveTotals>;
  cells(): LiveStart['cells'];
  prepared(): Prepared;
}

async function stateOf(first: Prepared, sheet: RuleSheet, { by, denominator }: LiveParams, host: Host): Promise<State> {
  let prepared = first;
  const counts = countsOf(sheet);
  const ofLayer = (which: 'drawn' | 'counted'): Demand =>
    which === 'counted' || denominator === 'land'
      ? demandOf(prepared, by, denominator, counts.urbanVillages)
      : questionOf(prepared, sheet).land();
  const walks = new LiveWalks(prepared, sheet);
  const layerOf = async (which: 'drawn' | 'counted') => {
    const demand = ofLayer(which);
    return new LiveLayer(prepared, demand, await demand.cells(host), walks);
  };
  const counted = await layerOf('counted');
  const drawn = denominator === 'land' ? counted : await layerOf('drawn');
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
    const walk = walks.step(prepared, [...now.values()], moved);
    const step = { prepared, served, removed, added, walk, moved };
    const sampleOf = (which: 'drawn' | 'counted', layer: LiveLayer) => ofLayer(which).sampled() ?? layer.sample;
    const changed = drawn.step(step, sampleOf('drawn', drawn));
    if (counted !== drawn) counted.step(step, sampleOf('counted', counted));
    return changed;
  }

  take(prepared, new Set(), [...prepared.compounds.keys()]);
  return {
    step(changes) {
      const patched = patchPrepared(prepared, changes);
      return patched && take(patched.prepared, patched.greens, patched.compounds);
    },
    totals: () => counted.totals(),
    cells: () => liveCells(prepared.columns.plane, drawn),
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
