import type { Plan, Stretch } from './plan.ts';
import type { Pt } from './plane.ts';
import { along, at, distance } from './shape.ts';
import type { Ways } from './ways.ts';

/** A street passes this much beyond each edge of the river's or railway's land before it is back on the ground. */
const rampM = 6;

/** A street that meets a river at a flat angle passes over more of it; no flatter than this. */
const flattestSine = 0.35;

interface Piece {
  readonly points: Pt[];
  readonly pass?: 'bridge' | 'tunnel';
}

/** The passes of a stretch as shares from–to; ones that overlap become one. */
function passSpans(stretch: Stretch): { from: number; to: number; pass: 'bridge' | 'tunnel' }[] {
  const lengthM = distance(stretch.from, stretch.to);
  const spans: { from: number; to: number; pass: 'bridge' | 'tunnel' }[] = [];
  for (const { barrier, share, sine } of stretch.passes) {
    const half = (barrier.landHalfM / Math.max(sine, flattestSine) + rampM) / lengthM;
    const span = {
      from: Math.max(0.02, share - half),
      to: Math.min(0.98, share + half),
      pass: barrier.kind === 'rail' ? ('tunnel' as const) : ('bridge' as const),
    };
    const last = spans.at(-1);
    if (last && last.to >= span.from) last.to = span.to;
    else spans.push(span);
  }
  return spans;
}

/** End-to-end stretches of one street as lines, cut where it goes over water or under a railway. */
function pieces(chain: readonly Stretch[], nodes: Plan['nodes']): Piece[] {
  const node = (id: string): Pt => nodes.get(id) ?? { x: 0, y: 0 };
  const result: Piece[] = [];
  let current: Piece = { points: [node(at(chain, 0).a)] };
  for (const stretch of chain) {
    for (const span of passSpans(stretch)) {
      const start = along(stretch.from, stretch.to, span.from);
      const end = along(stretch.from, stretch.to, span.to);
      current.points.push(start);
      result.push(current, { points: [start, end], pass: span.pass });
      current = { points: [end] };
    }
    current.points.push(node(stretch.b));
  }
  return [...result, current];
}

function chains(stretches: readonly Stretch[]): Stretch[][] {
  const result: Stretch[][] = [];
  for (const stretch of stretches) {
    const last = result.at(-1)?.at(-1);
    if (last && last.run === stretch.run && last.name === stretch.name && last.class === stretch.class && last.b === stretch.a)
      result.at(-1)?.push(stretch);
    else result.push([stretch]);
  }
  return result;
}

export function drawStreets(plan: Plan, ways: Ways): void {
  for (const chain of chains(plan.stretches)) {
    const { name, class: streetClass, named } = at(chain, 0);
    for (const piece of pieces(chain, plan.nodes))
      ways.add({ name, class: streetClass, named, ...(piece.pass ? { pass: piece.pass } : {}) }, piece.points);
  }
}
