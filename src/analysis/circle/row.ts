import type { Opening, Start, Target } from '../nearby/engine.ts';
import { insideWay } from '../nearby/places.ts';
import type { Answer, Source } from '../network/search.ts';
import type { CircleColumns, Home, Thing } from './columns.ts';
import type { CircleCell, CircleParams, CircleRow } from './spec.ts';
import { limitMmOf, minutesOf, mmOf } from './speed.ts';
import { nearestStraightM, type StraightIndex, straightIndex, targetAround } from './straight.ts';
import { edgeWaits } from './waits.ts';
import { type EdgeWaits, metreWays, type Ways, waitingWays } from './ways.ts';

/** What all rows of one question share. Times are in millimetres that could be walked meanwhile; no waits: times are metres. */
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
  const waits = waitsOf(columns, params);
  const sources = cuts.map((cut) => ({ positions: [cut] }));
  const toCut = (ways: Ways) => Float64Array.from(columns.homes, ({ start }) => nearestFrom(ways, start)?.mm ?? Infinity);
  const cutMm = toCut(metreWays(network, sources));
  return { columns, params, waits, cutMm, cutTimeMm: waits ? toCut(waitingWays(network, waits, sources)) : cutMm };
}

export function waitsOf({ crossings }: CircleColumns, { crossingWaitS, profile }: CircleParams): EdgeWaits | null {
  return crossingWaitS > 0 ? edgeWaits(crossings, mmOf(crossingWaitS / 60, profile)) : null;
}

/** The things of a city that a row counts. */
export function thingsOfRow(columns: Pick<CircleColumns, 'things'>, row: CircleRow): readonly Thing[] {
  return row.kinds.flatMap((kind) => columns.things(kind)).filter((thing) => counts(row, thing));
}

function counts({ minAreaM2 }: CircleRow, { areaM2 }: Thing): boolean {
  return minAreaM2 === undefined || (areaM2 !== null && areaM2 >= minAreaM2);
}

/** A thing as a source of walks: over each of its openings. */
export function sourceOf({ target }: Thing): Source {
  return {
    positions: target.openings.flatMap(({ positions, legMm }) =>
      positions.map((position) => ({ ...position, legMm: position.legMm + legMm })),
    ),
  };
}

interface Found {
  readonly mm: number;
  /** Place in the row's things. */
  readonly thing: number;
}

/** What of a row's things is not a matter of streets. */
export interface Surroundings {
  /** By their place; a hole where one was taken away. */
  readonly things: readonly (Thing | undefined)[];
  /** Straight in through a gate that both have, or through the door behind which the thing stands. */
  readonly throughDoor: ReadonlyMap<string, Found>;
  /** Things behind the walls of a compound. */
  readonly insideOf: ReadonlyMap<number, readonly number[]>;
  readonly straight: StraightIndex;
  /** Things that no street leads to. */
  readonly shut: StraightIndex;
}

export function doorKey({ gate, x, y }: Opening): string {
  return gate >= 0 ? `gate ${gate}` : `${x} ${y}`;
}

export function isShut({ openings }: Target): boolean {
  return openings.every(({ positions }) => positions.length === 0);
}

export function surroundingsOf(things: readonly (Thing | undefined)[]): Surroundings {
  const throughDoor = new Map<string, Found>();
  const insideOf = new Map<number, number[]>();
  const there = things.flatMap((each, thing) => (each ? [{ target: each.target, thing }] : []));
  for (const { target, thing } of there) {
    if (target.compound >= 0) insideOf.set(target.compound, [...(insideOf.get(target.compound) ?? []), thing]);
    for (const opening of target.openings) {
      // The way into a thing of no compound is nobody else's door.
      if (opening.gate < 0 && target.compound < 0) continue;
      const key = doorKey(opening);
      if (opening.legMm < (throughDoor.get(key)?.mm ?? Infinity)) throughDoor.set(key, { mm: opening.legMm, thing });
    }
  }
  return {
    things,
    throughDoor,
    insideOf,
    straight: straightIndex(there),
    shut: straightIndex(there.filter(({ target }) => isShut(target))),
  };
}

/** The shortest way from any opening of a start. */
function nearestFrom(ways: Ways, { openings }: Start): Answer | null {
  let best: Answer | null = null;
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
function withoutStreet({ columns }: Ground, around: Surroundings, start: Start): Found | null {
  const inside = targetAround(around.straight, start);
  if (inside >= 0) return { mm: 0, thing: inside };
  let best: Found | null = null;
  for (const opening of around.throughDoor.size > 0 && start.atOpenings ? start.openings : []) {
    const own = around.throughDoor.get(doorKey(opening));
    if (own) best = nearer(best, { mm: own.mm + opening.legMm, thing: own.thing });
  }
  if (best) return best;
  // Doors that lead nowhere: what stands inside is walked to from the middle.
  const across = insideWay({ prepared: columns.prepared }, start);
  for (const thing of around.insideOf.get(start.compound) ?? []) {
    const mm = across((around.things[thing] as Thing).target);
    if (mm !== null) best = nearer(best, { mm, thing });
  }
  return best;
}

/** All that a row's cells are judged by: walks by the metre, walks by time (the same object without waits), and the rest. */
export interface RowState {
  readonly row: CircleRow;
  readonly around: Surroundings;
  readonly metres: Ways;
  readonly time: Ways;
}

/** One search over the streets from all things of a row. */
function rowState({ columns, waits }: Ground, row: CircleRow, things: readonly Thing[]): RowState {
  const { network } = columns.prepared;
  const sources = things.map(sourceOf);
  const metres = metreWays(network, sources);
  return { row, around: surroundingsOf(things), metres, time: waits ? waitingWays(network, waits, sources) : metres };
}

const nothingKnown = { metres: null, minutes: null, toId: null, status: 'unknown' } as const;

const nothingThere: CircleCell = { straightM: null, ...nothingKnown };

/** The cell of one row and one home; `at` is the home's place. */
export function cellOf(ground: Ground, { row, around, metres, time }: RowState, { start }: Home, at: number): CircleCell {
  const { columns, params } = ground;
  const { network } = columns.prepared;
  const direct = withoutStreet(ground, around, start);
  const over = (ways: Ways): Found | null => {
    const way = nearestFrom(ways, start);
    return nearer(direct, way && { mm: way.mm, thing: way.source });
  };
  const walk = over(metres);
  const quickest = time === metres ? walk : over(time);
  const straight = nearestStraightM(around.straight, start, network);
  const straightM = Number.isFinite(straight) ? straight : null;
  if (!walk || !quickest) return { straightM, ...nothingKnown };
  const byTime = row.limitM === undefined;
  const judged = byTime ? quickest : walk;
  const limitMm = limitMmOf(row, params);
  const found = {
    straightM,
    metres: walk.mm / 1000,
    minutes: minutesOf(quickest.mm, params.profile),
    toId: around.things[judged.thing]?.id ?? null,
  };
  if (Math.round(judged.mm) <= limitMm) return { ...found, status: 'reached' };
  const cutMm = (byTime ? ground.cutTimeMm : ground.cutMm)[at] as number;
  const isCut = Math.round(cutMm) <= limitMm;
  // Something nearer may lie beyond the edge of the data, or cannot be entered: what was found is not known to be the nearest.
  if (isCut || 1000 * nearestStraightM(around.shut, start, network) <= limitMm) return { straightM, ...nothingKnown };
  return { ...found, status: 'beyond' };
}

/** The cells of one row, in the order of the homes. */
export function cellsOfRow(ground: Ground, row: CircleRow, things: readonly Thing[]): CircleCell[] {
  if (things.length === 0) return ground.columns.homes.map(() => nothingThere);
  const state = rowState(ground, row, things);
  return ground.columns.homes.map((home, at) => cellOf(ground, state, home, at));
}
