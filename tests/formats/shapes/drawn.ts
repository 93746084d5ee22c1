import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { MendOptions } from '../../../src/formats/shapes/spec.ts';
import { seeded } from '../../oracles/tools.ts';

export const surfaces: MendOptions = { rings: 'repair', families: ['polygon'] };

export function polygon(...rings: readonly (readonly Position[])[]): Polygon {
  return { type: 'Polygon', coordinates: rings.map((ring) => ring.map((position) => [...position])) };
}

export function parts(...polygons: readonly Polygon[]): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) };
}

/** A ring from corners that are not repeated. */
export function ring(...corners: readonly Position[]): Position[] {
  return [...corners, corners[0] as Position];
}

export function square(x: number, y: number, side: number): Position[] {
  return ring([x, y], [x + side, y], [x + side, y + side], [x, y + side]);
}

export function positionsOf(geometry: Geometry): Position[] {
  const found: Position[] = [];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === 'number') found.push(part as Position);
    else part.forEach(walk);
  };
  if (geometry.type !== 'GeometryCollection') walk(geometry.coordinates);
  return found;
}

/**
 * Surfaces nobody would draw: corners at random, half of them on a coarse lattice, where rings touch, run along each other and pass through
 * vertices all the time, half anywhere.
 */
export function wildSurfaces(
  count: number,
  seed: number,
  most: { readonly rings: number; readonly parts: number },
): (Polygon | MultiPolygon)[] {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const wild = (lattice: number) => {
    const corner = () => [
      117 + (lattice ? whole(lattice) / 1000 : random() / 100),
      36 + (lattice ? whole(lattice) / 1000 : random() / 100),
    ];
    const some = () => ring(...Array.from({ length: 3 + whole(9) }, corner));
    return polygon(...Array.from({ length: 1 + whole(most.rings) }, some));
  };
  return Array.from({ length: count }, (_, i) => {
    const lattice = i % 2 === 0 ? 3 + whole(8) : 0;
    const polygons = Array.from({ length: 1 + whole(most.parts) }, () => wild(lattice));
    return polygons.length === 1 ? (polygons[0] as Polygon) : parts(...polygons);
  });
}

/** Square degrees of a surface whose rings do not overlap, its holes taken off. */
export function planeArea(geometry: Geometry | null): number {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return 0;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const own = (line: readonly Position[]) =>
    line.reduce((sum, [x = 0, y = 0], i) => sum + (x - 117) * ((line[i + 1]?.[1] ?? y) - y) - ((line[i + 1]?.[0] ?? x) - x) * (y - 36), 0) /
    2;
  return polygons.reduce((sum, rings) => sum + rings.reduce((area, line, r) => area + (r === 0 ? 1 : -1) * Math.abs(own(line)), 0), 0);
}

/**
 * Square degrees that lie in a surface by definition: inside the shell of a part and in none of its holes, all by the even-odd rule. Cut into
 * slabs at every vertex and crossing, in which edges neither meet nor end; slow and plain.
 */
export function areaMeant(polygons: readonly Polygon[]): number {
  const edges = polygons.flatMap(({ coordinates }, part) =>
    coordinates.flatMap((line, hole) =>
      line.slice(1).map((to, i) => {
        const [a, b] = [line[i] as Position, to].sort((p, q) => (p[1] as number) - (q[1] as number)) as [Position, Position];
        return {
          part,
          hole,
          a: [(a[0] as number) - 117, (a[1] as number) - 36],
          b: [(b[0] as number) - 117, (b[1] as number) - 36],
        } as const;
      }),
    ),
  );
  const xAt = ({ a, b }: (typeof edges)[number], y: number) => a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
  const stops = edges.flatMap(({ a, b }) => [a[1], b[1]]);
  for (const e of edges) {
    for (const f of edges) {
      const [rx, ry, sx, sy] = [e.b[0] - e.a[0], e.b[1] - e.a[1], f.b[0] - f.a[0], f.b[1] - f.a[1]];
      const share = ((f.a[0] - e.a[0]) * sy - (f.a[1] - e.a[1]) * sx) / (rx * sy - ry * sx);
      if (share > 0 && share < 1) stops.push(e.a[1] + share * ry);
    }
  }
  stops.sort((p, q) => p - q);
  let area = 0;
  for (let i = 1; i < stops.length; i++) {
    const [low, high] = [stops[i - 1] as number, stops[i] as number];
    const middle = (low + high) / 2;
    const passing = edges.filter(({ a, b }) => a[1] < middle && middle < b[1]).map((edge) => ({ ...edge, x: xAt(edge, middle) }));
    passing.sort((p, q) => p.x - q.x);
    const inside = polygons.map(({ coordinates }) => coordinates.map(() => false));
    passing.forEach(({ part, hole, x }, at) => {
      const own = inside[part] as boolean[];
      own[hole] = !own[hole];
      const isMeant = inside.some(([shell, ...holes]) => shell === true && !holes.includes(true));
      if (isMeant) area += ((passing[at + 1]?.x ?? x) - x) * (high - low);
    });
  }
  return area;
}
