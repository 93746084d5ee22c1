import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cityStreets } from '../../../src/analysis/mend/adapter.ts';
import { mendDefaults } from '../../../src/analysis/mend/spec.ts';
import type { Asset } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { geodesicM } from '../../../src/core/geo/ellipsoid.ts';
import { city, street, type XY } from '../../scenes/draw.ts';
import { faultsIn, mendAll, mendOnce, networkOf, sure } from './rounds.ts';

/** Short streets over a small ground, with ends that nearly meet, cross, lie in one place or run along each other; some on another level. */
const crooked = fc
  .array(
    fc.record({
      from: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
      steps: fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })), { minLength: 1, maxLength: 3 }),
      off: fc.tuple(fc.constantFrom(0, 0, 0.05, 0.3, 1.1, -0.7), fc.constantFrom(0, 0, -0.05, 0.4, -1.3)),
      raised: fc.boolean(),
      node: fc.boolean(),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((rows) =>
    rows.map(({ from, steps, off, raised, node }, at) => {
      const points: XY[] = [[20 * from[0] + off[0], 20 * from[1] + off[1]]];
      for (const [dx, dy] of steps) {
        const [x, y] = points.at(-1) as XY;
        points.push([x + 20 * dx, y + 20 * dy + off[0] / 2]);
      }
      const nodes = node ? { nodes: points.map((_, i) => 100 * at + i + 1) } : {};
      return street(`s${at}`, points, { ...nodes, ...(raised && at % 3 === 0 ? { bridge: true, layer: 1 } : {}) });
    }),
  );

/** The part of the network that each street lies in; streets that have no edge are left out. */
function partOf(now: City): ReadonlyMap<string, number> {
  const { component, edgeLine, edgeFrom } = networkOf(now);
  const { streets, streetOf } = cityStreets(now);
  const parts = new Map<string, number>();
  edgeLine.forEach((line, edge) => {
    parts.set((streets[streetOf[line] as number] as Asset).id, component[edgeFrom[edge] as number] as number);
  });
  return parts;
}

function isTorn(before: City, after: City): boolean {
  const [was, is] = [partOf(before), partOf(after)];
  return [...was].some(([id, part]) =>
    [...was].some(([other, same]) => part === same && is.has(id) && is.has(other) && is.get(id) !== is.get(other)),
  );
}

function lengthM({ geometry }: Asset): number {
  if (geometry?.type !== 'LineString') return 0;
  const places = geometry.coordinates as [number, number][];
  return places.slice(1).reduce((sum, place, i) => sum + geodesicM(...(places[i] as [number, number]), ...place), 0);
}

/** Straight streets between corners of a lattice of 100 m: whole numbers say exactly what crosses, touches and joins. */
type Straight = readonly [ax: number, ay: number, bx: number, by: number];

const lattice = fc.array(
  fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4)).filter(([ax, ay, bx, by]) => ax !== bx || ay !== by),
  { minLength: 2, maxLength: 8 },
);

function side([ax, ay, bx, by]: Straight, x: number, y: number): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}

function isOn(line: Straight, x: number, y: number): boolean {
  const [ax, ay, bx, by] = line;
  return side(line, x, y) === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}

const ends = ([ax, ay, bx, by]: Straight): readonly (readonly [number, number])[] => [
  [ax, ay],
  [bx, by],
];

const isEndOf = (line: Straight, x: number, y: number) => ends(line).some(([ex, ey]) => ex === x && ey === y);

/** What holds of whatever is drawn, over so many drawings. */
export function describeMending(runs: { readonly numRuns: number; readonly seed?: number }): void {
  describe('whatever is drawn', () => {
    test('all that is sure is mended, nothing sure is left, and mending again changes nothing', async () => {
      await fc.assert(
        fc.asyncProperty(crooked, async (streets) => {
          const mended = await mendAll(city(streets));
          expect((await faultsIn(mended.assets)).filter(sure)).toEqual([]);
          expect((await mendAll(mended)).assets).toEqual(mended.assets);
        }),
        runs,
      );
    });

    test('no repair tears what hung together, sure or not, alone or with others', async () => {
      await fc.assert(
        fc.asyncProperty(crooked, fc.nat(20), async (streets, pick) => {
          const before = city(streets);
          expect(isTorn(before, await mendAll(before))).toBe(false);
          expect(isTorn(before, (await mendOnce(before, () => true)).city)).toBe(false);
          const faults = await faultsIn(streets);
          const one = faults[pick % Math.max(1, faults.length)];
          const alone = await mendOnce(before, ({ code, at }) => code === one?.code && at[0] === one?.at[0] && at[1] === one?.at[1]);
          expect(isTorn(before, alone.city)).toBe(false);
        }),
        runs,
      );
    });

    test('one repair of an end, a crossing or a short edge changes no length by more than the tolerance there', async () => {
      await fc.assert(
        fc.asyncProperty(crooked, fc.nat(20), async (streets, pick) => {
          const before = city(streets);
          const faults = (await faultsIn(streets)).filter(({ code, repair }) => code !== 'duplicate' && repair !== null);
          const one = faults[pick % Math.max(1, faults.length)];
          if (!one) return;
          const { city: after } = await mendOnce(before, (fault) => fault.code === one.code && String(fault.at) === String(one.at));
          for (const was of before.assets) {
            const is = after.assets.find(({ id }) => id === was.id);
            if (is) expect(Math.abs(lengthM(is) - lengthM(was))).toBeLessThanOrEqual(mendDefaults.nearM + mendDefaults.shortM);
          }
        }),
        runs,
      );
    });

    test('ground and bridge are never joined', async () => {
      await fc.assert(
        fc.asyncProperty(crooked, async (streets) => {
          const raised = new Set(streets.filter(({ values }) => values.bridge === true).map(({ id }) => id));
          const joins = (now: City) => {
            const parts = partOf(now);
            return [...parts].some(
              ([id, part]) => raised.has(id) && [...parts].some(([other, same]) => same === part && !raised.has(other)),
            );
          };
          fc.pre(!joins(city(streets)));
          expect(joins((await mendOnce(city(streets), () => true)).city)).toBe(false);
        }),
        runs,
      );
    });
  });

  describe('against whole numbers', () => {
    test('the crossings and touching ends of straight streets are exactly those of arithmetic', async () => {
      await fc.assert(
        fc.asyncProperty(lattice, async (lines) => {
          const pairs = lines.flatMap((a, i) => lines.slice(i + 1).map((b, j) => [a, b, i, i + 1 + j] as const));
          // Lines along each other are another fault.
          fc.pre(pairs.every(([a, b]) => side(a, b[0], b[1]) !== 0 || side(a, b[2], b[3]) !== 0));
          const crossings = pairs
            .filter(([a, b]) => side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0)
            .map(([, , i, j]) => `${i} ${j}`);
          const touches = new Set(
            lines.flatMap((line, i) =>
              ends(line).flatMap(([x, y]) =>
                lines.some((other, j) => j !== i && isOn(other, x, y) && !isEndOf(other, x, y)) ? [`${x} ${y}`] : [],
              ),
            ),
          );
          const streets = lines.map(([ax, ay, bx, by], at) =>
            street(`s${at}`, [
              [100 * ax, 100 * ay],
              [100 * bx, 100 * by],
            ]),
          );
          const faults = await faultsIn(streets);
          const found = faults.filter(({ code }) => code === 'crossing-without-node').map((fault) => fault.lines.join(' '));
          expect(found.sort()).toEqual(crossings.sort());
          const corner = ([x, y]: readonly [number, number]) => `${Math.round((x - 505_000) / 100)} ${Math.round((y - 4_005_000) / 100)}`;
          expect(new Set(faults.filter(({ code }) => code === 'near-miss-end').map(({ at }) => corner(at)))).toEqual(touches);
          const islands = faults.filter(({ code }) => code === 'island').length;
          expect(islands).toBe(networkOf(city(streets)).componentCount - 1);
        }),
        { ...runs, numRuns: 3 * runs.numRuns },
      );
    });
  });
}
