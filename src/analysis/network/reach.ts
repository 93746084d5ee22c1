import { nearestWay, searchFrom } from './search.ts';
import { componentsOf, snap } from './snap.ts';
import { defaultAccessM, type Network, type Position } from './spec.ts';

/** Points to measure between. A place may have several points (MultiPoint): `lonLat` of place `i` is at `start[i]` to `start[i + 1]`. */
export interface Places {
  readonly ids: readonly string[];
  readonly lonLat: Float64Array;
  readonly start: Uint32Array;
}

export type ReachStatus = 'reached' | 'beyond' | 'unknown';

export interface ReachRow {
  readonly id: string;
  /** Ground metres with both legs; null unless reached. */
  readonly metres: number | null;
  readonly toId: string | null;
  readonly status: ReachStatus;
}

export interface ReachParams {
  /** Longest walk in metres, inclusive to the millimetre; absent: any. */
  readonly limitM?: number;
  readonly accessM?: number;
}

/**
 * Walk from each place to the nearest of `to`. `reached`: a path within the limit; `beyond`: a path, but longer; `unknown`: the place is
 * beyond access, or no `to` lies in its component, or there is no `to`. Knows no walls, gates or data border. Ties go to the earlier `to`.
 */
export function reach(network: Network, from: Places, to: Places, params: ReachParams = {}): ReachRow[] {
  const accessM = params.accessM ?? defaultAccessM;
  const sources = positionsOf(network, to, accessM).map((positions) => ({ positions }));
  const withTo = new Set(sources.flatMap(({ positions }) => [...componentsOf(network, positions)]));
  const limitM = params.limitM ?? Infinity;
  const field = searchFrom(network, sources, 1000 * limitM);
  return positionsOf(network, from, accessM).map((positions, index) => {
    const id = from.ids[index] as string;
    const answer = nearestWay(field, positions);
    if (answer !== null) {
      return { id, metres: answer.mm / 1000, toId: to.ids[answer.source] as string, status: 'reached' };
    }
    const connected = [...componentsOf(network, positions)].some((component) => withTo.has(component));
    return { id, metres: null, toId: null, status: connected ? 'beyond' : 'unknown' };
  });
}

function positionsOf(network: Network, places: Places, accessM: number): Position[][] {
  return places.ids.map((_, index) => {
    const positions: Position[] = [];
    for (let i = places.start[index] as number; i < (places.start[index + 1] as number); i++) {
      const [x, y] = network.plane.forward(places.lonLat[2 * i] as number, places.lonLat[2 * i + 1] as number);
      positions.push(...snap(network, x, y, accessM));
    }
    return positions;
  });
}
