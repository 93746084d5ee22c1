import type { Asset } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import { nearest } from './near.ts';
import type { PlannedRow } from './spec.ts';

/** New things with the nearest other thing of their kind within `withinM`, which may be the same under another id. */
export function withTwins(rows: readonly PlannedRow[], city: City, withinM: number): readonly PlannedRow[] {
  if (withinM <= 0) return rows;
  const byKind = new Map<string, number[]>();
  for (const [at, { status, kind, after }] of rows.entries()) {
    if (status !== 'new' || !after?.geometry) continue;
    const list = byKind.get(kind);
    if (list === undefined) byKind.set(kind, [at]);
    else list.push(at);
  }
  const found = [...rows];
  for (const [kind, places] of byKind) {
    const things = places.map((at) => rows[at]?.after as Asset);
    const others = city.assets.filter((asset) => asset.kind === kind);
    for (const [index, near] of nearest(things, others, withinM).entries()) {
      const at = places[index] as number;
      if (near !== null) found[at] = { ...(rows[at] as PlannedRow), near };
    }
  }
  return found;
}
