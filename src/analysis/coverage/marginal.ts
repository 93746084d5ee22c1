import { breathe } from '../../core/breathe.ts';
import { addAt } from '../../core/columns.ts';
import type { Host } from '../../core/result.ts';
import { createLiveField, type LiveField } from '../network/live-field.ts';
import { nearestWay } from '../network/search.ts';
import { basisOf, type Sample } from './demand.ts';
import { type StampBase, stampOf } from './engine.ts';
import { LiveRadius } from './live-radius.ts';
import { sampleIndex } from './live-sample.ts';
import type { ParkValue, ParkValues } from './live-spec.ts';
import type { CountedPark } from './live-walks.ts';
import type { Door, Prepared } from './prepare.ts';
import { countsOf, largestRadiusM, type Served, servedGreens } from './rules.ts';
import type { Denominator, RuleSheet } from './spec.ts';
import { aloneAreas } from './straight.ts';

const kept = new WeakMap<Prepared, Map<string, readonly ParkValue[]>>();

/**
 * Of every counted park, the demand that only it serves: what a run without it would have uncovered, straight and on foot, in the measure asked.
 * In the order of the columns. Kept for a prepared city.
 */
export async function parkValues(
  prepared: Prepared,
  sheet: RuleSheet,
  denominator: Denominator,
  host: Host,
): Promise<readonly ParkValue[]> {
  const made = kept.get(prepared) ?? new Map<string, readonly ParkValue[]>();
  kept.set(prepared, made);
  const key = JSON.stringify([denominator, sheet.tiers, sheet.counts]);
  const known = made.get(key);
  if (known) return known;
  const counts = countsOf(sheet);
  const served = servedGreens(prepared.columns.greens, prepared.inHistoric, sheet, counts);
  const basis = basisOf(prepared, denominator, counts.urbanVillages);
  const straight = await aloneAreas(prepared, served, basis.pieces, { ...host, progress: (share) => host.progress(share / 2) });
  const walk = await walkAlone(prepared, largestRadiusM(sheet), parksOf(prepared, served), basis.pieces, await basis.cells(host), host);
  const values = served.map(({ green }, index): ParkValue => {
    const { kind, id } = prepared.columns.greens[green] as Prepared['columns']['greens'][number];
    return { kind, id, straight: straight[index] as number, walk: walk[index] as number };
  });
  made.set(key, values);
  return values;
}

/** The same with the stamp of what it was computed from. */
export async function valuesOfParks(
  prepared: Prepared,
  sheet: RuleSheet,
  denominator: Denominator,
  host: Host,
  base: StampBase,
): Promise<ParkValues> {
  const values = await parkValues(prepared, sheet, denominator, host);
  const served = servedGreens(prepared.columns.greens, prepared.inHistoric, sheet, countsOf(sheet));
  return { stamp: stampOf(prepared, sheet, { metric: 'walk', by: 'city', denominator }, served, base), values };
}

function parksOf({ columns, greenDoors }: Prepared, served: readonly Served[]): CountedPark[] {
  return served.map(({ green, radiusM }) => ({
    green: columns.greens[green] as CountedPark['green'],
    radiusM,
    doors: greenDoors[green] ?? [],
  }));
}

type Pieces = ReturnType<typeof basisOf>['pieces'];

/** How many parks do something for each sample point, and which it is where it is only one. */
interface Sole {
  readonly count: Uint16Array;
  readonly last: Int32Array;
}

function sole(size: number): Sole {
  return { count: new Uint16Array(size), last: new Int32Array(size).fill(-1) };
}

function note({ count, last }: Sole, point: number, park: number): void {
  if (last[point] === park) return;
  last[point] = park;
  count[point] = (count[point] as number) + 1;
}

/**
 * A point is lost without a park where only that one is within its limit on foot, or where only that one has it in its radius as the crow
 * flies, which a walk asks for as well.
 */
async function walkAlone(
  prepared: Prepared,
  largestM: number,
  parks: readonly CountedPark[],
  pieces: Pieces,
  sample: Sample,
  host: Host,
): Promise<Float64Array> {
  const { cells } = sample;
  const index = sampleIndex(pieces, new Uint32Array(pieces.length), sample, prepared.compounds.length, prepared.network.links);
  const radius = new LiveRadius(prepared.columns.plane, sample, index);
  const [walking, near] = [sole(cells.count), sole(cells.count)];
  const walks = new ParkWalks(prepared, largestM, sample, index);
  for (const [at, park] of parks.entries()) {
    if (at % 16 === 0) {
      host.progress(0.5 + (0.5 * at) / parks.length);
      await breathe(host);
    }
    for (const point of radius.add(park)) note(near, point, at);
    walks.visit(park, (point) => note(walking, point, at));
  }
  const alone = new Float64Array(parks.length);
  for (let i = 0; i < cells.count; i++) {
    if (walking.count[i] === 0 || near.count[i] === 0) continue;
    const walker = walking.count[i] === 1 ? (walking.last[i] as number) : -1;
    const crow = near.count[i] === 1 ? (near.last[i] as number) : -1;
    if (walker >= 0) addAt(alone, walker, cells.amount[i] as number);
    if (crow >= 0 && crow !== walker) addAt(alone, crow, cells.amount[i] as number);
  }
  return alone;
}

/** Bounded searches from one park after another, and the sample points that each reaches. */
class ParkWalks {
  private readonly field: LiveField;
  /** Compounds with a door on a link. */
  private readonly compoundsAt = new Map<number, number[]>();
  /** Compounds with a door at a recorded gate: a park with the same one is entered there without a step. */
  private readonly compoundsWith = new Map<number, number[]>();

  constructor(
    private readonly prepared: Prepared,
    private readonly largestM: number,
    private readonly sample: Sample,
    private readonly index: ReturnType<typeof sampleIndex>,
  ) {
    this.field = createLiveField(prepared.network, 1000 * largestM);
    const { edgeLink } = prepared.network.links;
    prepared.compounds.forEach(({ doors }, c) => {
      for (const { gate, positions } of doors) {
        if (gate >= 0) put(this.compoundsWith, gate, c);
        for (const { edge } of positions) put(this.compoundsAt, edgeLink[edge] as number, c);
      }
    });
  }

  /** Calls `reach` with each point that has a door of the park within its limit on foot; with some more than once. */
  visit({ radiusM, doors }: CountedPark, reach: (point: number) => void): void {
    const { field, sample, index } = this;
    const startMm = 1000 * (this.largestM - radiusM);
    const isWithin = (mm: number) => Math.round(mm) <= field.limitMm;
    doors.forEach(({ positions }, id) => {
      field.add(id, { positions, startMm });
    });
    const gates = new Set(doors.flatMap(({ gate }) => (gate >= 0 ? [gate] : [])));
    const compounds = new Set([...gates].flatMap((gate) => this.compoundsWith.get(gate) ?? []));
    const mmFrom = (positions: Door['positions']) => nearestWay(field, positions)?.mm ?? Infinity;
    for (const link of field.changedLinks()) {
      for (const c of this.compoundsAt.get(link) ?? []) compounds.add(c);
      for (const at of index.looseOnLink(link)) {
        const point = index.loose[at] as number;
        const access = sample.access[point] as Sample['access'][number];
        if ('positions' in access && isWithin(mmFrom(access.positions))) reach(point);
      }
    }
    for (const c of compounds) {
      const own = this.prepared.compounds[c]?.doors ?? [];
      const doorMm = own.map(({ gate, positions }) => Math.min(mmFrom(positions), gates.has(gate) ? startMm : Infinity));
      for (const point of index.ofCompound(c)) {
        const access = sample.access[point] as Sample['access'][number];
        if ('doors' in access && access.doors.some(({ door, legMm }) => isWithin(legMm + (doorMm[door] as number)))) reach(point);
      }
    }
    for (const id of doors.keys()) field.remove(id);
    field.changedLinks();
  }
}

function put(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
