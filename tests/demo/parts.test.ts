import { describe, expect, test } from 'vitest';
import { intersect, subtract } from '../../tools/make-demo/clip.ts';
import { plane, position } from '../../tools/make-demo/plane.ts';
import { rng } from '../../tools/make-demo/rng.ts';
import { area, at, crossing, type Ring } from '../../tools/make-demo/shape.ts';
import { Ways, wayPoints } from '../../tools/make-demo/ways.ts';

const square = (x: number, y: number, side: number): Ring => [
  { x, y },
  { x: x + side, y },
  { x: x + side, y: y + side },
  { x, y: y + side },
];

test('a stream of numbers depends on its name alone', () => {
  const first = Array.from({ length: 5 }, rng('streets').next);
  expect(Array.from({ length: 5 }, rng('streets').next)).toEqual(first);
  expect(Array.from({ length: 5 }, rng('lots').next)).not.toEqual(first);
  const many = rng('spread');
  const drawn = Array.from({ length: 4000 }, () => many.integer(0, 3));
  for (let n = 0; n <= 3; n++) expect(Math.abs(drawn.filter((value) => value === n).length - 1000)).toBeLessThan(120);
});

test('the plane gives the position back, to 1e-7°', () => {
  expect(position(plane(117.1234567, 36.1987654))).toEqual([117.1234567, 36.1987654]);
});

describe('polygon arithmetic', () => {
  test('takes away and intersects by area', () => {
    expect(subtract([square(0, 0, 100)], [square(50, -10, 200)]).map(area)).toEqual([5000]);
    expect(intersect([square(0, 0, 100)], [square(50, 50, 100)]).map(area)).toEqual([2500]);
  });

  test('refuses to make a hole, which nothing downstream could carry', () => {
    expect(() => subtract([square(0, 0, 100)], [square(40, 40, 20)])).toThrow('hole');
  });
});

describe('ways', () => {
  test('a lane that joins a street leaves its vertex in the street, in order along it', () => {
    const ways = new Ways();
    const street = ways.add({ name: '街', class: 'primary' }, [
      { x: 0, y: 0 },
      { x: 1000, y: 0 },
    ]);
    for (const x of [700, 300]) {
      const hit = ways.cast({ x, y: 50 }, { x, y: -50 });
      expect(hit?.way).toBe(street);
      if (hit) ways.add({ name: '巷', class: 'living_street', inner: true }, [ways.join(hit), { x, y: 80 }]);
    }
    expect(wayPoints(street).map((p) => p.x)).toEqual([0, 300, 700, 1000]);
  });

  test('a join within 4 m of a vertex uses the vertex', () => {
    const ways = new Ways();
    const street = ways.add({ name: '街', class: 'primary' }, [
      { x: 0, y: 0 },
      { x: 1000, y: 0 },
    ]);
    const hit = ways.cast({ x: 2, y: 5 }, { x: 2, y: -5 });
    expect(hit && ways.join(hit)).toBe(at(street.base, 0));
    expect(street.joins).toEqual([]);
  });

  test('nothing joins a bridge', () => {
    const ways = new Ways();
    ways.add({ name: '桥', class: 'primary', pass: 'bridge' }, [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ]);
    expect(ways.cast({ x: 50, y: 5 }, { x: 50, y: -5 })).toBeUndefined();
    expect(ways.nearest({ x: 50, y: 5 }, 20)).toBeUndefined();
  });
});

test('segments cross where arithmetic says, parallels do not', () => {
  expect(crossing({ x: 0, y: 0 }, { x: 10, y: 10 }, { x: 0, y: 10 }, { x: 10, y: 0 })?.at).toEqual({ x: 5, y: 5 });
  expect(crossing({ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 0, y: 1 }, { x: 10, y: 1 })).toBeUndefined();
});
