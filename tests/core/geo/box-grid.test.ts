import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoxGrid } from '../../../src/core/geo/box-grid.ts';
import type { Box } from '../../../src/core/geo/rings.ts';

const metres = fc.integer({ min: -200, max: 200 }).map((at) => 40 * at);
const width = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 3000 }),
  fc.constant(900_000),
  fc.constant(Infinity),
  fc.constant(-Infinity),
);
const box = fc.tuple(metres, metres, width, width).map(([x, y, w, h]): Box => [x, y, x + w, y + h]);
const edit = fc.record({ thing: fc.integer({ min: 0, max: 12 }), box: fc.option(box, { nil: null }) });

test('a search finds what a look at every box finds, in the order of coming, after any puts and takings', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), fc.array(box, { minLength: 1, maxLength: 8 }), (edits, asked) => {
      const grid = new BoxGrid<number>();
      const known = new Map<number, Box>();
      for (const { thing, box: to } of edits) {
        known.delete(thing);
        if (to) known.set(thing, to);
        if (to) grid.add(thing, to);
        else grid.remove(thing);
      }
      const isIn = (a: Box, b: Box) => a[2] >= a[0] && a[3] >= a[1] && a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
      for (const of of asked) {
        if (of[2] < of[0] || of[3] < of[1]) continue;
        expect(grid.search(of)).toEqual([...known].filter(([, own]) => isIn(own, of)).map(([thing]) => thing));
      }
    }),
    { numRuns: 300, seed: 20261124 },
  );
});
