import { barriers, bed, lakes } from './barriers.ts';
import { intersect, subtract } from './clip.ts';
import { type Face, faces } from './faces.ts';
import type { Plan, Stretch } from './plan.ts';
import type { Pt } from './plane.ts';
import { type Rng, rng } from './rng.ts';
import { along, area, at, bounds, centroid, crossing, distance, dot, minus, type Ring, size, strip } from './shape.ts';
import { sites } from './sites.ts';
import type { Ways } from './ways.ts';
import { type Zone, zone } from './zones.ts';

/** Land of one owner: what a wall, a park or a works yard encloses. */
export interface Lot {
  readonly ring: Ring;
  readonly zone: Zone;
  readonly areaM2: number;
  /** Number of the block it was cut from. */
  readonly block: number;
  /** A pocket park was taken out of it. */
  readonly carved?: true;
}

/** Lots are cut until they are about this large, m². */
const usualM2: Readonly<Record<Zone, readonly [number, number]>> = {
  core: [14_000, 34_000],
  mid: [28_000, 62_000],
  station: [40_000, 90_000],
  works: [40_000, 110_000],
  country: [30_000, 60_000],
  mountain: [60_000, 90_000],
};
/** How often two neighbours are parted by a public lane, not by one wall. */
const laneShare: Readonly<Record<Zone, number>> = { core: 0.75, mid: 0.52, station: 0.35, works: 0.4, country: 0.7, mountain: 0 };
const laneM = 8;
/** A lane reaches out of its block by this much to meet a street. */
const reachM = 34;
/** How much of the country's land between roads is a village; the rest are fields. */
const villageShare = 0.3;
/** Larger pieces between roads were never laid out; they stay fields. */
const largestFaceM2 = 2_400_000;
const leastLotM2 = 1_600;

const far = 20_000;

/** The part of `ring` to the left of the line through `p` in direction `d`, at least `gapM` from it. */
export function leftPart(ring: Ring, p: Pt, d: Pt, gapM: number): Ring[] {
  const n = { x: -d.y, y: d.x };
  const start = { x: p.x + n.x * gapM - d.x * far, y: p.y + n.y * gapM - d.y * far };
  const end = { x: start.x + 2 * far * d.x, y: start.y + 2 * far * d.y };
  return intersect(
    [ring],
    [[start, end, { x: end.x + n.x * far, y: end.y + n.y * far }, { x: start.x + n.x * far, y: start.y + n.y * far }]],
    200,
  );
}

/** Direction of the longest side. */
export function mainDirection(ring: Ring): Pt {
  let best = { x: 1, y: 0 };
  let longest = 0;
  for (let i = 0; i < ring.length; i++) {
    const d = minus(at(ring, i + 1), at(ring, i));
    const length = size(d);
    if (length > longest) {
      longest = length;
      best = { x: d.x / length, y: d.y / length };
    }
  }
  return best;
}

/** Extent of `ring` in direction `d`. */
export function extent(ring: Ring, d: Pt): readonly [number, number] {
  const values = ring.map((p) => dot(p, d));
  return [Math.min(...values), Math.max(...values)];
}

/** The stretch of the line p + t·d that lies in the ring around p. */
function chord(ring: Ring, p: Pt, d: Pt): readonly [Pt, Pt] | undefined {
  const a = { x: p.x - d.x * far, y: p.y - d.y * far };
  const b = { x: p.x + d.x * far, y: p.y + d.y * far };
  const hits = ring.flatMap((q, i) => crossing(a, b, q, at(ring, i + 1))?.at ?? []).sort((u, v) => dot(u, d) - dot(v, d));
  return hits.length === 2 ? [at(hits, 0), at(hits, 1)] : undefined;
}

/** A public lane along the cut, meeting the streets (or lanes) at its two ends where there are any. */
function drawLane(ring: Ring, p: Pt, d: Pt, name: string, ways: Ways): void {
  const ends = chord(ring, p, d);
  if (!ends) return;
  const middle = along(ends[0], ends[1], 0.5);
  const half = distance(ends[0], ends[1]) / 2 + reachM;
  const hits = [-1, 1].map((side) => ways.cast(middle, { x: middle.x + d.x * half * side, y: middle.y + d.y * half * side }));
  if (hits.every((hit) => hit === undefined)) return;
  const points = hits.map((hit, i) => (hit ? ways.join(hit) : along(middle, at(ends, i), 0.94)));
  if (distance(at(points, 0), at(points, 1)) > 15) ways.add({ name, class: 'living_street' }, points);
}

interface Cutting {
  readonly zone: Zone;
  readonly random: Rng;
  readonly ways: Ways;
  readonly wantM2: number;
  lanes: number;
}

function divide(ring: Ring, job: Cutting): Ring[] {
  if (area(ring) <= job.wantM2) return [ring];
  const main = mainDirection(ring);
  const side = { x: -main.y, y: main.x };
  const [m0, m1] = extent(ring, main);
  const [s0, s1] = extent(ring, side);
  // Cut across the longer extent.
  const [d, axis, low, high] = m1 - m0 >= s1 - s0 ? [side, main, m0, m1] : [main, side, s0, s1];
  const cut = low + (high - low) * job.random.between(0.38, 0.62);
  const c = centroid(ring);
  const p = { x: c.x + axis.x * (cut - dot(c, axis)), y: c.y + axis.y * (cut - dot(c, axis)) };
  const lane = job.random.chance(laneShare[job.zone]);
  if (lane) {
    job.lanes++;
    drawLane(ring, p, d, `示意巷${String(job.lanes).padStart(3, '0')}`, job.ways);
  }
  const gap = lane ? laneM / 2 : 0;
  const parts = [...leftPart(ring, p, d, gap), ...leftPart(ring, p, { x: -d.x, y: -d.y }, gap)];
  return parts.flatMap((part) => (area(part) < area(ring) * 0.97 ? divide(part, job) : [part]));
}

const overlaps = (a: ReturnType<typeof bounds>, b: ReturnType<typeof bounds>): boolean =>
  a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;

/** Land in a face that streets, river banks, railways, lakes and kept grounds leave. */
function land(face: Face, stretches: readonly Stretch[]): Ring[] {
  const box = bounds(face.ring);
  const taken = face.sides.map((s) => strip(s.from, s.to, s.halfM, s.halfM));
  for (const stretch of stretches) if (overlaps(bounds([stretch.from, stretch.to]), box)) taken.push(strip(stretch.from, stretch.to, 9, 9));
  for (const ring of [...lakes.map((l) => l.ring), ...sites.map((s) => s.ring), ...barriers.map((b) => bed(b, b.landHalfM))])
    if (overlaps(bounds(ring), box)) taken.push(ring);
  // A kept ground in the middle of a block would leave a hole: a path through it, north to south, opens the ring.
  for (const { ring } of sites) {
    const c = centroid(ring);
    if (overlaps(bounds(ring), box)) taken.push(strip({ x: c.x, y: c.y - 420 }, { x: c.x, y: c.y + 420 }, 3, 0));
  }
  return subtract([face.ring], taken, leastLotM2);
}

export function cutLots(plan: Plan, ways: Ways): Lot[] {
  const random = rng('lots');
  const lots: Lot[] = [];
  const counter = { lanes: 0 };
  faces(plan).forEach((face, block) => {
    if (area(face.ring) > largestFaceM2) return;
    for (const piece of land(face, plan.stretches)) {
      const where = zone(centroid(piece));
      if (where === 'mountain' || (where === 'country' && !random.chance(villageShare))) continue;
      const [least, most] = usualM2[where];
      const job: Cutting = { zone: where, random, ways, wantM2: random.between(least, most), lanes: counter.lanes };
      for (const ring of divide(piece, job))
        if (area(ring) >= leastLotM2) lots.push({ ring, zone: zone(centroid(ring)), areaM2: area(ring), block });
      counter.lanes = job.lanes;
    }
  });
  return lots;
}
