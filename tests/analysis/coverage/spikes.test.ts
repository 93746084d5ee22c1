import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { union } from '../../../src/analysis/coverage/clip.ts';
import { withoutSpikes } from '../../../src/analysis/coverage/spikes.ts';

type XY = readonly [number, number];
const path = (...points: readonly XY[]) => points.map(([x, y]) => ({ x: 1000 * x, y: 1000 * y }));
const square = path([0, 0], [4, 0], [4, 4], [0, 4]);

describe('spikes along x', () => {
  it('are taken off, wherever the path begins, and the rest keeps its vertices', () => {
    const spiked = path([0, 0], [6, 0], [4, 0], [4, 4], [0, 4]);
    for (let start = 0; start < spiked.length; start++) {
      const turned = [...spiked.slice(start), ...spiked.slice(0, start)];
      const [left] = withoutSpikes([turned]);
      expect(left).toHaveLength(4);
      expect(left).toEqual(expect.arrayContaining(square));
    }
  });

  it('that are all of a path leave none of it', () => {
    expect(withoutSpikes([path([0, 1], [0, 1], [0, 1]), path([0, 0], [2, 0], [1, 0]), square])).toEqual([square]);
  });

  it('that are not there leave the very paths', () => {
    const paths = [square, path([0, 0], [2, 0], [4, 0], [4, 4])];
    expect(withoutSpikes(paths)).toBe(paths);
  });

  // Found by drawing at random: without the guard the library fills the memory at each of these.
  const endless = [
    [path([0, 1], [0, 0], [1, 0], [2, 0], [0, 0], [0, 2])],
    [path([3, 1], [4, 1], [0, 1], [2, 5], [1, 1]), path([5, 2], [0, 0], [3, 5], [1, 2], [3, 3])],
    [path([2, 0], [3, 0], [0, 0], [0, 2], [0, 0]), path([1, 2], [1, 0], [1, 3])],
  ];
  it.each(endless.map((paths) => [paths]))('do not keep the clipping from coming back: %j', (paths) => {
    expect(Array.isArray(union(paths))).toBe(true);
  });

  it('enclose nothing: signed areas stay to the last digit', () => {
    const corner = fc.tuple(fc.nat(5), fc.nat(3));
    const twice = (points: readonly { x: number; y: number }[]) =>
      points.reduce((sum, a, i) => {
        const b = points[(i + 1) % points.length] ?? a;
        return sum + a.x * b.y - b.x * a.y;
      }, 0);
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 12 }), (corners) => {
        const points = path(...corners);
        const left = withoutSpikes([points]);
        expect(left.reduce((sum, each) => sum + twice(each), 0)).toBe(twice(points));
        expect(withoutSpikes(left)).toBe(left);
      }),
    );
  });
});
