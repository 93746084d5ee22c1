import { breathe } from '../../core/breathe.ts';
import type { Host } from '../../core/result.ts';
import { crossingAt, meetOf } from './crossing.ts';
import { duplicateOf } from './duplicate.ts';
import { nearMissAt } from './near-miss.ts';
import { shortEdgesOf } from './short-edge.ts';
import type { LineChange, MendOptions, Path, StreetColumns, StreetFault, StreetFaultCode, Vertex } from './spec.ts';
import { type Streets, streetsOf } from './streets.ts';

/** What repairs came to: the lines that changed, how many faults were mended, and how many were gone or could not be mended when their turn came. */
export interface Mended {
  readonly changes: readonly LineChange[];
  readonly done: number;
  readonly left: number;
}

/** Doubled lines go first, so that nothing is joined to one that goes; crumbs last. */
const turns: readonly StreetFaultCode[] = ['duplicate', 'near-miss-end', 'crossing-without-node', 'short-edge', 'island'];

/**
 * Mends faults one after the other, each on the lines as they are by then: what an earlier repair has moved or mended already is looked at
 * anew. Repairs of one line so add up.
 */
export async function mendFaults(
  columns: StreetColumns,
  faults: readonly StreetFault[],
  options: MendOptions,
  host: Host,
): Promise<Mended> {
  const streets = streetsOf(columns);
  const changed = new Map<number, Path | null>();
  const ordered = turns.flatMap((code) => faults.filter((fault) => fault.code === code).sort((a, b) => a.metres - b.metres));
  let done = 0;
  for (const [at, fault] of ordered.entries()) {
    if (at % 64 === 0) {
      host.progress(at / ordered.length);
      await breathe(host);
    }
    const now = faultNow(streets, fault, options);
    // A repair that has become doubtful meanwhile is not what was agreed to.
    if (!now?.repair || (fault.sure && !now.sure)) continue;
    for (const { line, path } of now.repair) {
      streets.set(line, path);
      changed.set(line, path);
    }
    done++;
  }
  return { changes: [...changed].map(([line, path]) => ({ line, path })), done, left: ordered.length - done };
}

/** The fault as it stands by now; null where it is mended. */
function faultNow(streets: Streets, fault: StreetFault, options: MendOptions): StreetFault | null {
  const [line, other] = fault.lines;
  if (line === undefined) return null;
  const path = streets.pathOf(line);
  if (!path) return null;
  if (fault.code === 'near-miss-end') return endNow(streets, line, path, fault, options);
  if (fault.code === 'crossing-without-node') return crossingNow(streets, line, other ?? line, fault, options);
  if (fault.code === 'duplicate') return streets.pathOf(other ?? line) ? duplicateOf(streets, line, other ?? line, options) : null;
  if (fault.code === 'short-edge') return nearest(shortEdgesOf(streets, line, options), fault, 2 * options.shortM);
  return null;
}

function endNow(streets: Streets, line: number, path: Path, fault: StreetFault, options: MendOptions): StreetFault | null {
  // Both ends may lie there: of a line that comes back to where it began.
  const ends = [0, path.length - 1].flatMap((index) => nearMissAt(streets, { line, index }, options) ?? []);
  return nearest(ends, fault, options.nearM);
}

function crossingNow(streets: Streets, line: number, other: number, fault: StreetFault, options: MendOptions): StreetFault | null {
  const place = { x: fault.at[0], y: fault.at[1] };
  const reach = options.nearM;
  const found = edgesNear(streets, line, place, reach).flatMap((a) =>
    edgesNear(streets, other, place, reach).flatMap((b) => {
      if (a.line === b.line && Math.abs(a.index - b.index) < 2) return [];
      const meet = meetOf(streets, a, b);
      return (meet && crossingAt(streets, meet, options)) ?? [];
    }),
  );
  return nearest(found, fault, reach);
}

function edgesNear(streets: Streets, line: number, { x, y }: { readonly x: number; readonly y: number }, reach: number) {
  const path = streets.pathOf(line) ?? [];
  const isNear = (index: number) => {
    const [a, b] = [path[index] as Vertex, path[index + 1] as Vertex];
    const isBeside = (low: number, high: number, at: number) => at >= Math.min(low, high) - reach && at <= Math.max(low, high) + reach;
    return isBeside(a.x, b.x, x) && isBeside(a.y, b.y, y);
  };
  return [...path.keys()].filter((index) => index + 1 < path.length && isNear(index)).map((index) => ({ line, index }));
}

function nearest(found: readonly StreetFault[], { at }: StreetFault, reach: number): StreetFault | null {
  const far = (fault: StreetFault) => Math.hypot(fault.at[0] - at[0], fault.at[1] - at[1]);
  const [first] = [...found].sort((a, b) => far(a) - far(b));
  return first && far(first) <= reach ? first : null;
}
