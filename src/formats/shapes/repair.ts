import type { Position } from 'geojson';
import { borderOf, type Member, type Ring } from './arrange.ts';
import { facesOf } from './faces.ts';
import { type Rings, surfaceFault } from './sound.ts';

/** Whole numbers a geometry is worked in: units of 1e-9° (0.1 mm), coarser where it is so wide that products would not be exact. */
interface Grid {
  readonly x: number;
  readonly y: number;
  readonly unit: number;
}

const finestDegrees = 1e-9;
/** Up to here products of two differences are whole in a double. */
const mostUnits = 2 ** 26;

function gridOf(parts: readonly Rings[]): Grid {
  const [low, high] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ] as [[number, number], [number, number]];
  for (const [x = 0, y = 0] of parts.flat(2) as Position[]) {
    if (x < low[0]) low[0] = x;
    if (y < low[1]) low[1] = y;
    if (x > high[0]) high[0] = x;
    if (y > high[1]) high[1] = y;
  }
  const span = Math.max(high[0] - low[0], high[1] - low[1]);
  const unit = Math.max(finestDegrees, 10 ** Math.ceil(Math.log10(span / mostUnits)));
  return { x: Math.round(low[0] / unit), y: Math.round(low[1] / unit), unit };
}

function onGrid(ring: readonly Position[], { x, y, unit }: Grid): Ring {
  return ring.slice(0, -1).map(([lon = 0, lat = 0]) => ({ x: Math.round(lon / unit) - x, y: Math.round(lat / unit) - y }));
}

/**
 * A surface that is sound and covers what its rings mean: each shell and each hole by the even-odd rule (a bow-tie is its two wings), the
 * holes taken out of their shell, parts that share land joined. Null where nothing is left. Vertices that stay keep their numbers and heights.
 */
export function repairSurface(parts: readonly Rings[]): Rings[] | null {
  const firsts: number[] = [];
  parts.reduce((sum, part) => {
    firsts.push(sum);
    return sum + part.length;
  }, 0);
  const inPart = (inside: Uint8Array, first: number, count: number) =>
    inside[first] === 1 && !inside.subarray(first + 1, first + count).includes(1);
  return surfaceOf(parts, (inside) => parts.some((part, p) => inPart(inside, firsts[p] as number, part.length)));
}

/** Land between closed lines drawn for their own sake, by the even-odd rule over all of them: a line inside another is a hole. */
export function surfaceOfLines(rings: Rings): Rings[] | null {
  return surfaceOf([rings], (inside) => inside.reduce((sum, one) => sum + one, 0) % 2 === 1);
}

function surfaceOf(parts: readonly Rings[], member: Member): Rings[] | null {
  const grid = gridOf(parts);
  const border = borderOf(
    parts.flat().map((ring) => onGrid(ring, grid)),
    member,
  );
  if (border === null || border.length === 0) return null;
  const faces = facesOf(border);
  // First with the numbers of the file; where these do not lie as their rounded selves do, with rounded ones.
  const known = knownVertices(parts, grid);
  const rounded = (x: number, y: number) => [...place(grid, x, y), ...known(x, y).slice(2)];
  for (const vertices of [known, rounded]) {
    const surface = faces.map((face) => face.map((ring) => closed(ring.map(({ x, y }) => vertices(x, y)))));
    if (surfaceFault(surface) === null) return surface;
  }
  return null;
}

function closed(ring: readonly Position[]): readonly Position[] {
  return [...ring, ring[0] as Position];
}

/** Where a vertex of the grid lies in degrees: as the file has it where it is one of the file. */
type Vertices = (x: number, y: number) => Position;

/** Degrees of a vertex of the grid, divided by the whole 1/unit, which gives the decimal number nearest to the true one. */
function place(grid: Grid, x: number, y: number): Position {
  const perDegree = Math.round(1 / grid.unit);
  return [(x + grid.x) / perDegree, (y + grid.y) / perDegree];
}

function knownVertices(parts: readonly Rings[], grid: Grid): Vertices {
  const known = new Map<string, Position>();
  for (const ring of parts.flat()) {
    onGrid(ring, grid).forEach(({ x, y }, i) => {
      if (!known.has(`${x},${y}`)) known.set(`${x},${y}`, ring[i] as Position);
    });
  }
  const heightAt = heightsOf(parts);
  return (x, y) => known.get(`${x},${y}`) ?? heightAt(place(grid, x, y));
}

/** Heights of vertices that the repair made: between the ends of the edge of the file they lie on. */
function heightsOf(parts: readonly Rings[]): (position: Position) => Position {
  const rings = parts.flat();
  if (!rings.some((ring) => ring.some((position) => position.length > 2))) return (position) => position;
  return (position) => {
    const [x, y] = position as [number, number];
    let best = { off: Infinity, height: 0 };
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [ax, ay, az = 0] = ring[i] as Position as [number, number, number?];
        const [bx, by, bz = 0] = ring[i + 1] as Position as [number, number, number?];
        const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
        const share = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2));
        const off = Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
        if (off < best.off) best = { off, height: az + share * (bz - az) };
      }
    }
    return [x, y, best.height];
  };
}
