import { type AssetKey, assetKey } from '../../core/asset.ts';
import { cityWith, stepBetween } from '../../core/changes.ts';
import type { City } from '../../core/city.ts';
import type { Change } from '../../core/edit.ts';
import { changesInUse, cityInUse } from '../../core/lifecycle.ts';
import { type Host, silentHost } from '../../core/result.ts';
import { coverageColumns } from './adapter.ts';
import type { Green } from './columns.ts';
import { basisOf } from './demand.ts';
import { liveCells } from './live-cells.ts';
import { LiveCovers } from './live-covers.ts';
import { type Changed, LiveLayer } from './live-layer.ts';
import { type FileOrder, fileOrder } from './live-order.ts';
import { type Patched, patchPrepared } from './live-patch.ts';
import type { LiveFigures, LiveStart } from './live-spec.ts';
import { type CountedPark, LiveWalks, type ParkStep } from './live-walks.ts';
import { type Prepared, prepareCoverage } from './prepare.ts';
import { countsOf, servedRadius } from './rules.ts';
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
  const order = fileOrder(cityInUse(city));
  let state = await stateOf(prepared, sheet, order, host);
  let revision = 0;
  let present: ReadonlyMap<AssetKey, Change> = new Map();
  const figures = (changed: Changed, rebuilt: boolean): LiveFigures => ({ revision, totals: state.totals(), changed, rebuilt });
  return {
    start: () => ({ cells: state.cells(), figures: figures(unchanged, false) }),
    async apply(changes, next) {
      const wanted = new Map(changesInUse(changes).map((change) => [assetKey(change), change]));
      const step = stepBetween(present, wanted);
      const changed = state.step(step);
      if (changed === null) state = await stateOf(await preparedWith(city, wanted), sheet, order, silentHost);
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
  return prepareCoverage(coverageColumns(cityWith(cityInUse(city), changes.values())).columns, silentHost);
}

interface State {
  /** null: the step cannot be taken over. */
  step(changes: readonly Change[]): Changed | null;
  totals(): LiveFigures['totals'];
  cells(): LiveStart['cells'];
  classes(): Readonly<Record<Metric, Uint8Array>>;
  prepared(): Prepared;
}

async function stateOf(first: Prepared, sheet: RuleSheet, order: FileOrder, host: Host): Promise<State> {
  let prepared = first;
  const counts = countsOf(sheet);
  const walks = new LiveWalks(prepared, sheet);
  const covers = new LiveCovers();
  const layerOf = async (denominator: Denominator) => {
    const basis = basisOf(prepared, denominator, counts.urbanVillages);
    return new LiveLayer(prepared, basis, await basis.cells(host), walks);
  };
  const layers = { land: await layerOf('land'), people: await layerOf('people'), dwellings: await layerOf('dwellings') };
  const parks = new Map<Green, CountedPark>();

  /** The park that a green is, where it counts. */
  function parkOf(green: Green, at: number): CountedPark | null {
    const radiusM = servedRadius(green, prepared.inHistoric[at] ?? false, sheet, counts);
    return radiusM === null ? null : { green, radiusM, doors: prepared.greenDoors[at] ?? [] };
  }

  /** Takes over which parks count; those that no longer do as they did, and those that do anew. */
  function recount({ greens, gone, renumbered }: Omit<Patched, 'issues'>): Pick<ParkStep, 'removed' | 'added'> {
    const [removed, added]: [CountedPark[], CountedPark[]] = [[], []];
    for (const green of [...gone, ...greens]) {
      const was = parks.get(green);
      if (was) removed.push(was);
      parks.delete(green);
    }
    for (const at of placesIn(prepared.columns.greens, greens)) {
      const park = parkOf(prepared.columns.greens[at] as Green, at);
      if (!park) continue;
      parks.set(park.green, park);
      added.push(park);
    }
    if (renumbered) {
      prepared.columns.greens.forEach((green, at) => {
        const own = parks.get(green);
        if (own) parks.set(green, { ...own, doors: prepared.greenDoors[at] ?? [] });
      });
    }
    return { removed, added };
  }

  function take(patched: Omit<Patched, 'issues'>): Changed {
    prepared = patched.prepared;
    const moved = patched.compounds;
    const { removed, added } = recount(patched);
    const walk = walks.step(prepared, { parks, removed, added, moved, renumbered: patched.renumbered });
    const step = { prepared, removed, added, walk, places: covers.step(prepared, removed, added), moved };
    const changed = denominators.map((denominator) => {
      const layer = layers[denominator];
      return layer.step(step, basisOf(prepared, denominator, counts.urbanVillages).sampled() ?? layer.sample);
    });
    walks.settle();
    return changed[0] ?? unchanged;
  }

  take({
    prepared,
    greens: new Set(prepared.columns.greens),
    gone: new Set(),
    renumbered: false,
    compounds: [...prepared.compounds.keys()],
  });
  return {
    step(changes) {
      const patched = patchPrepared(prepared, changes, order);
      return patched && take(patched);
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

/** The places of some greens in their column, in its order. */
function placesIn(greens: readonly Green[], wanted: ReadonlySet<Green>): number[] {
  if (wanted.size <= 4) return [...wanted].map((green) => greens.indexOf(green)).sort((a, b) => a - b);
  return [...greens.keys()].filter((at) => wanted.has(greens[at] as Green));
}
