import { areaLevels } from '../../core/area-level.ts';
import { breathe } from '../../core/breathe.ts';
import { distanceToBox, insideRegion, nearestOnBoundary } from '../../core/geo/rings.ts';
import { byHold } from '../../core/placement.ts';
import type { Host } from '../../core/result.ts';
import { type Cells, cellM } from '../coverage/cells.ts';
import type { AreaUnit } from '../coverage/columns.ts';
import type { Access, Demand } from '../coverage/demand.ts';
import type { Piece } from '../coverage/pieces.ts';
import type { Prepared } from '../coverage/prepare.ts';
import { type Question, questionOf } from '../coverage/question.ts';
import { bestWay, unlimited } from '../coverage/route.ts';
import { countsOf, type Served } from '../coverage/rules.ts';
import type { Metric, RuleSheet } from '../coverage/spec.ts';
import { isInAnyRadius } from '../coverage/walk.ts';
import { type Place, peopleOn, placesOf, sumOf } from './places.ts';
import type { Gap, GapList } from './spec.ts';

/** The ground that gaps are looked for on, with the class of each cell: 0 covered, 1 uncovered, 2 unknown, as in a run of coverage. */
export interface Ground {
  readonly prepared: Prepared;
  readonly sheet: RuleSheet;
  readonly metric: Metric;
  readonly question: Question;
  readonly land: Demand;
  readonly cells: Cells;
  readonly access: readonly Access[];
  readonly people: Float64Array;
  readonly classes: Uint8Array;
}

const cellsPerBreath = 8000;

/** Class of each cell as the crow flies, judged by its middle. */
async function straightClasses(prepared: Prepared, question: Question, { count, x, y }: Cells, host: Host): Promise<Uint8Array> {
  const classes = new Uint8Array(count).fill(question.anyPark ? 1 : 2);
  const walks = question.walks();
  for (let i = 0; i < count && question.anyPark; i++) {
    if (i % cellsPerBreath === 0) await breathe(host);
    if (isInAnyRadius(prepared, walks, x[i] as number, y[i] as number)) classes[i] = 0;
  }
  return classes;
}

/** The ground of a city under a rule sheet, as a run of coverage has it; `known` are the classes where a what-if keeps them. */
export async function groundOf(prepared: Prepared, sheet: RuleSheet, metric: Metric, host: Host, known?: Uint8Array): Promise<Ground> {
  const question = questionOf(prepared, sheet);
  const land = question.land();
  const { cells, access } = await land.cells(host);
  const people = peopleOn(prepared, land, cells, countsOf(sheet).urbanVillages);
  const classes = known ?? (metric === 'walk' ? await question.classes(host) : await straightClasses(prepared, question, cells, host));
  return { prepared, sheet, metric, question, land, cells, access, people, classes };
}

/** A gap with the cells it is made of. */
export interface FoundGap {
  readonly gap: Gap;
  readonly place: Place;
  /** The cell whose middle stands for it. */
  readonly middle: number;
}

export interface FoundGaps {
  readonly ground: Ground;
  readonly list: GapList;
  readonly found: ReadonlyMap<string, FoundGap>;
}

/** Every gap of a ground, largest first. */
export function gapsOf(ground: Ground): FoundGaps {
  const { prepared, land, cells, people, classes } = ground;
  const places = placesOf(prepared, land, cells, people, (cell) => classes[cell] === 1);
  const found = places.map((place, i): FoundGap => {
    const ofGround = groundFacts(ground, place);
    return { place, middle: ofGround.middle, gap: gapOf(ground, place, ofGround, i + 1) };
  });
  const ofClass = (wanted: number) => {
    const chosen: number[] = [];
    for (let cell = 0; cell < classes.length; cell++) if (classes[cell] === wanted) chosen.push(cell);
    const { landM2, people: count } = sumOf(prepared, land, cells, people, chosen);
    return { landM2, people: count };
  };
  const anyPeople = prepared.columns.compounds.some((compound) => compound.people !== null);
  const list: GapList = {
    metric: ground.metric,
    denominator: anyPeople ? 'people' : 'land',
    gaps: found.map(({ gap }) => gap),
    uncovered: ofClass(1),
    unknown: ofClass(2),
  };
  return { ground, list, found: new Map(found.map((one) => [one.gap.id, one])) };
}

/** What a cell weighs in its place: its people where the place has any, else its land. */
export function weightOf({ cells, people }: Ground, place: Place): (cell: number) => number {
  const column = place.people ? people : cells.amount;
  return (cell) => column[cell] as number;
}

/** The cell nearest to the centre of a place's demand whose middle lies on its own land; any cell where no middle does. */
function middleOf(ground: Ground, place: Place): number {
  const { land, cells } = ground;
  const weight = weightOf(ground, place);
  let [sum, sumX, sumY] = [0, 0, 0];
  for (const cell of place.cells) {
    sum += weight(cell);
    sumX += weight(cell) * (cells.x[cell] as number);
    sumY += weight(cell) * (cells.y[cell] as number);
  }
  const away = (cell: number) => Math.hypot((cells.x[cell] as number) - sumX / sum, (cells.y[cell] as number) - sumY / sum);
  const nearestFirst = place.cells.map((cell) => ({ cell, m: away(cell) })).sort((a, b) => a.m - b.m || a.cell - b.cell);
  const onLand = nearestFirst.find(({ cell }) => {
    const { region } = land.pieces[cells.piece[cell] as number] as Piece;
    return insideRegion(cells.x[cell] as number, cells.y[cell] as number, region);
  });
  return (onLand ?? nearestFirst[0])?.cell ?? 0;
}

/** What of a gap depends on its ground alone, whatever the parks. */
interface GroundFacts extends Pick<Gap, 'lon' | 'lat' | 'box' | 'areaCode' | 'areaName' | 'compounds'> {
  readonly middle: number;
}

const factsMemo = new WeakMap<Cells, Map<string, { readonly cells: readonly number[]; readonly facts: GroundFacts }>>();

/** Kept by the first cell's name: from one state of a what-if to the next nearly all places stay what they were. */
function groundFacts(ground: Ground, place: Place): GroundFacts {
  const kept = factsMemo.get(ground.cells) ?? new Map<string, { cells: readonly number[]; facts: GroundFacts }>();
  factsMemo.set(ground.cells, kept);
  const known = kept.get(place.id);
  if (known && known.cells.length === place.cells.length && known.cells.every((cell, i) => cell === place.cells[i])) return known.facts;
  const { prepared, cells } = ground;
  const middle = middleOf(ground, place);
  const [x, y] = [cells.x[middle] as number, cells.y[middle] as number];
  const [lon, lat] = prepared.columns.plane.inverse(x, y);
  const unit = unitAt(prepared, x, y);
  const facts: GroundFacts = {
    middle,
    lon,
    lat,
    box: boxOf(ground, place),
    areaCode: unit?.code ?? null,
    areaName: unit?.name ?? '',
    compounds: compoundsOf(ground, place),
  };
  kept.set(place.id, { cells: place.cells, facts });
  return facts;
}

function gapOf(ground: Ground, place: Place, { middle, ...facts }: GroundFacts, rank: number): Gap {
  const { cells } = ground;
  return {
    id: place.id,
    rank,
    people: place.people,
    peopleComplete: place.peopleComplete,
    landM2: place.landM2,
    ...facts,
    nearest: nearestStraight(ground, cells.x[middle] as number, cells.y[middle] as number),
    walk: nearestOnFoot(ground, middle),
  };
}

function boxOf({ prepared, cells }: Ground, place: Place): Gap['box'] {
  const half = cellM / 2;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of place.cells) {
    const [x, y] = [cells.x[cell] as number, cells.y[cell] as number];
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
  }
  const { plane } = prepared.columns;
  const [west, south] = plane.inverse(minX - half, minY - half);
  const [east, north] = plane.inverse(maxX + half, maxY + half);
  return [west, south, east, north];
}

/** The unit that a point of the plane counts in: the same as everywhere else, whatever the order of the file. */
function unitAt({ columns }: Prepared, x: number, y: number): AreaUnit | undefined {
  const around = columns.areas.filter(({ region }) => insideRegion(x, y, region));
  return around.map((unit) => ({ unit, code: unit.code, depth: areaLevels.indexOf(unit.level) })).sort(byHold)[0]?.unit;
}

function compoundsOf({ prepared, land, cells }: Ground, place: Place): Gap['compounds'] {
  const sums = new Map<number, number>();
  for (const cell of place.cells) {
    const compound = land.pieces[cells.piece[cell] as number]?.compound ?? -1;
    if (compound >= 0) sums.set(compound, (sums.get(compound) ?? 0) + (cells.amount[cell] as number));
  }
  return [...sums]
    .sort(([a, landA], [b, landB]) => landB - landA || a - b)
    .flatMap(([compound]) => {
      const own = prepared.columns.compounds[compound];
      return own ? [{ id: own.id, name: own.name }] : [];
    });
}

/** Index of the counted park that lies nearest beyond its radius as the crow flies, -1 where none counts. */
export function nearestServed(
  { prepared, question }: Ground,
  x: number,
  y: number,
): { readonly served: number; readonly straightM: number } {
  const { greens, plane } = prepared.columns;
  const scale = plane.scaleAt(x, y);
  let best = { served: -1, straightM: Infinity, beyondM: Infinity };
  question.served.forEach(({ green, radiusM }: Served, served) => {
    const { region } = greens[green] as (typeof greens)[number];
    if (distanceToBox(x, y, region.box) / scale - radiusM >= best.beyondM) return;
    const straightM = insideRegion(x, y, region) ? 0 : (nearestOnBoundary(x, y, region)?.distance ?? Infinity) / scale;
    if (straightM - radiusM < best.beyondM) best = { served, straightM, beyondM: straightM - radiusM };
  });
  return best;
}

function nearestStraight(ground: Ground, x: number, y: number): Gap['nearest'] {
  const { served, straightM } = nearestServed(ground, x, y);
  const counted = ground.question.served[served];
  const park = counted && ground.prepared.columns.greens[counted.green];
  return park ? { parkId: park.id, parkName: park.name, straightM, radiusM: counted.radiusM } : null;
}

/** The compound that a cell belongs to, -1 for none. */
export function compoundAt({ land, cells }: Ground, cell: number): number {
  return land.pieces[cells.piece[cell] as number]?.compound ?? -1;
}

function nearestOnFoot(ground: Ground, middle: number): Gap['walk'] {
  const { prepared, question, access } = ground;
  const walks = question.walks();
  const found = bestWay(prepared, unlimited(prepared, question), walks, compoundAt(ground, middle), access[middle] as Access);
  const served = found && walks.sourceOf[found.source]?.served;
  const park = prepared.columns.greens[walks.served[served ?? -1]?.green ?? -1];
  return found && park ? { parkId: park.id, parkName: park.name, walkM: found.mm / 1000 } : null;
}
