import type { Basis, Sample } from './demand.ts';
import { type Atoms, atomSums, atomsOf } from './live-atoms.ts';
import type { ChangedPlace } from './live-covers.ts';
import { LiveRadius } from './live-radius.ts';
import { type SampleIndex, sampleIndex } from './live-sample.ts';
import type { LiveTotals } from './live-spec.ts';
import { LiveStraight } from './live-straight.ts';
import type { CountedPark, LiveWalks, WalkStep } from './live-walks.ts';
import type { Prepared } from './prepare.ts';
import type { Metric } from './spec.ts';
import type { Sums } from './sums.ts';
import { classNumber, connectionOf, statusClasses, verdict, type Witness } from './walk.ts';

/** Points whose class became another. */
export type Changed = Readonly<Record<Metric, { readonly cell: Uint32Array; readonly to: Uint8Array }>>;

/** What one step did to the city, as the layers need it. */
export interface LayerStep {
  readonly prepared: Prepared;
  readonly removed: readonly CountedPark[];
  readonly added: readonly CountedPark[];
  readonly walk: WalkStep;
  /** Where which parks serve is another. */
  readonly places: readonly ChangedPlace[];
  /** Compounds with other doors. */
  readonly moved: readonly number[];
}

const nothing: Changed['walk'] = { cell: new Uint32Array(0), to: new Uint8Array(0) };

/** One demand with the class of each sample point and the sums by unit, kept while parks and gates change. */
export class LiveLayer {
  readonly walk: Uint8Array;
  readonly straight: Uint8Array;
  private readonly atoms: Atoms;
  private readonly index: SampleIndex;
  private readonly radius: LiveRadius;
  private readonly areas: LiveStraight;
  private readonly walkSums: Sums;
  /** Walk of each point that reaches the streets on its own, mm, in the order of `index.loose`. */
  private readonly looseMm: Float64Array;
  private readonly looseAt: Int32Array;
  /** 1 where a street that the data cut is within the limit on foot. */
  private readonly cut: Uint8Array;
  private readonly marked: Uint8Array;
  private readonly witness: Witness<number>;
  private isNew = true;

  constructor(
    private prepared: Prepared,
    readonly basis: Basis,
    public sample: Sample,
    private readonly walks: LiveWalks,
  ) {
    const { count } = sample.cells;
    this.walk = new Uint8Array(count).fill(2);
    this.straight = new Uint8Array(count).fill(2);
    this.atoms = atomsOf(basis);
    this.index = sampleIndex(basis.pieces, this.atoms.ofPiece, sample, prepared.compounds.length, prepared.network.links);
    this.radius = new LiveRadius(prepared.columns.plane, sample, this.index);
    this.areas = new LiveStraight(basis, this.atoms);
    this.walkSums = atomSums(this.atoms);
    this.looseMm = new Float64Array(this.index.loose.length).fill(Infinity);
    this.looseAt = new Int32Array(count).fill(-1);
    this.index.loose.forEach((point, at) => {
      this.looseAt[point] = at;
    });
    this.cut = new Uint8Array(count);
    this.marked = new Uint8Array(count);
    this.witness = this.witnessOf();
    for (let i = 0; i < count; i++) this.walkSums.unknown.add(this.index.atom[i] as number, sample.cells.amount[i] as number);
  }

  private witnessOf(): Witness<number> {
    const { index, radius, walks } = this;
    const legs = (point: number) => this.sample.access[point] as Sample['access'][number];
    return {
      walkMm: (point) => {
        const access = legs(point);
        if ('positions' in access) return this.looseMm[this.looseAt[point] as number] as number;
        return walks.mmThrough(index.compound[point] as number, access.doors);
      },
      inRadius: (point) => (radius.near[point] as number) > 0,
      connection: (point) => connectionOf(this.prepared, walks.gateComponents, index.compound[point] as number, legs(point)),
      inShutPark: (point) => (radius.shut[point] as number) > 0,
      cutMm: (point) => (this.cut[point] === 1 ? 0 : Infinity),
    };
  }

  /** Takes a step over; `sample` has the other ways out of compounds whose doors moved. Returns the points with another class. */
  step({ prepared, removed, added, walk, places, moved }: LayerStep, sample: Sample): Changed {
    this.prepared = prepared;
    this.sample = sample;
    const touched: number[] = [];
    const mark = (points: Iterable<number>) => {
      for (const point of points) {
        if (this.marked[point] === 1) continue;
        this.marked[point] = 1;
        touched.push(point);
      }
    };
    for (const park of removed) mark(this.radius.remove(park));
    for (const park of added) mark(this.radius.add(park));
    const cutAnew = this.isNew ? sample.access.keys() : moved.flatMap((compound) => [...this.index.ofCompound(compound)]);
    for (const point of cutAnew) this.cut[point] = this.isCut(point) ? 1 : 0;
    for (const compound of walk.compounds) mark(this.index.ofCompound(compound));
    mark(this.walkLoose());
    if (walk.all || this.isNew) mark(sample.access.keys());
    this.isNew = false;
    this.areas.step(places, this.walks.anyPark);
    return this.reclassify(touched);
  }

  private isCut(point: number): boolean {
    const access = this.sample.access[point] as Sample['access'][number];
    const mm =
      'positions' in access
        ? this.walks.cutMmFrom(access.positions)
        : this.walks.cutMmThrough(this.index.compound[point] as number, access.doors);
    return Math.round(mm) <= this.walks.limitMm;
  }

  /** Walks on from points that reach the streets on their own; those that became others. */
  private walkLoose(): number[] {
    const changed: number[] = [];
    const walkOn = (at: number) => {
      const point = this.index.loose[at] as number;
      const access = this.sample.access[point] as Sample['access'][number];
      if (!('positions' in access)) return;
      const mm = this.walks.mmFrom(access.positions);
      if (mm === this.looseMm[at]) return;
      this.looseMm[at] = mm;
      changed.push(point);
    };
    for (const link of this.walks.links()) this.index.looseOnLink(link).forEach(walkOn);
    return changed;
  }

  private reclassify(touched: readonly number[]): Changed {
    const others = this.walks.anyPark ? 1 : 2;
    const walked: number[] = [];
    const straight: number[] = [];
    for (const point of touched) {
      this.marked[point] = 0;
      const byWalk = classNumber(verdict(this.walks, this.witness, point));
      if (byWalk !== this.walk[point]) walked.push(point);
      this.moveAmount(point, this.walk[point] as number, byWalk);
      this.walk[point] = byWalk;
      const byRadius = this.radius.near[point] === 0 ? others : 0;
      if (byRadius !== this.straight[point]) straight.push(point);
      this.straight[point] = byRadius;
    }
    const listed = (points: number[], classes: Uint8Array) =>
      points.length === 0 ? nothing : { cell: Uint32Array.from(points), to: Uint8Array.from(points, (point) => classes[point] as number) };
    return { walk: listed(walked, this.walk), straight: listed(straight, this.straight) };
  }

  private moveAmount(point: number, from: number, to: number): void {
    if (from === to) return;
    const slot = this.index.atom[point] as number;
    const amount = this.sample.cells.amount[point] as number;
    this.walkSums[statusClasses[from] ?? 'unknown'].add(slot, -amount);
    this.walkSums[statusClasses[to] ?? 'unknown'].add(slot, amount);
  }

  totals(): Record<Metric, LiveTotals> {
    return { straight: this.atoms.totals(this.areas.sums), walk: this.atoms.totals(this.walkSums) };
  }
}
