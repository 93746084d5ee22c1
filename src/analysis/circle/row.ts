import type { Opening, Start, Target } from '../nearby/engine.ts';
import { insideWay } from '../nearby/places.ts';
import type { Source } from '../network/search.ts';
import type { CircleColumns, Home, Thing } from './columns.ts';
import type { CircleCell, CircleParams, CircleRow } from './spec.ts';
import { limitMmOf, minutesOf, mmOf } from './speed.ts';
import { nearestStraightM, type StraightIndex, straightIndex, targetAround } from './straight.ts';
import { edgeWaits } from './waits.ts';
import { type EdgeWaits, metreWays, type Ways, waitingWays } from './ways.ts';

/** What all rows of one question share. Times are in millimetres that could be walked meanwhile; `null` waits: times are metres. */
export interface Ground {
  readonly columns: CircleColumns;
  readonly params: CircleParams;
  readonly waits: EdgeWaits | null;
  /** From each home to where the data are cut, millimetres on foot and in time; Infinity where they are not. */
  readonly cutMm: Float64Array;
  readonly cutTimeMm: Float64Array;
}

export function groundOf(columns: CircleColumns, params: CircleParams): Ground {
  const { network, cuts } = columns.prepared;
  const waitMm = mmOf(params.crossingWaitS / 60, params.profile);
  const waits = waitMm > 0 ? edgeWaits(columns.crossings, waitMm) : null;
  const sources = cuts.map((cut) => ({ positions: [cut] }));
  const toCut = (ways: Ways) => Float64Array.from(columns.homes, ({ start }) => nearestFrom(ways, start)?.mm ?? Infinity);
  const cutMm = toCut(metreWays(network, sources));
  return { columns, params, waits, cutMm, cutTimeMm: waits ? toCut(waitingWays(network, waits, sources)) : cutMm };
}

/** The things of a city that a row counts. */
export function thingsOfRow(columns: CircleColumns, row: CircleRow): readonly Thing[] {
  return row.kinds.flatMap((kind) => columns.things(kind)).filter((thing) => counts(row, thing));
}

export function counts({ minAreaM2 }: CircleRow, { areaM2 }: Thing): boolean {
  return minAreaM2 === undefined || (areaM2 !== null && areaM2 >= minAreaM2);
}

interface Found {
  readonly mm: number;
  /** Place in the row's things. */
  readonly thing: number;
}

/** One search over the streets from all things of a row. */
interface RowSearch {
  readonly things: readonly Thing[];
  readonly metres: Ways;
  readonly time: Ways;
  readonly thingOfSource: readonly number[];
  /** Straight in through a gate that both have, or through the door behind which the thing stands. */
  readonly throughDoor: ReadonlyMap<string, Found>;
  /** Things behind the walls of a compound. */
  readonly insideOf: ReadonlyMap<number, readonly number[]>;
  readonly straight: StraightIndex;
  /** Things that no street leads to. */
  readonly shut: StraightIndex;
}

function doorKey({ gate, x, y }: Opening): string {
  return gate >= 0 ? `gate ${gate}` : `${x} ${y}`;
}

function searchOf({ columns, waits }: Ground, things: readonly Thing[]): RowSearch {
  const { network } = columns.prepared;
  const sources: Source[] = [];
  const thingOfSource: number[] = [];
  const throughDoor = new Map<string, Found>();
  const insideOf = new Map<number, number[]>();
  things.forEach(({ target }, thing) => {
    if (target.compound >= 0) insideOf.set(target.compound, [...(insideOf.get(target.compound) ?? []), thing]);
    for (const opening of target.openings) {
      sources.push({ positions: opening.positions, startMm: opening.legMm });
      thingOfSource.push(thing);
      const key = doorKey(opening);
      if (opening.legMm < (throughDoor.get(key)?.mm ?? Infinity)) throughDoor.set(key, { mm: opening.legMm, thing });
    }
  });
  const metres = metreWays(network, sources);
  const targets = things.map(({ target }) => target);
  const shut = targets.filter(({ openings }) => openings.every(({ positions }) => positions.length === 0));
  const time = waits ? waitingWays(network, waits, sources) : metres;
  return {
    things,
    metres,
    time,
    thingOfSource,
    throughDoor,
    insideOf,
    straight: straightIndex(targets),
    shut: straightIndex(shut),
  };
}

function nearestFrom(ways: Ways, { openings }: Start): { readonly mm: number; readonly source: number } | null {
  let best: { mm: number; source: number } | null = null;
  for (const { positions, legMm } of openings) {
    const way = ways.nearest(positions);
    if (way && (best === null || way.mm + legMm < best.mm)) best = { mm: way.mm + legMm, source: way.source };
  }
  return best;
}

function nearer(a: Found | null, b: Found | null): Found | null {
  return a === null || (b !== null && b.mm < a.mm) ? b : a;
}

/** The nearest thing without a street: around the start, through a door of its own compound or one shared with a park. */
function withoutStreet({ columns }: Ground, search: RowSearch, start: Start): Found | null {
  const around = targetAround(search.straight, start);
  if (around >= 0) return { mm: 0, thing: around };
  let best: Found | null = null;
  for (const opening of start.openings) {
    const own = start.atOpenings || opening.gate >= 0 ? search.throughDoor.get(doorKey(opening)) : undefined;
    if (own) best = nearer(best, { mm: own.mm + opening.legMm, thing: own.thing });
  }
  if (best) return best;
  // Doors that lead nowhere: what stands inside is walked to from the middle.
  const across = insideWay({ prepared: columns.prepared }, start);
  for (const thing of search.insideOf.get(start.compound) ?? []) {
    const mm = across(search.things[thing]?.target as Target);
    if (mm !== null) best = nearer(best, { mm, thing });
  }
  return best;
}

/** The cells of one row, in the order of the homes. */
export function cellsOfRow(ground: Ground, row: CircleRow, things: readonly Thing[]): CircleCell[] {
  const search = searchOf(ground, things);
  return ground.columns.homes.map((home, at) => cellOf(ground, row, search, home, at));
}

function cellOf(ground: Ground, row: CircleRow, search: RowSearch, { start }: Home, at: number): CircleCell {
  const { columns, params } = ground;
  const { network } = columns.prepared;
  const direct = withoutStreet(ground, search, start);
  const over = (ways: Ways): Found | null => {
    const way = nearestFrom(ways, start);
    return nearer(direct, way && { mm: way.mm, thing: search.thingOfSource[way.source] as number });
  };
  const walk = over(search.metres);
  const time = search.time === search.metres ? walk : over(search.time);
  const straightM = nearestStraightM(search.straight, start, network);
  const byTime = row.limitM === undefined;
  const judged = byTime ? time : walk;
  const limitMm = limitMmOf(row, params);
  const bare = { straightM: Number.isFinite(straightM) ? straightM : null };
  if (!walk || !time || !judged) return { ...bare, metres: null, minutes: null, toId: null, status: 'unknown' };
  const found = {
    ...bare,
    metres: walk.mm / 1000,
    minutes: minutesOf(time.mm, params.profile),
    toId: search.things[judged.thing]?.id ?? null,
  };
  if (Math.round(judged.mm) <= limitMm) return { ...found, status: 'reached' };
  const cutMm = (byTime ? ground.cutTimeMm : ground.cutMm)[at] as number;
  const isOpen = Math.round(cutMm) > limitMm && 1000 * nearestStraightM(search.shut, start, network) > limitMm;
  // Something nearer may lie beyond the edge of the data, or cannot be entered: what was found is not known to be the nearest.
  return isOpen ? { ...found, status: 'beyond' } : { ...bare, metres: null, minutes: null, toId: null, status: 'unknown' };
}
