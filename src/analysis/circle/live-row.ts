import { createLiveField, type LiveField } from '../network/live-field.ts';
import { nearestWay } from '../network/search.ts';
import type { CircleColumns, Home, Thing } from './columns.ts';
import { cellOf, doorKey, type Ground, isShut, type RowState, sourceOf, surroundingsOf } from './row.ts';
import type { CircleCell, CircleRow } from './spec.ts';
import { limitMmOf } from './speed.ts';
import { straightM } from './straight.ts';
import { type Ways, waitingWays } from './ways.ts';

/** Homes by what a change may touch of them. */
export interface HomeIndex {
  /** Homes with an opening on a link of the network. */
  readonly onLink: ReadonlyMap<number, readonly number[]>;
  readonly behindDoor: ReadonlyMap<string, readonly number[]>;
  readonly inCompound: ReadonlyMap<number, readonly number[]>;
}

function put<K>(map: Map<K, number[]>, key: K, value: number): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}

export function homeIndex({ homes, prepared }: CircleColumns): HomeIndex {
  const onLink = new Map<number, number[]>();
  const behindDoor = new Map<string, number[]>();
  const inCompound = new Map<number, number[]>();
  homes.forEach(({ start }, at) => {
    put(inCompound, start.compound, at);
    for (const opening of start.openings) {
      put(behindDoor, doorKey(opening), at);
      for (const { edge } of opening.positions) put(onLink, prepared.network.links.edgeLink[edge] as number, at);
    }
  });
  return { onLink, behindDoor, inCompound };
}

/**
 * A row that follows its things: after a thing is moved, added or taken away only the walks that it changes are searched again. The rest of a
 * step is a pass over all homes and things, and with waits a whole search. After every step its cells are those of one search from all of them.
 */
export class LiveRow {
  readonly row: CircleRow;
  cells: CircleCell[];
  private readonly ground: Ground;
  private readonly index: HomeIndex;
  private readonly field: LiveField;
  private things: (Thing | undefined)[];

  constructor(ground: Ground, index: HomeIndex, row: CircleRow, things: readonly (Thing | undefined)[]) {
    this.ground = ground;
    this.index = index;
    this.row = row;
    this.things = [...things];
    this.field = createLiveField(ground.columns.prepared.network, Infinity);
    things.forEach((thing, slot) => {
      if (thing) this.field.add(slot, sourceOf(thing));
    });
    this.field.changedLinks();
    const state = this.state();
    this.cells = ground.columns.homes.map((home, at) => cellOf(ground, state, home, at));
  }

  /** Puts a thing in a slot, or empties it; gives the homes whose cells are others now. Slots decide between equals: the lower wins. */
  set(slot: number, after: Thing | undefined): number[] {
    const before = this.things[slot];
    this.things[slot] = after;
    if (after) this.field.move(slot, sourceOf(after));
    else this.field.remove(slot);
    const touched = this.touched([before, after].flatMap((thing) => thing ?? []));
    const state = this.state();
    return [...touched].filter((at) => {
      const cell = cellOf(this.ground, state, this.ground.columns.homes[at] as Home, at);
      const isOther = !sameCell(cell, this.cells[at] as CircleCell);
      this.cells[at] = cell;
      return isOther;
    });
  }

  private state(): RowState {
    const { field, ground, row, things } = this;
    const metres: Ways = { nearest: (positions) => nearestWay(field, positions) };
    const around = surroundingsOf(things);
    if (!ground.waits) return { row, around, metres, time: metres };
    const sources = things.map((thing) => (thing ? sourceOf(thing) : { positions: [] }));
    return { row, around, metres, time: waitingWays(ground.columns.prepared.network, ground.waits, sources) };
  }

  /** Homes whose cell may change with these things. */
  private touched(things: readonly Thing[]): ReadonlySet<number> {
    const { columns, params, waits } = this.ground;
    if (waits) return new Set(columns.homes.keys());
    const found = new Set<number>();
    const add = (homes: readonly number[] | undefined) => {
      for (const at of homes ?? []) found.add(at);
    };
    for (const link of this.field.changedLinks()) add(this.index.onLink.get(link));
    const limitM = limitMmOf(this.row, params) / 1000;
    for (const { target } of things) {
      if (target.compound >= 0) add(this.index.inCompound.get(target.compound));
      for (const opening of target.openings) add(this.index.behindDoor.get(doorKey(opening)));
      // Where it is, or was, the nearest as the crow flies; or stands within the limit without a way in.
      columns.homes.forEach(({ start }, at) => {
        const metres = straightM(target, start, columns.prepared.network);
        if (metres <= (this.cells[at]?.straightM ?? Infinity) || (isShut(target) && metres <= limitM + 1)) found.add(at);
      });
    }
    return found;
  }
}

/** True for cells that say the same. */
export function sameCell(a: CircleCell, b: CircleCell): boolean {
  return a.status === b.status && a.metres === b.metres && a.minutes === b.minutes && a.straightM === b.straightM && a.toId === b.toId;
}
