import { type Asset, type AssetKey, assetKey } from '../../core/asset.ts';
import { cityWith, stepBetween } from '../../core/changes.ts';
import type { City } from '../../core/city.ts';
import type { Change } from '../../core/edit.ts';
import { changesInUse, cityInUse } from '../../core/lifecycle.ts';
import { silentHost } from '../../core/result.ts';
import { coverageColumns } from '../coverage/adapter.ts';
import type { StampBase } from '../coverage/engine.ts';
import { patchPrepared } from '../coverage/live-patch.ts';
import { type Prepared, prepareCoverage } from '../coverage/prepare.ts';
import { type Places, placesOf } from '../nearby/places.ts';
import { assetsOf, circleColumns, isPlaced, thingOf, withoutSteps } from './adapter.ts';
import { areasFrom, type Members, membersOf, sharesOf } from './areas.ts';
import type { CircleColumns, Thing } from './columns.ts';
import { compoundOf, resultOf, rowsAsked } from './engine.ts';
import { type HomeIndex, homeIndex, LiveRow, sameCell } from './live-row.ts';
import { cellsOfRow, type Ground, groundOf, thingsOfRow } from './row.ts';
import {
  type AreaShare,
  type CircleCell,
  type CircleFigures,
  type CircleParams,
  type CircleResult,
  type CircleRow,
  type CircleSheet,
  circleKind,
} from './spec.ts';

/** A what-if of the circle. Calls follow one another: an answer is waited for before the next state is told. */
export interface CircleLive {
  /** Goes over to a state: all its changes against the city of the start. */
  apply(changes: readonly Change[], revision: number): Promise<CircleFigures>;
  /** The whole answer of the present state: that of a run on the changed city. */
  result(base: StampBase): CircleResult;
}

/** Things of a kind by slot: those of the file in its order, then what was added in its. An asset without a position holds its slot. */
interface KindList {
  readonly assets: (Asset | undefined)[];
  readonly things: (Thing | undefined)[];
  readonly slotOf: Map<AssetKey, number>;
}

/** Kinds on which streets, walls, gates, homes and units hang: a change of one makes everything anew. */
const groundKinds = new Set(['area', 'crossing', 'gate', 'green', 'park', 'rail', 'residential', 'street', 'wall', 'water']);

/**
 * The circle that follows a what-if. A facility moved, added or removed changes only the walks near it; beside them a step passes over all homes
 * and things of its rows. With waits, and in rows of several kinds or with a least area, every home of the row is asked anew. A change of gates,
 * parks, streets, walls, homes or areas makes all rows anew, on the network as it is where only parks and gates changed.
 */
export function createCircleLive(whole: City, prepared: Prepared, sheet: CircleSheet, params: CircleParams): CircleLive {
  const city = cityInUse(whole);
  let state = new State(city, prepared, sheet, params);
  let present: ReadonlyMap<AssetKey, Change> = new Map();

  /** Null where the ground changed: everything is made anew. */
  async function anew(wanted: ReadonlyMap<AssetKey, Change>): Promise<State> {
    const changed = cityWith(city, wanted.values());
    const own = params.profile === 'wheelchair' ? withoutSteps(changed) : changed;
    const patched = patchPrepared(prepared, [...wanted.values()])?.prepared;
    return new State(own, patched ?? (await prepareCoverage(coverageColumns(own).columns, silentHost)), sheet, params);
  }

  return {
    async apply(told, revision) {
      const changes = changesInUse(told);
      const wanted = new Map(changes.map((change) => [assetKey(change), change]));
      const step = stepBetween(present, wanted);
      const isGround = step.some(({ kind }) => groundKinds.has(kind));
      const touched = isGround ? null : state.step(step, wanted, () => cityWith(city, changes));
      if (touched === null) state = await anew(wanted);
      present = wanted;
      return { revision, ...state.figures(touched) };
    },
    result: (base) => state.result(base),
  };
}

class State {
  private readonly columns: CircleColumns;
  private readonly places: Places;
  private readonly sheet: CircleSheet;
  private readonly params: CircleParams;
  private readonly rows: readonly CircleRow[];
  private readonly ground: Ground;
  private readonly index: HomeIndex;
  private readonly members: readonly Members[];
  private readonly lists = new Map<string, KindList>();
  private readonly live = new Map<string, LiveRow>();
  private readonly cells = new Map<string, readonly CircleCell[]>();
  private readonly shares = new Map<string, readonly AreaShare[]>();

  constructor(city: City, prepared: Prepared, sheet: CircleSheet, params: CircleParams) {
    this.places = placesOf(city, prepared);
    this.sheet = sheet;
    this.params = params;
    this.rows = rowsAsked(sheet, params);
    for (const kind of new Set(this.rows.flatMap(({ kinds }) => kinds))) this.lists.set(kind, this.listOf(assetsOf(city, kind)));
    this.columns = {
      ...circleColumns(city, prepared),
      things: (kind) => this.lists.get(kind)?.things.flatMap((thing) => thing ?? []) ?? [],
      unplaced: (kind) => this.lists.get(kind)?.assets.filter((asset) => asset && !isPlaced(asset)).length ?? 0,
    };
    this.ground = groundOf(this.columns, params);
    this.index = homeIndex(this.columns);
    this.members = membersOf(this.columns);
    for (const row of this.rows) this.take(row, this.firstCells(row));
  }

  private listOf(assets: readonly Asset[]): KindList {
    return {
      assets: [...assets],
      things: assets.map((asset) => thingOf(this.places, asset) ?? undefined),
      slotOf: new Map(assets.map((asset, slot) => [assetKey(asset), slot])),
    };
  }

  /** Rows that count every thing of one kind are followed; the others are asked anew when one of their things changes. */
  private firstCells(row: CircleRow): readonly CircleCell[] {
    const [kind, ...others] = row.kinds;
    const list = kind === undefined || others.length > 0 || row.minAreaM2 !== undefined ? undefined : this.lists.get(kind);
    if (!list) return cellsOfRow(this.ground, row, thingsOfRow(this.columns, row));
    const live = new LiveRow(this.ground, this.index, row, list.things);
    this.live.set(row.id, live);
    return live.cells;
  }

  private take(row: CircleRow, cells: readonly CircleCell[]): void {
    this.cells.set(row.id, cells);
    this.shares.set(row.id, sharesOf(this.members, this.columns.homes, cells));
  }

  /** Homes with another answer after a step of facilities. */
  step(changes: readonly Change[], wanted: ReadonlyMap<AssetKey, Change>, changed: () => City): ReadonlySet<number> {
    const touched = new Set<number>();
    const kindsOf = ({ before, after }: Change) => new Set([before, after].flatMap((asset) => (asset ? circleKind(asset) : [])));
    const asked = changes.filter((change) => [...kindsOf(change)].some((kind) => this.lists.has(kind)));
    const mixed = new Set(asked.flatMap((change) => (this.keepsOrder(change, wanted) ? [] : [...kindsOf(change)])));
    for (const kind of mixed) if (this.lists.has(kind)) this.relist(kind, assetsOf(changed(), kind), touched);
    for (const change of asked) {
      const kind = circleKind((change.after ?? change.before) as Asset);
      const list = this.lists.get(kind);
      if (!list || mixed.has(kind)) continue;
      const slot = list.slotOf.get(assetKey(change)) ?? list.assets.length;
      const thing = (change.after && thingOf(this.places, change.after)) ?? undefined;
      list.slotOf.set(assetKey(change), slot);
      list.assets[slot] = change.after ?? undefined;
      list.things[slot] = thing;
      for (const row of this.rows) if (row.kinds.includes(kind)) this.stepRow(row, slot, thing, touched);
    }
    return touched;
  }

  /** Takes the things of a kind anew, where slots no longer stand in the order of the changed city. */
  private relist(kind: string, assets: readonly Asset[], touched: Set<number>): void {
    this.lists.set(kind, this.listOf(assets));
    for (const row of this.rows) if (row.kinds.includes(kind)) this.replace(row, this.firstCells(row), touched);
  }

  private replace(row: CircleRow, after: readonly CircleCell[], touched: Set<number>): void {
    const before = this.cells.get(row.id) ?? [];
    after.forEach((cell, at) => {
      if (!sameCell(cell, before[at] as CircleCell)) touched.add(at);
    });
    this.take(row, after);
  }

  /** A thing keeps its kind, and what is added comes after what was added before: slots then stand in the order of the changed city. */
  private keepsOrder({ kind, id, before, after }: Change, wanted: ReadonlyMap<AssetKey, Change>): boolean {
    if (before && after && circleKind(before) !== circleKind(after)) return false;
    const own = circleKind((after ?? before) as Asset);
    const list = this.lists.get(own);
    const key = assetKey({ kind, id });
    // What the city of the start holds stands in its place there, also when it comes back after the list was made without it.
    const isAdded = wanted.get(key)?.before === null;
    if (!list || (!list.slotOf.has(key) && !isAdded)) return false;
    let last = -1;
    for (const [other, change] of wanted) {
      if (change.before || !change.after || circleKind(change.after) !== own) continue;
      const slot = list.slotOf.get(other) ?? list.assets.length;
      if (slot < last) return false;
      last = slot;
    }
    return true;
  }

  private stepRow(row: CircleRow, slot: number, thing: Thing | undefined, touched: Set<number>): void {
    const live = this.live.get(row.id);
    if (!live) {
      this.replace(row, cellsOfRow(this.ground, row, thingsOfRow(this.columns, row)), touched);
      return;
    }
    const homes = live.set(slot, thing);
    for (const at of homes) touched.add(at);
    if (homes.length > 0) this.take(row, live.cells);
  }

  private noData(): string[] {
    return this.rows.filter((row) => thingsOfRow(this.columns, row).length === 0).map(({ id }) => id);
  }

  /** The answer for these homes (null: for all), and all units. */
  figures(homes: ReadonlySet<number> | null): Omit<CircleFigures, 'revision'> {
    const asked = homes ? [...homes].sort((a, b) => a - b) : [...this.columns.homes.keys()];
    return {
      noData: this.noData(),
      changed: asked.map((at) => compoundOf(this.columns, this.rows, this.cells, at)),
      areas: areasFrom(this.members, this.rows, this.shares),
    };
  }

  result(base: StampBase): CircleResult {
    return resultOf(this.columns, this.sheet, this.params, this.cells, this.noData(), base);
  }
}
