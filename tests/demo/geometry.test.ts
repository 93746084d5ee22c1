import { area, kinks } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { grow, intersect, unite } from '../../tools/make-demo/clip.ts';
import { plane } from '../../tools/make-demo/plane.ts';
import { area as planeArea, type Ring } from '../../tools/make-demo/shape.ts';
import { distanceM, everything, lines, metres, of, type Thing, text } from './demo.ts';

const polygons = everything().filter(({ thing }) => thing.geometry?.type === 'Polygon' || thing.geometry?.type === 'MultiPolygon');

const ringOf = (thing: Thing): Ring => (lines(thing.geometry)[0] ?? []).slice(0, -1).map(([lon = 0, lat = 0]) => plane(lon, lat));

function turn(ring: number[][]): number {
  return ring.reduce((sum, b, i) => {
    const p = metres(ring[i - 1] ?? b);
    const q = metres(b);
    return sum + p.x * q.y - q.x * p.y;
  }, 0);
}

const label = ({ kind, thing }: { kind: string; thing: Thing }): string => `${kind} ${String(thing.id)} ${text(thing, 'name')}`;

describe('rings', () => {
  test('are closed and counter-clockwise', () => {
    const sound = (ring: number[][]): boolean => ring.length >= 4 && String(ring[0]) === String(ring.at(-1)) && turn(ring) > 0;
    expect(polygons.filter(({ thing }) => !lines(thing.geometry).every(sound)).map(label)).toEqual([]);
  });

  test('do not cross themselves (every polygon but houses, of which each twentieth)', () => {
    const sample = polygons.filter(({ kind }, i) => kind !== 'building' || i % 20 === 0);
    expect(sample.filter(({ thing }) => kinks(thing.geometry as Polygon | MultiPolygon).features.length > 0).map(label)).toEqual([]);
  });
});

const inBox = ([lon = 0, lat = 0]: number[]): boolean => lon >= 116.99 && lon <= 117.2 && lat >= 36.14 && lat <= 36.24;
const written = (value: number): boolean => Math.abs(Math.round(value * 1e7) / 1e7 - value) < 1e-12;

describe('places', () => {
  const whole = (kind: string, thing: Thing): boolean =>
    kind === 'area' && (thing.properties.level === 'city' || thing.properties.level === 'district');

  test('lie in the box, but for outlines of whole districts', () => {
    const out = everything().filter(({ kind, thing }) => !whole(kind, thing) && !lines(thing.geometry).flat().every(inBox));
    expect(out.map(label)).toEqual([]);
  });

  test('are written to 1e-7°', () => {
    expect(
      everything()
        .filter(({ thing }) => !lines(thing.geometry).flat(2).every(written))
        .map(label),
    ).toEqual([]);
  });

  test('streets reach the rim on all four sides', () => {
    const all = of('street').flatMap((s) => lines(s.geometry).flat());
    expect([Math.min(...all.map((p) => p[0] ?? 0)), Math.max(...all.map((p) => p[0] ?? 0))]).toEqual([116.99, 117.2]);
    expect([Math.min(...all.map((p) => p[1] ?? 0)), Math.max(...all.map((p) => p[1] ?? 0))]).toEqual([36.14, 36.24]);
  });
});

describe('grounds', () => {
  test('homes do not overlap each other, parks or water', () => {
    const homes = of('residential').map(ringOf);
    const sum = homes.reduce((total, ring) => total + planeArea(ring), 0);
    const union = unite(homes).reduce((total, ring) => total + planeArea(ring), 0);
    expect(union / sum).toBeGreaterThan(0.999);
    const others = [...of('park'), ...of('water')].map(ringOf);
    const shared = intersect(homes, others).reduce((total, ring) => total + planeArea(ring), 0);
    expect(shared / sum).toBeLessThan(0.0005);
  });

  test('a drawn home’s recorded size is its measured one', () => {
    for (const home of of('residential')) expect(Number(home.properties.areaM2) / area(home.geometry as Polygon)).toBeCloseTo(1, 2);
  });

  test('gates stand within 10 m of their owner’s boundary, every walled compound has one', () => {
    const owners = new Map([...of('residential'), ...of('park')].map((thing) => [String(thing.id), thing]));
    for (const gate of of('gate')) {
      const owner = owners.get(text(gate, 'of'));
      const p = gate.geometry?.type === 'Point' ? gate.geometry.coordinates : [];
      expect(owner ? distanceM(p, owner.geometry) : Number.NaN, String(gate.id)).toBeLessThan(10);
    }
    const owned = new Set(of('gate').map((gate) => text(gate, 'of')));
    for (const home of of('residential')) expect(owned.has(String(home.id)), String(home.id)).toBe(home.properties.walled === true);
  });

  test('share zones lie inside an open park', () => {
    const parks = new Map(of('park').map((park) => [park.id, park]));
    for (const zone of of('share-zone')) {
      const park = parks.get(text(zone, 'park'));
      expect(park?.properties.open).toBe(true);
      const left = park ? intersect([ringOf(zone)], grow(ringOf(park), 0.05)) : [];
      expect(left.reduce((total, ring) => total + planeArea(ring), 0) / planeArea(ringOf(zone))).toBeGreaterThan(0.999);
    }
  });

  test('houses stand inside their own ground', () => {
    const homes = new Map(of('residential').map((home) => [text(home, 'name'), ringOf(home)]));
    const dwellings = of('building').filter((b, i) => b.properties.use === 'dwelling' && i % 15 === 0);
    expect(dwellings.length).toBeGreaterThan(300);
    for (const house of dwellings) {
      const ground = homes.get(text(house, 'name').replace(/-\d+号楼$/, ''));
      const shared = ground ? intersect([ringOf(house)], [ground]) : [];
      expect(shared.reduce((total, ring) => total + planeArea(ring), 0) / planeArea(ringOf(house)), text(house, 'name')).toBeGreaterThan(
        0.998,
      );
    }
  });
});

describe('areas', () => {
  test('towns tile the box, communities tile their towns', () => {
    const box = 0.21 * 89_946.9133 * 0.1 * 110_962.5267;
    const rings = (level: string): Ring[] =>
      of('area')
        .filter((a) => a.properties.level === level)
        .flatMap((a) => lines(a.geometry).map((ring) => ring.slice(0, -1).map(([lon = 0, lat = 0]) => plane(lon, lat))));
    for (const level of ['town', 'community']) {
      const own = rings(level);
      const sum = own.reduce((total, ring) => total + planeArea(ring), 0);
      expect(sum / box, level).toBeCloseTo(1, 3);
      expect(unite(own).reduce((total, ring) => total + planeArea(ring), 0) / sum, level).toBeGreaterThan(0.999);
    }
  });

  test('the eight 镇街 of 泰山区 have their codes, every unit a known parent', () => {
    const codes = new Set(of('area').map((a) => text(a, 'code')));
    expect(codes.size).toBe(of('area').length);
    for (const a of of('area')) if (a.properties.level !== 'city') expect(codes.has(text(a, 'parentCode')), text(a, 'name')).toBe(true);
    const towns = of('area').filter((a) => text(a, 'parentCode') === '370902');
    expect(Object.fromEntries(towns.map((a) => [text(a, 'name'), text(a, 'code')]))).toEqual({
      岱庙街道: '370902001',
      财源街道: '370902002',
      泰前街道: '370902003',
      上高街道: '370902004',
      徐家楼街道: '370902005',
      省庄镇: '370902100',
      邱家店镇: '370902101',
      大津口乡: '370902202',
    });
  });
});
