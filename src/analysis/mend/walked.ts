import type { Path, Vertex } from './spec.ts';
import { apart, nodeAt, type Spot, type Streets, vertexAt } from './streets.ts';

/** What can be walked to from a vertex within some metres of the plane. */
export interface Walked {
  /** Metres to a place on an edge of a line; Infinity beyond the limit. */
  to(line: number, edge: number, at: { readonly x: number; readonly y: number }): number;
}

/** Walks from a vertex along the lines as they join now. Small: meant for some metres around. */
export function walkedFrom(streets: Streets, from: Spot, limit: number): Walked {
  const known = new Map<string, number>();
  const queue: { readonly spot: Spot; readonly far: number }[] = [{ spot: from, far: 0 }];
  while (queue.length > 0) {
    queue.sort((a, b) => b.far - a.far);
    const { spot, far } = queue.pop() as (typeof queue)[number];
    if (known.has(keyOf(spot))) continue;
    for (const member of nodeAt(streets, spot)) {
      if (known.has(keyOf(member))) continue;
      known.set(keyOf(member), far);
      for (const next of neighbours(streets, member)) {
        const there = far + apart(vertexAt(streets, member), vertexAt(streets, next));
        if (there <= limit && !known.has(keyOf(next))) queue.push({ spot: next, far: there });
      }
    }
  }
  const farTo = (line: number, index: number) => known.get(keyOf({ line, index })) ?? Infinity;
  return {
    to(line, edge, at) {
      const path = streets.pathOf(line) as Path;
      return Math.min(farTo(line, edge) + apart(path[edge] as Vertex, at), farTo(line, edge + 1) + apart(path[edge + 1] as Vertex, at));
    },
  };
}

function neighbours(streets: Streets, { line, index }: Spot): Spot[] {
  const count = streets.pathOf(line)?.length ?? 0;
  return [index - 1, index + 1].filter((next) => next >= 0 && next < count).map((next) => ({ line, index: next }));
}

function keyOf({ line, index }: Spot): string {
  return `${line}:${index}`;
}
