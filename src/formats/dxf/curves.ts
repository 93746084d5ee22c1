import type { Position } from 'geojson';

/** Chords of curves turn by no more than 5°. */
const mostTurn = Math.PI / 36;
/** More chords than this bring nothing that can be seen; a file that asks for them is damaged. */
const mostChords = 10_000;

/** The largest turn whose chord leaves the arc by no more than `sagitta`. */
function turnFor(radius: number, sagitta: number): number {
  if (radius <= sagitta) return mostTurn;
  return Math.min(mostTurn, 2 * Math.acos(1 - sagitta / radius));
}

function chordCount(angle: number, radius: number, sagitta: number): number {
  return Math.min(mostChords, Math.max(1, Math.ceil(Math.abs(angle) / turnFor(radius, sagitta))));
}

/** Half axes of an ellipse as vectors from its centre: `major` to parameter 0, `minor` to parameter π/2. A circle has axes of one length. */
export interface Ellipse {
  readonly centre: Position;
  readonly major: readonly [number, number];
  readonly minor: readonly [number, number];
}

/** Points along an ellipse from one parameter to another (radians, either way round), both ends among them. */
export function ellipsePoints({ centre, major, minor }: Ellipse, from: number, to: number, sagitta: number): Position[] {
  const [cx = 0, cy = 0] = centre;
  const radius = Math.max(Math.hypot(...major), Math.hypot(...minor));
  const count = chordCount(to - from, radius, sagitta);
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = from + ((to - from) * index) / count;
    const [along, across] = [Math.cos(angle), Math.sin(angle)];
    return [cx + along * major[0] + across * minor[0], cy + along * major[1] + across * minor[1]];
  });
}

export function circle(centre: Position, radius: number): Ellipse {
  return { centre, major: [radius, 0], minor: [0, radius] };
}

/** The end of an arc that runs counter-clockwise from `from`: always behind it. */
export function endBehind(from: number, to: number): number {
  const turn = 2 * Math.PI;
  const end = from + ((((to - from) % turn) + turn) % turn);
  return end - from < 1e-12 ? from + turn : end;
}

/** Points between two vertices of a polyline whose edge bulges (tangent of a quarter of the angle), without the two. */
export function bulgePoints(from: Position, to: Position, bulge: number, sagitta: number): Position[] {
  const [x1 = 0, y1 = 0] = from;
  const [x2 = 0, y2 = 0] = to;
  const chord = Math.hypot(x2 - x1, y2 - y1);
  if (bulge === 0 || chord === 0 || !Number.isFinite(bulge)) return [];
  const angle = 4 * Math.atan(bulge);
  const radius = chord / (2 * Math.sin(Math.abs(angle) / 2));
  // Centre: on the perpendicular through the middle of the chord, to the left for a bulge that turns left by less than half a circle.
  const lead = (1 - bulge * bulge) / (4 * bulge);
  const [cx, cy] = [(x1 + x2) / 2 - lead * (y2 - y1), (y1 + y2) / 2 + lead * (x2 - x1)];
  const start = Math.atan2(y1 - cy, x1 - cx);
  return ellipsePoints(circle([cx, cy], radius), start, start + angle, sagitta).slice(1, -1);
}

export interface Spline {
  readonly degree: number;
  readonly knots: readonly number[];
  readonly controls: readonly Position[];
  /** One for each control point, or none. */
  readonly weights: readonly number[];
}

/** Points along a (rational) B-spline, halved until the middle of each chord is within `sagitta` of the curve. Undefined where it is not whole. */
export function splinePoints(spline: Spline, sagitta: number): Position[] | undefined {
  const { degree, knots, controls } = spline;
  if (degree < 1 || degree > 20 || controls.length <= degree || knots.length < controls.length + degree + 1) return undefined;
  const marks = [...new Set(knots.slice(degree, controls.length + 1))];
  const points: Position[] = [];
  for (let index = 0; index + 1 < marks.length; index++) {
    const from = marks[index] as number;
    const to = marks[index + 1] as number;
    const a = pointOn(spline, from);
    if (points.length === 0) points.push(a);
    halved({ spline, sagitta, points }, [from, a], [to, pointOn(spline, to)], 0);
  }
  return points.length > 1 && points.every((point) => point.every(Number.isFinite)) ? points : undefined;
}

interface Halving {
  readonly spline: Spline;
  readonly sagitta: number;
  readonly points: Position[];
}

type Mark = readonly [parameter: number, point: Position];

/** Adds the points behind `a` up to `b`. Two halvings at least, since a curve may cross the middle of its first chord. */
function halved(work: Halving, a: Mark, b: Mark, depth: number): void {
  const middle = (a[0] + b[0]) / 2;
  const point = pointOn(work.spline, middle);
  const [ax = 0, ay = 0] = a[1];
  const [bx = 0, by = 0] = b[1];
  const [px = 0, py = 0] = point;
  const off = Math.hypot(px - (ax + bx) / 2, py - (ay + by) / 2);
  if (depth >= 10 || (depth >= 2 && off <= work.sagitta)) {
    work.points.push(b[1]);
    return;
  }
  halved(work, a, [middle, point], depth + 1);
  halved(work, [middle, point], b, depth + 1);
}

/** De Boor's algorithm with weights carried along. */
function pointOn({ degree, knots, controls, weights }: Spline, parameter: number): Position {
  let span = degree;
  while (span < controls.length - 1 && parameter >= (knots[span + 1] as number)) span++;
  const work = Array.from({ length: degree + 1 }, (_, index) => {
    const at = span - degree + index;
    const [x = 0, y = 0, z = 0] = controls[at] ?? [];
    const weight = weights[at] ?? 1;
    return [x * weight, y * weight, z * weight, weight];
  });
  for (let level = 1; level <= degree; level++) {
    for (let index = degree; index >= level; index--) {
      const low = knots[span - degree + index] as number;
      const high = knots[span + 1 + index - level] as number;
      const share = high === low ? 0 : (parameter - low) / (high - low);
      const [before, here] = [work[index - 1] as number[], work[index] as number[]];
      work[index] = here.map((value, axis) => (1 - share) * (before[axis] as number) + share * value);
    }
  }
  const [x = 0, y = 0, z = 0, weight = 1] = work[degree] ?? [];
  return [x / weight, y / weight, z / weight];
}

type Vector = readonly [number, number, number];

/**
 * From the coordinates of an object (arcs, flat polylines, texts: drawn in a plane of their own) to those of the drawing, by the direction
 * of extrusion and the arbitrary axis algorithm of the format. Most objects look up, then nothing changes.
 */
export function fromObjectPlane([nx, ny, nz]: Vector): (position: Position) => Position {
  const length = Math.hypot(nx, ny, nz);
  if (length === 0 || (nx === 0 && ny === 0 && nz > 0)) return (position) => position;
  const normal: Vector = [nx / length, ny / length, nz / length];
  const nearUp = Math.abs(normal[0]) < 1 / 64 && Math.abs(normal[1]) < 1 / 64;
  const ax = unit(cross(nearUp ? [0, 1, 0] : [0, 0, 1], normal));
  const ay = unit(cross(normal, ax));
  return ([x = 0, y = 0, z = 0]) =>
    [0, 1, 2].map((axis) => x * (ax[axis] as number) + y * (ay[axis] as number) + z * (normal[axis] as number));
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector);
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}
