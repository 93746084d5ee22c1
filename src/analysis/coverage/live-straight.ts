import type Flatbush from 'flatbush';
import { boxIndex } from '../../core/geo/boxes.ts';
import type { Basis } from './demand.ts';
import { type Atoms, atomSums } from './live-atoms.ts';
import { type ChangedPlace, together } from './live-covers.ts';
import type { Piece } from './pieces.ts';
import { areaUnder } from './straight.ts';
import type { Sums } from './sums.ts';

/** The area of each piece of the land inside the union of service areas, and its sums, kept while parks change. */
export class LiveStraight {
  sums: Sums;
  private readonly covered: Float64Array;
  private readonly index: Flatbush | null;
  private anyPark = false;

  constructor(
    private readonly basis: Basis,
    private readonly atoms: Atoms,
  ) {
    this.covered = new Float64Array(basis.pieces.length);
    this.index = boxIndex(basis.pieces.map(({ region }) => region.box));
    this.sums = this.sumAnew();
  }

  /** Counts the pieces anew that lie where something changed. */
  step(places: readonly ChangedPlace[], anyPark: boolean): void {
    for (const { box, unionIn } of places) {
      const touched = this.index?.search(...box) ?? [];
      if (touched.length === 0) continue;
      const pieces = touched.map((i) => this.basis.pieces[i] as Piece);
      const raster = unionIn(pieces.map(({ region }) => region.box).reduce(together));
      touched.forEach((piece, t) => {
        this.put(piece, areaUnder(raster, pieces[t] as Piece));
      });
    }
    if (anyPark === this.anyPark) return;
    this.anyPark = anyPark;
    this.sums = this.sumAnew();
  }

  private put(at: number, area: number): void {
    const { perM2 } = this.basis.pieces[at] as Piece;
    const before = this.covered[at] as number;
    if (area === before) return;
    const slot = this.atoms.ofPiece[at] as number;
    const others = this.anyPark ? this.sums.uncovered : this.sums.unknown;
    this.covered[at] = area;
    // The very amounts that were added are taken away, so that nothing is left over.
    this.sums.covered.add(slot, -before * perM2);
    this.sums.covered.add(slot, area * perM2);
    others.add(slot, before * perM2);
    others.add(slot, -area * perM2);
  }

  private sumAnew(): Sums {
    const sums = atomSums(this.atoms);
    const others = this.anyPark ? sums.uncovered : sums.unknown;
    this.basis.pieces.forEach(({ area, perM2 }, i) => {
      const slot = this.atoms.ofPiece[i] as number;
      const inside = (this.covered[i] as number) * perM2;
      sums.covered.add(slot, inside);
      others.add(slot, area * perM2);
      others.add(slot, -inside);
    });
    return sums;
  }
}
