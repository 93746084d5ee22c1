import type { Reach } from '../../src/analysis/coverage/arcs/shape.ts';
import type { Region } from '../../src/core/geo/rings.ts';

type Span = readonly [from: number, to: number];

/**
 * Plane area of a region inside the union of service areas by another method: on `slices` horizontal lines the served stretches are exact
 * (each vertex a disc, each edge a rectangle, each polygon its inside), between the lines the middle one stands for all. Right to about
 * (1 / slices) ** 1.5 of the region's box.
 */
export function slicedCoverage(reaches: readonly Reach[], region: Region, slices: number): number {
  const [, minY, , maxY] = region.box;
  const height = (maxY - minY) / slices;
  let sum = 0;
  for (let k = 0; k < slices; k++) {
    const y = minY + (k + 0.5) * height;
    const served = merged(reaches.flatMap((reach) => servedOn(y, reach)));
    sum += height * lengthOfBoth(merged(insideOn(y, region)), served);
  }
  return sum;
}

function servedOn(y: number, { region, radius }: Reach): Span[] {
  const spans = insideOn(y, region);
  for (const ring of region.rings) {
    const n = ring.length;
    for (let i = 0; i < n; i += 2) {
      const [ax, ay] = [ring[i] as number, ring[i + 1] as number];
      const [bx, by] = [ring[(i + 2) % n] as number, ring[(i + 3) % n] as number];
      const half2 = radius * radius - (y - ay) * (y - ay);
      if (half2 > 0) spans.push([ax - Math.sqrt(half2), ax + Math.sqrt(half2)]);
      const len = Math.hypot(bx - ax, by - ay);
      if (len === 0) continue;
      const [nx, ny] = [((by - ay) / len) * radius, ((ax - bx) / len) * radius];
      const corners = [ax + nx, ay + ny, bx + nx, by + ny, bx - nx, by - ny, ax - nx, ay - ny];
      spans.push(...insideOn(y, { rings: [Float64Array.from(corners)], box: region.box }));
    }
  }
  return spans;
}

/** Even-odd stretches of a line inside rings. */
function insideOn(y: number, { rings }: Region): Span[] {
  const at: number[] = [];
  for (const ring of rings) {
    const n = ring.length;
    for (let i = 0; i < n; i += 2) {
      const [ax, ay] = [ring[i] as number, ring[i + 1] as number];
      const [bx, by] = [ring[(i + 2) % n] as number, ring[(i + 3) % n] as number];
      if (ay > y !== by > y) at.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  at.sort((a, b) => a - b);
  const spans: Span[] = [];
  for (let i = 0; i + 1 < at.length; i += 2) spans.push([at[i] as number, at[i + 1] as number]);
  return spans;
}

function merged(spans: readonly Span[]): Span[] {
  const out: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

function lengthOfBoth(a: readonly Span[], b: readonly Span[]): number {
  let sum = 0;
  for (const [from, to] of a) for (const [start, end] of b) sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
  return sum;
}
