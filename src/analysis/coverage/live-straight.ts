import type Flatbush from 'flatbush';
import { boxIndex } from '../../core/geo/boxes.ts';
import type { Box } from '../../core/geo/rings.ts';
import type { Demand } from './demand.ts';
import type { Piece } from './pieces.ts';
import type { Prepared } from './prepare.ts';
import type { Served } from './rules.ts';
import { reachBox } from './rules.ts';
import { coveredAreas } from './straight.ts';
import { emptySums, type Sums, slotOf } from './sums.ts';

/** The area of each piece of the land inside the union of service areas, and its sums, kept while parks change. */
export class LiveStraight {
  sums: Sums;
  private readonly covered: Float64Array;
  private readonly index: Flatbush | null;
  private anyPark = false;

  constructor(private readonly demand: Demand) {
    this.covered = new Float64Array(demand.pieces.length);
    this.index = boxIndex(demand.pieces.map(({ region }) => region.box));
    this.sums = this.sumAnew();
  }

  /** Counts the pieces anew that lie in the reach of what changed. */
  step(prepared: Prepared, served: readonly Served[], changed: readonly Box[], anyPark: boolean): void {
    const touched = [...new Set(changed.flatMap((box) => this.index?.search(...box) ?? []))];
    const pieces = touched.map((i) => this.demand.pieces[i] as Piece);
    const reaches = boxIndex(served.map((park) => reachBox(prepared.columns, park)));
    const near = new Set(pieces.flatMap(({ region }) => reaches?.search(...region.box) ?? []));
    const areas = coveredAreas(
      prepared,
      served.filter((_, i) => near.has(i)),
      pieces,
    );
    touched.forEach((piece, t) => {
      this.put(piece, areas[t] ?? 0);
    });
    if (anyPark === this.anyPark) return;
    this.anyPark = anyPark;
    this.sums = this.sumAnew();
  }

  private put(at: number, area: number): void {
    const { unit, perM2 } = this.demand.pieces[at] as Piece;
    const before = this.covered[at] as number;
    if (area === before) return;
    const slot = slotOf(this.demand.units, unit);
    const others = this.anyPark ? this.sums.uncovered : this.sums.unknown;
    this.covered[at] = area;
    // The very amounts that were added are taken away, so that nothing is left over.
    this.sums.covered.add(slot, -before * perM2);
    this.sums.covered.add(slot, area * perM2);
    others.add(slot, before * perM2);
    others.add(slot, -area * perM2);
  }

  private sumAnew(): Sums {
    const sums = emptySums(this.demand.units);
    const others = this.anyPark ? sums.uncovered : sums.unknown;
    this.demand.pieces.forEach(({ unit, area, perM2 }, i) => {
      const slot = slotOf(this.demand.units, unit);
      const inside = (this.covered[i] as number) * perM2;
      sums.covered.add(slot, inside);
      others.add(slot, area * perM2);
      others.add(slot, -inside);
    });
    return sums;
  }
}
