import { Clipper, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import type { Position } from 'geojson';
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
/** Rounding makes new crossings, each round fewer. */
const rounds = 6;

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

function toPath(ring: readonly Position[], { x, y, unit }: Grid): Path64 {
  return ring.slice(0, -1).map(([lon = 0, lat = 0]) => ({ x: Math.round(lon / unit) - x, y: Math.round(lat / unit) - y }));
}

/**
 * A surface that is sound and covers what its rings mean: each shell and each hole by the even-odd rule (a bow-tie is its two wings), the
 * holes taken out of their shell, parts that share land joined. Null where nothing is left. Vertices that stay keep their numbers and heights.
 */
export function repairSurface(parts: readonly Rings[]): Rings[] | null {
  const grid = gridOf(parts);
  const whole = parts.flatMap((part) => landOf(part, grid));
  return settle(Clipper.union(whole, FillRule.NonZero), grid, parts);
}

/** Land between closed lines drawn for their own sake, by the even-odd rule over all of them: a line inside another is a hole. */
export function surfaceOfLines(rings: Rings): Rings[] | null {
  const grid = gridOf([rings]);
  const paths = Clipper.union(
    rings.map((ring) => toPath(ring, grid)),
    FillRule.EvenOdd,
  );
  return settle(paths, grid, [rings]);
}

/** Makes paths sound: once more through the clipper as long as rounding leaves a crossing. */
function settle(first: Paths64, grid: Grid, parts: readonly Rings[]): Rings[] | null {
  const known = knownVertices(parts, grid);
  let paths = first;
  for (let round = 0; round < rounds; round++) {
    const own = surfaceOf(paths, known);
    if (own.length === 0) return null;
    if (surfaceFault(own) === null) return own;
    const rounded = surfaceOf(paths, gridVertices(grid));
    if (surfaceFault(rounded) === null) return withHeights(rounded, known, grid);
    paths = Clipper.union(
      rounded.flatMap((rings) => rings.map((ring) => toPath(ring, grid))),
      FillRule.EvenOdd,
    );
  }
  return null;
}

function landOf([shell, ...holes]: Rings, grid: Grid): Paths64 {
  const land = once([toPath(shell as readonly Position[], grid)]);
  if (holes.length === 0) return land;
  const empty = holes.flatMap((hole) => once([toPath(hole, grid)]));
  return Clipper.difference(land, Clipper.union(empty, FillRule.NonZero), FillRule.NonZero);
}

/** The even-odd rule, save for a ring drawn twice over, which it would cancel out. */
function once(paths: Paths64): Paths64 {
  const even = Clipper.union(paths, FillRule.EvenOdd);
  if (Math.abs(Clipper.areaPaths(even)) > 0) return even;
  return Clipper.union(paths, FillRule.NonZero);
}

/** Where a vertex of the grid lies in degrees: as the file has it where it is one of the file. */
type Vertices = (x: number, y: number) => Position;

function gridVertices(grid: Grid): Vertices {
  // Divided by the whole 1/unit, which gives the decimal number nearest to the true one.
  const perDegree = Math.round(1 / grid.unit);
  return (x, y) => [(x + grid.x) / perDegree, (y + grid.y) / perDegree];
}

function knownVertices(parts: readonly Rings[], grid: Grid): Vertices {
  const known = new Map<string, Position>();
  for (const ring of parts.flat()) {
    toPath(ring, grid).forEach(({ x, y }, i) => {
      if (!known.has(`${x},${y}`)) known.set(`${x},${y}`, ring[i] as Position);
    });
  }
  const made = gridVertices(grid);
  const heightAt = heightsOf(parts);
  return (x, y) => known.get(`${x},${y}`) ?? heightAt(made(x, y));
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

function withHeights(surface: readonly Rings[], known: Vertices, grid: Grid): Rings[] {
  const place = gridVertices(grid);
  return surface.map((rings) =>
    rings.map((ring) => {
      const path = toPath(ring, grid);
      return [...path, path[0] as Path64[number]].map(({ x, y }) => {
        const height = known(x, y)[2];
        return height === undefined ? place(x, y) : [...place(x, y), height];
      });
    }),
  );
}

/** Polygons of paths that do not cross. */
function surfaceOf(paths: Paths64, vertices: Vertices): Rings[] {
  return facesOf(paths).map((face) =>
    face.map((path) => {
      const ring = path.map(({ x, y }) => vertices(x, y));
      return [...ring, ring[0] as Position];
    }),
  );
}
