import { addAt } from '../../core/columns.ts';
import { nearestOnBoundary, type Region } from '../../core/geo/rings.ts';
import { type Cells, cellM, cellsOf } from '../coverage/cells.ts';
import { type Demand, demandOf } from '../coverage/demand.ts';
import type { Piece } from '../coverage/pieces.ts';
import type { Prepared } from '../coverage/prepare.ts';

/** Uncovered cells of the residential land that hang together, by their index in the demand's cells. */
export interface Place {
  readonly id: string;
  readonly cells: readonly number[];
  readonly landM2: number;
  readonly people: number | null;
  readonly peopleComplete: boolean;
}

/** Compounds drawn no farther apart than this hang together: the width of a wall between them. */
const touchM = 2;

/** More columns of cells than a plane zone is wide. */
const columnsPerRow = 2 ** 22;
/** From a square to the four of its eight neighbours that come after it. */
const around = [1, columnsPerRow - 1, columnsPerRow, columnsPerRow + 1] as const;

function keyAt(x: number, y: number): number {
  return Math.floor(y / cellM) * columnsPerRow + Math.floor(x / cellM);
}

/** Cells by the square they lie in. Several pieces may share one: `next` leads from the first of them to the others, -1 after the last. */
interface Squares {
  readonly first: ReadonlyMap<number, number>;
  readonly next: Int32Array;
}

function bySquare({ count, x, y }: Cells, isIn: (cell: number) => boolean): Squares {
  const first = new Map<number, number>();
  const next = new Int32Array(count).fill(-1);
  for (let i = count - 1; i >= 0; i--) {
    if (!isIn(i)) continue;
    const key = keyAt(x[i] as number, y[i] as number);
    next[i] = first.get(key) ?? -1;
    first.set(key, i);
  }
  return { first, next };
}

/** Sets that grow together; `find` gives the lowest member. */
class Joined {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(at: number): number {
    let root = at;
    while (this.parent[root] !== root) root = this.parent[root] as number;
    for (let i = at; i !== root; ) {
      const next = this.parent[i] as number;
      this.parent[i] = root;
      i = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.find(a), this.find(b)];
    this.parent[Math.max(one, other)] = Math.min(one, other);
  }
}

/** By the cells, which stay the same while parks and gates are tried out. */
const touchMemo = new WeakMap<Cells, Map<number, boolean>>();

/** Whether two pieces of land belong to one compound, or are drawn at most a wall's width apart. */
function touching(demand: Demand, cells: Cells, a: number, b: number): boolean {
  const [one, other] = [demand.pieces[a] as Piece, demand.pieces[b] as Piece];
  if (a === b || (one.compound >= 0 && one.compound === other.compound)) return true;
  const known = touchMemo.get(cells) ?? new Map<number, boolean>();
  touchMemo.set(cells, known);
  const key = Math.min(a, b) * demand.pieces.length + Math.max(a, b);
  const verdict = known.get(key) ?? (isNear(one.region, other.region) || isNear(other.region, one.region));
  known.set(key, verdict);
  return verdict;
}

/** Whether a vertex of one outline lies within `touchM` of the other: outlines that do not overlap are nearest at a vertex of one of them. */
function isNear({ rings }: Region, other: Region): boolean {
  const [minX, minY, maxX, maxY] = other.box;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number];
      if (x < minX - touchM || x > maxX + touchM || y < minY - touchM || y > maxY + touchM) continue;
      if ((nearestOnBoundary(x, y, other)?.distance ?? Infinity) <= touchM) return true;
    }
  }
  return false;
}

/** People of the same compounds, spread over the same squares; nothing of it depends on parks. */
function peopleCells(prepared: Prepared, urbanVillages: boolean) {
  const { pieces } = demandOf(prepared, 'city', 'people', urbanVillages);
  const cells = cellsOf(pieces);
  return { cells, compound: Int32Array.from(cells.piece, (piece) => pieces[piece]?.compound ?? -1) };
}

/**
 * People of each land cell; of a square where compounds overlap, those of a compound whose land there counts for another one go with that
 * one's cell. What has no land inside the built-up area is in no cell.
 */
function peopleOfCells(prepared: Prepared, land: Demand, cells: Cells, urbanVillages: boolean): Float64Array {
  const { cells: homes, compound } = peopleCells(prepared, urbanVillages);
  const squares = bySquare(cells, () => true);
  const people = new Float64Array(cells.count);
  for (let i = 0; i < homes.count; i++) {
    const here = squares.first.get(keyAt(homes.x[i] as number, homes.y[i] as number)) ?? -1;
    if (here < 0) continue;
    let own = here;
    while (own >= 0 && land.pieces[cells.piece[own] as number]?.compound !== compound[i]) own = squares.next[own] as number;
    addAt(people, own < 0 ? here : own, homes.amount[i] as number);
  }
  return people;
}

const spreadMemo = new WeakMap<Cells, Float64Array>();

/** People on each cell of the residential land, all zero where no compound has a population. */
export function peopleOn(prepared: Prepared, land: Demand, cells: Cells, urbanVillages: boolean): Float64Array {
  const people = spreadMemo.get(cells) ?? peopleOfCells(prepared, land, cells, urbanVillages);
  spreadMemo.set(cells, people);
  return people;
}

/** Land and people of some cells; `people` is null where no compound among them has a population. */
export function sumOf(prepared: Prepared, land: Demand, { piece, amount }: Cells, people: Float64Array, chosen: Iterable<number>) {
  let [landM2, count, known, complete] = [0, 0, false, true];
  for (const cell of chosen) {
    landM2 += amount[cell] as number;
    count += people[cell] as number;
    const compound = land.pieces[piece[cell] as number]?.compound ?? -1;
    const isKnown = compound >= 0 && prepared.columns.compounds[compound]?.people !== null;
    known ||= isKnown;
    complete &&= isKnown;
  }
  return { landM2, people: known ? count : null, peopleComplete: complete };
}

/**
 * Uncovered cells grouped into places: cells that touch, by a side or a corner, of the same compound or of compounds that touch. Largest
 * first: by people where they are known, places without known people after them by land.
 */
export function placesOf(
  prepared: Prepared,
  land: Demand,
  cells: Cells,
  people: Float64Array,
  isUncovered: (cell: number) => boolean,
): Place[] {
  const { first, next } = bySquare(cells, isUncovered);
  const joined = new Joined(cells.count);
  const join = (a: number, b: number) => {
    const [pieceA, pieceB] = [cells.piece[a] as number, cells.piece[b] as number];
    if (pieceA === pieceB || (joined.find(a) !== joined.find(b) && touching(land, cells, pieceA, pieceB))) joined.join(a, b);
  };
  for (const [key, start] of first) {
    for (let a = start; a >= 0; a = next[a] as number) {
      for (let b = next[a] as number; b >= 0; b = next[b] as number) join(a, b);
      for (const step of around) for (let b = first.get(key + step) ?? -1; b >= 0; b = next[b] as number) join(a, b);
    }
  }
  const groups = new Map<number, number[]>();
  for (let i = 0; i < cells.count; i++) {
    if (!isUncovered(i)) continue;
    const root = joined.find(i);
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  }
  return [...groups.values()]
    .map((own): Place => ({ id: idOf(prepared, land, cells, own), cells: own, ...sumOf(prepared, land, cells, people, own) }))
    .sort(largestFirst);
}

/** Named after its most south-western cell and the compound there, so that the order of the data does not matter. */
function idOf({ columns }: Prepared, land: Demand, { x, y, piece }: Cells, own: readonly number[]): string {
  const names = own.map((cell) => {
    const compound = land.pieces[piece[cell] as number]?.compound ?? -1;
    return {
      row: Math.floor((y[cell] as number) / cellM),
      column: Math.floor((x[cell] as number) / cellM),
      of: columns.compounds[compound]?.id ?? '',
    };
  });
  const first = names.reduce((a, b) => ((a.row - b.row || a.column - b.column || (a.of < b.of ? -1 : 1)) <= 0 ? a : b));
  return `${first.column}.${first.row}.${first.of}`;
}

function largestFirst(a: Place, b: Place): number {
  return (b.people ?? -1) - (a.people ?? -1) || b.landM2 - a.landM2 || (a.id < b.id ? -1 : 1);
}
