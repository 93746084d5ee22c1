import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellMesh, type CellRings, cellMesh } from '../../../src/core/geo/cell-mesh.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../../../src/core/geo/mercator.ts';

type Ring = readonly (readonly [x: number, y: number])[];

const [lon, lat] = [117.1, 36.2];
const unit = 1e-6;

/** Where each of several parts begins, and behind the last one the length of all. */
function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [at, length] of lengths.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  return starts;
}

/** Cells drawn in millionths of the world around Tai'an, x east and y south. */
function rings(cells: readonly (readonly Ring[])[]): CellRings {
  const [west, north] = [mercatorX(lon), mercatorY(lat)];
  const flat = cells.flat();
  return {
    lonLat: Float64Array.from(flat.flat().flatMap(([x, y]) => [lonOf(west + x * unit), latOf(north + y * unit)])),
    ringStart: startsOf(flat.map((ring) => ring.length)),
    ringOf: startsOf(cells.map((cell) => cell.length)),
  };
}

/** Area of the triangles of each cell, and whether all turn and lie as they should. */
function areas({ cells, positions, cellOf, corners }: CellMesh): number[] {
  const sums = Array.from({ length: cells }, () => 0);
  const at = (corner: number): readonly [number, number] => [(positions[2 * corner] ?? 0) / unit, (positions[2 * corner + 1] ?? 0) / unit];
  for (let i = 0; i < corners.length; i += 3) {
    const [a, b, c] = [corners[i] ?? 0, corners[i + 1] ?? 0, corners[i + 2] ?? 0];
    const [[ax, ay], [bx, by], [cx, cy]] = [at(a), at(b), at(c)];
    const cell = cellOf[a] ?? -1;
    expect([cellOf[b], cellOf[c]]).toEqual([cell, cell]);
    sums[cell] = (sums[cell] ?? 0) + Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;
  }
  return sums;
}

const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];
const reversed = (ring: Ring): Ring => ring.toReversed();

describe('a mesh of cells', () => {
  test('covers each cell by its own triangles: squares, a hole, two parts, an arrow, a ring that says its first vertex again', () => {
    const arrow: Ring = [
      [20, 0],
      [24, 0],
      [24, 4],
      [23, 1],
    ];
    const closed: Ring = [...square(40, 0, 3), [40, 0]];
    const mesh = cellMesh(
      rings([
        [square(0, 0, 2)],
        [square(5, 0, 4), reversed(square(6, 1, 2))],
        [square(12, 0, 1), square(15, 0, 2)],
        [arrow],
        [closed],
        [],
        [square(50, 0, 4), reversed(square(51, 1, 1)), square(60, 0, 3), reversed(square(61, 1, 1))],
      ]),
    );
    // The arrow: half of 4 × 4, less the triangle of half |(−1)(−4) − (−3)(−4)| = 4.
    const expected = [4, 12, 5, 4, 9, 0, 23];
    for (const [cell, area] of areas(mesh).entries()) expect(area).toBeCloseTo(expected[cell] ?? -1, 4);
    expect(mesh.cells).toBe(7);
  });

  test('is the same whichever way outlines turn, as long as holes turn the other way', () => {
    const turned = cellMesh(rings([[reversed(square(0, 0, 4)), square(1, 1, 2)]]));
    expect(areas(turned)[0]).toBeCloseTo(12, 4);
  });

  test('leaves out what encloses nothing, and an empty list is an empty mesh', () => {
    const line: Ring = [
      [0, 0],
      [1, 1],
      [2, 2],
    ];
    const broken = rings([[square(0, 0, 2)], [line], [square(3, 0, 1)]]);
    broken.lonLat[0] = Number.NaN;
    expect(areas(cellMesh(broken)).map((area) => Math.round(area))).toEqual([0, 0, 1]);
    expect(cellMesh(rings([]))).toMatchObject({ cells: 0, corners: new Uint32Array() });
  });

  test('keeps a twentieth of a pixel at zoom 20 across 60 km', () => {
    const far = cellMesh(rings([[square(0, 0, 1)], [square(1500, 1500, 1)]]));
    const pxPerWorld = 512 * 2 ** 20;
    const exact = cellMesh(rings([[square(0, 0, 1)]]));
    const side = (mesh: CellMesh, at: number): number => ((mesh.positions[2 * at + 2] ?? 0) - (mesh.positions[2 * at] ?? 0)) * pxPerWorld;
    expect(side(far, 4)).toBeCloseTo(side(exact, 0), 0);
    expect(Math.abs(side(far, 4) - side(exact, 0))).toBeLessThan(0.1);
  });

  test('of random squares sums to their area', () => {
    const cell = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (all) => {
        const found = areas(cellMesh(rings(all.map(([x, y, side]) => [square(x, y, side)]))));
        for (const [at, [, , side]] of all.entries()) expect(found[at]).toBeCloseTo(side * side, 2);
      }),
      { numRuns: 40 },
    );
  });
});
