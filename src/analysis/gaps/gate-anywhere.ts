import { nearestOnBoundary, type Region, ringX, ringY } from '../../core/geo/rings.ts';
import { inferredEntrances } from '../coverage/gates.ts';
import { atGateM, type Prepared } from '../coverage/prepare.ts';
import { snap } from '../network/snap.ts';
import type { Network, Position } from '../network/spec.ts';
import type { Entry } from './cover.ts';
import type { Ground } from './list.ts';
import { type CompassSide, sides } from './spec.ts';

/** A place of a park's boundary where a gate would reach the network. */
interface Opening {
  readonly x: number;
  readonly y: number;
  readonly positions: readonly Position[];
}

const everyM = 10;

/** Points of a boundary: its vertices, one every 10 m between them, and those nearest to ends of edges around it. */
function boundaryPoints(region: Region, network: Network, accessM: number): [number, number][] {
  const points: [number, number][] = [];
  for (const ring of region.rings) {
    for (let i = 0; i < ring.length / 2; i++) {
      const [ax, ay, bx, by] = [ringX(ring, i), ringY(ring, i), ringX(ring, i + 1), ringY(ring, i + 1)];
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / everyM));
      for (let s = 0; s < steps; s++) points.push([ax + (s / steps) * (bx - ax), ay + (s / steps) * (by - ay)]);
    }
  }
  for (const { x, y } of inferredEntrances(region, network)) points.push([x, y]);
  for (const node of nodesAround(region, network, accessM)) {
    const near = nearestOnBoundary(network.nodeXY[2 * node] as number, network.nodeXY[2 * node + 1] as number, region);
    if (near && near.distance <= accessM) points.push([near.x, near.y]);
  }
  return points;
}

function nodesAround({ box }: Region, { index, edgeFrom, edgeTo }: Network, reach: number): number[] {
  const edges = index?.search(box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach) ?? [];
  const nodes = new Set(edges.flatMap((edge) => [edgeFrom[edge] as number, edgeTo[edge] as number]));
  return [...nodes].sort((a, b) => a - b);
}

const memo = new WeakMap<Prepared, Map<number, readonly Opening[]>>();

/** Every place of a park's boundary where a gate would reach the network; kept, as many gaps lie around one park. */
function openingsOf(prepared: Prepared, green: number): readonly Opening[] {
  const made = memo.get(prepared) ?? new Map<number, readonly Opening[]>();
  memo.set(prepared, made);
  const known = made.get(green);
  if (known) return known;
  const { network, barriers, accessM, columns } = prepared;
  const region = columns.greens[green]?.region;
  const points = region && !columns.greens[green]?.isPoint ? boundaryPoints(region, network, accessM) : [];
  const openings = points.flatMap(([x, y]): Opening[] => {
    const positions = snap(network, x, y, accessM, barriers, { opensWithinM: atGateM });
    return positions.length > 0 ? [{ x, y, positions }] : [];
  });
  made.set(green, openings);
  return openings;
}

/** The side of a park on which a point of its boundary lies, from the middle of its box. */
function sideOf({ box }: Region, x: number, y: number): CompassSide {
  const turn = Math.atan2(x - (box[0] + box[2]) / 2, y - (box[1] + box[3]) / 2) / (Math.PI / 4);
  return sides[(Math.round(turn) + 8) % 8] ?? 'n';
}

/** A gate at any place of the boundary of each of some counted parks: every place a change of its own. */
export function gatesAnywhere({ prepared, question }: Ground, near: readonly number[]): Entry[] {
  const largestMm = question.walks().limitMm;
  let group = 0;
  return near.flatMap((served) => {
    const park = question.served[served];
    const region = park && prepared.columns.greens[park.green]?.region;
    if (!park || !region) return [];
    const leadMm = largestMm - 1000 * park.radiusM;
    return openingsOf(prepared, park.green).map(({ x, y, positions }): Entry => {
      group += 1;
      return { positions, startMm: leadMm, leadMm, gate: -1, group, green: park.green, at: [x, y], params: { side: sideOf(region, x, y) } };
    });
  });
}
