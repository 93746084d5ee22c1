import type { Plane } from '../../core/geo/plane.ts';
import { insideRegion, type Region } from '../../core/geo/rings.ts';
import type { Green } from './columns.ts';
import type { Sample } from './demand.ts';
import type { SampleIndex } from './live-sample.ts';
import type { CountedPark } from './live-walks.ts';
import { reachBoxOf } from './rules.ts';
import { isWithin } from './walk.ts';

/** Of each sample point, how many counted parks have it in their radius as the crow flies, and how many of those nobody can enter. */
export class LiveRadius {
  readonly near: Uint16Array;
  readonly shut: Uint16Array;
  /** The points in the radius of each park, kept to take them away again. */
  private readonly members = new Map<Green, Uint32Array>();

  constructor(
    private readonly plane: Plane,
    private readonly sample: Sample,
    private readonly index: SampleIndex,
  ) {
    this.near = new Uint16Array(sample.cells.count);
    this.shut = new Uint16Array(sample.cells.count);
  }

  /** Adds a park; returns the points in its radius. */
  add(park: CountedPark): Uint32Array {
    const points = this.pointsOf(park);
    this.members.set(park.green, points);
    this.count(points, park, 1);
    return points;
  }

  remove(park: CountedPark): Uint32Array {
    const points = this.members.get(park.green) ?? new Uint32Array(0);
    this.members.delete(park.green);
    this.count(points, park, -1);
    return points;
  }

  private count(points: Uint32Array, park: CountedPark, by: number): void {
    const { near, shut } = this;
    const isShut = !park.doors.some(({ positions }) => positions.length > 0);
    for (const point of points) {
      near[point] = (near[point] as number) + by;
      if (isShut) shut[point] = (shut[point] as number) + by;
    }
  }

  private pointsOf({ green, radiusM }: CountedPark): Uint32Array {
    const { plane } = this;
    const { x, y } = this.sample.cells;
    const { region } = green;
    const points: number[] = [];
    const scale = plane.scaleAt(region.box[0], region.box[1]);
    // The scale changes by far less than this over a radius; only what lies between is measured exactly.
    const [surely2, hardly2] = [(radiusM * scale * 0.999) ** 2, (radiusM * scale * 1.001) ** 2];
    this.index.within(reachBoxOf(region, radiusM, plane), (point) => {
      const [px, py] = [x[point] as number, y[point] as number];
      const away2 = boundaryDistance2(px, py, region);
      if (away2 <= surely2 || (away2 <= hardly2 && isWithin(plane, px, py, region, radiusM)) || insideRegion(px, py, region))
        points.push(point);
    });
    return Uint32Array.from(points);
  }
}

/** Square of the distance to the boundary of a region. */
function boundaryDistance2(px: number, py: number, { rings }: Region): number {
  let best = Infinity;
  for (const ring of rings) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const ax = ring[j] as number;
      const ay = ring[j + 1] as number;
      const dx = (ring[i] as number) - ax;
      const dy = (ring[i + 1] as number) - ay;
      const length2 = dx * dx + dy * dy;
      const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length2));
      const ex = px - ax - share * dx;
      const ey = py - ay - share * dy;
      const away2 = ex * ex + ey * ey;
      if (away2 < best) best = away2;
    }
  }
  return best;
}
