import { insideRegion, type Region, regionArea } from '../../../core/geo/rings.ts';
import { AY, HI, LEN, LO, meetsBox, outwards, R, stride, UX, UY, xAt, yAt } from './curve.ts';
import { inside, outside, type Raster } from './raster.ts';
import { turnOf } from './remaining.ts';
import { swept } from './union.ts';

/** Places nearer than this are taken for one; no decision hangs on them. */
const touchM = 4e-6;
/** The union is widened by this much for deciding what is inside, never for measuring: land that ends where a service area ends then has one answer. */
const wideningsM = [1e-6, -1e-6, 2.3e-6];
const closedM = 1e-4;

/**
 * The plane area of a region inside a union of service areas: by Green's theorem over the parts of its border inside the union and the parts of
 * the union's boundary inside it. Every border is cut where the two meet, and each part decided by its own middle.
 */
export function areaInside(raster: Raster, region: Region): number {
  const { x, y } = raster.union.frame;
  const box = region.box;
  const status = raster.statusOf(box[0] - x, box[1] - y, box[2] - x, box[3] - y);
  if (status === inside) return regionArea(region);
  return status === outside ? 0 : areaAcross(raster, region);
}

/** The same where the boundary runs through a cell that the region's box touches. */
function areaAcross(raster: Raster, region: Region): number {
  const { x, y } = raster.union.frame;
  const [minX, minY, maxX, maxY] = region.box;
  const curves = curvesAt(raster, minX - x, minY - y, maxX - x, maxY - y);
  if (curves.length === 0) return raster.holds((minX + maxX) / 2 - x, (minY + maxY) / 2 - y, 0) ? regionArea(region) : 0;
  let best = { area: 0, gapM: Infinity };
  const cut = cutsOf(raster, region, curves);
  for (const wideningM of wideningsM) {
    const found = measured(raster, region, curves, cut, wideningM);
    if (found.gapM < best.gapM) best = found;
    if (best.gapM < closedM) break;
  }
  return Math.max(0, Math.min(best.area, regionArea(region)));
}

let seen = new Int32Array(1024);
let round = 0;

/** The curves that may run through a box. */
function curvesAt(raster: Raster, minX: number, minY: number, maxX: number, maxY: number): number[] {
  const { union } = raster;
  if (seen.length * stride < union.curves.length) seen = new Int32Array(union.curves.length / stride);
  if (++round === 2_147_483_647) {
    seen.fill(0);
    round = 1;
  }
  const found: number[] = [];
  raster.eachCurveNear(minX, minY, maxX, maxY, (curve) => {
    if (seen[curve] === round) return;
    seen[curve] = round;
    if (meetsBox(union.curves, curve * stride, minX, minY, maxX, maxY)) found.push(curve);
  });
  return found;
}

interface Cuts {
  /** Shares of metres along each edge of the region, by its running number. */
  readonly ofEdge: Map<number, number[]>;
  /** Turns or metres along each curve. */
  readonly ofCurve: readonly number[][];
}

/** Where the edges of a region and curves meet, or come so near that rounding could tell. */
function cutsOf({ union: { curves, frame } }: Raster, region: Region, near: readonly number[]): Cuts {
  const ofEdge = new Map<number, number[]>();
  const ofCurve = near.map((): number[] => []);
  let edge = 0;
  for (const ring of region.rings) {
    const n = ring.length;
    for (let i = 0; i < n; i += 2, edge++) {
      const next = i + 2 < n ? i + 2 : 0;
      meeting.ax = (ring[i] as number) - frame.x;
      meeting.ay = (ring[i + 1] as number) - frame.y;
      meeting.bx = (ring[next] as number) - frame.x;
      meeting.by = (ring[next + 1] as number) - frame.y;
      meeting.onEdge = [];
      for (let k = 0; k < near.length; k++) meet(curves, (near[k] as number) * stride, ofCurve[k] as number[]);
      if (meeting.onEdge.length > 0) ofEdge.set(edge, meeting.onEdge);
    }
  }
  return { ofEdge, ofCurve };
}

/** The edge at work, and its cuts in metres along it. */
const meeting = { ax: 0, ay: 0, bx: 0, by: 0, onEdge: [] as number[] };

function meet(curves: Float64Array, at: number, onCurve: number[]): void {
  const { ax, ay, bx, by, onEdge } = meeting;
  if (!meetsBox(curves, at, Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) return;
  const [dx, dy] = [bx - ax, by - ay];
  const len = Math.sqrt(dx * dx + dy * dy);
  if (len === 0) return;
  const [ux, uy] = [dx / len, dy / len];
  if ((curves[at + LEN] as number) < 0) meetArc(curves, at, onCurve, ux, uy, len);
  else meetLine(curves, at, onCurve, ux, uy, len);
  for (const t of [curves[at + LO] as number, curves[at + HI] as number]) {
    const [wx, wy] = [xAt(curves, at, t) - ax, yAt(curves, at, t) - ay];
    const along = wx * ux + wy * uy;
    if (along >= 0 && along <= len && Math.abs(wx * uy - wy * ux) <= touchM) onEdge.push(along);
  }
  cutAtPoint(curves, at, onCurve, ax, ay);
  cutAtPoint(curves, at, onCurve, bx, by);
}

/** Cuts a curve at a vertex of the region that lies on it. */
function cutAtPoint(curves: Float64Array, at: number, onCurve: number[], x: number, y: number): void {
  const [wx, wy, r] = [x - (curves[at] as number), y - (curves[at + AY] as number), curves[at + R] as number];
  if ((curves[at + LEN] as number) < 0) {
    if (Math.abs(Math.sqrt(wx * wx + wy * wy) - r) <= touchM) pushTurn(curves, at, onCurve, turnOf(wx, wy));
    return;
  }
  const [ux, uy] = [curves[at + UX] as number, curves[at + UY] as number];
  if (Math.abs(wx * uy - wy * ux - r) <= touchM) onCurve.push(wx * ux + wy * uy);
}

function pushTurn(curves: Float64Array, at: number, onCurve: number[], turn: number): void {
  const [lo, hi] = [curves[at + LO] as number, curves[at + HI] as number];
  for (let t = turn - 4; t < hi; t += 4) if (t > lo) onCurve.push(t);
}

function meetArc(curves: Float64Array, at: number, onCurve: number[], ux: number, uy: number, len: number): void {
  const { ax, ay, onEdge } = meeting;
  const r = curves[at + R] as number;
  const [wx, wy] = [(curves[at] as number) - ax, (curves[at + AY] as number) - ay];
  const off = wx * uy - wy * ux;
  const away = Math.abs(off) - r;
  if (away > touchM) return;
  const along = wx * ux + wy * uy;
  const half = Math.sqrt(Math.max(0, (r - off) * (r + off)));
  // Where the edge only touches the circle, the place of touch is a cut too: as the middle of a part it would speak for all of it.
  const places = away < -touchM ? [along - half, along + half] : [along - half, along, along + half];
  for (const t of places) {
    if (t < -touchM || t > len + touchM) continue;
    const turn = turnOf(t * ux - wx, t * uy - wy);
    if (!isOnArc(curves, at, turn)) continue;
    onEdge.push(t);
    pushTurn(curves, at, onCurve, turn);
  }
}

function isOnArc(curves: Float64Array, at: number, turn: number): boolean {
  const slack = touchM / (curves[at + R] as number);
  const [lo, hi] = [(curves[at + LO] as number) - slack, (curves[at + HI] as number) + slack];
  return (turn >= lo && turn <= hi) || (turn + 4 >= lo && turn + 4 <= hi) || (turn - 4 >= lo && turn - 4 <= hi);
}

function meetLine(curves: Float64Array, at: number, onCurve: number[], ux: number, uy: number, len: number): void {
  const { ax, ay, onEdge } = meeting;
  const [vx, vy] = [curves[at + UX] as number, curves[at + UY] as number];
  const cross = ux * vy - uy * vx;
  if (Math.abs(cross) < 1e-14) return;
  const [wx, wy] = [xAt(curves, at, 0) - ax, yAt(curves, at, 0) - ay];
  const t = (wx * vy - wy * vx) / cross;
  const s = (wx * uy - wy * ux) / cross;
  if (t < -touchM || t > len + touchM) return;
  if (s < (curves[at + LO] as number) - touchM || s > (curves[at + HI] as number) + touchM) return;
  onEdge.push(t);
  onCurve.push(s);
}

function measured(raster: Raster, region: Region, near: readonly number[], { ofEdge, ofCurve }: Cuts, wideningM: number) {
  const { frame, curves } = raster.union;
  const [x0, y0] = [(region.box[0] + region.box[2]) / 2 - frame.x, (region.box[1] + region.box[3]) / 2 - frame.y];
  let [twice, gapX, gapY] = [0, 0, 0];
  const stretch = (ax: number, ay: number, bx: number, by: number) => {
    if (!raster.holds((ax + bx) / 2 + x0, (ay + by) / 2 + y0, wideningM)) return;
    twice += ax * by - ay * bx;
    gapX += bx - ax;
    gapY += by - ay;
  };
  let edge = 0;
  for (const ring of region.rings) {
    const n = ring.length;
    for (let i = 0; i < n; i += 2, edge++) {
      const next = i + 2 < n ? i + 2 : 0;
      const [ax, ay] = [(ring[i] as number) - frame.x - x0, (ring[i + 1] as number) - frame.y - y0];
      const [bx, by] = [(ring[next] as number) - frame.x - x0, (ring[next + 1] as number) - frame.y - y0];
      const cuts = ofEdge.get(edge);
      if (cuts) eachStretch(ax, ay, bx, by, cuts, stretch);
      else stretch(ax, ay, bx, by);
    }
  }
  near.forEach((curve, k) => {
    const at = curve * stride;
    eachPart(curves[at + LO] as number, curves[at + HI] as number, ofCurve[k] as number[], (lo, hi) => {
      const middle = (lo + hi) / 2;
      const [nx, ny] = outwards(curves, at, middle);
      const x = xAt(curves, at, middle) + wideningM * nx + frame.x;
      const y = yAt(curves, at, middle) + wideningM * ny + frame.y;
      if (!insideRegion(x, y, region)) return;
      twice += swept(curves, at, lo, hi, x0, y0);
      gapX += xAt(curves, at, hi) - xAt(curves, at, lo);
      gapY += yAt(curves, at, hi) - yAt(curves, at, lo);
    });
  });
  return { area: twice / 2, gapM: Math.hypot(gapX, gapY) };
}

function eachStretch(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cuts: number[],
  visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  const len = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [(bx - ax) / len, (by - ay) / len];
  let [x, y] = [ax, ay];
  eachPart(0, len, cuts, (_, to) => {
    const [toX, toY] = to === len ? [bx, by] : [ax + to * ux, ay + to * uy];
    visit(x, y, toX, toY);
    [x, y] = [toX, toY];
  });
}

/** The parts of an interval between cuts. */
function eachPart(lo: number, hi: number, cuts: number[], visit: (lo: number, hi: number) => void): void {
  let from = lo;
  if (cuts.length > 1) cuts.sort((a, b) => a - b);
  for (const cut of cuts) {
    if (cut <= from || cut >= hi) continue;
    visit(from, cut);
    from = cut;
  }
  visit(from, hi);
}
