import { paintingOrder } from '../../../layers/derive/style.ts';
import { familyOrder } from '../../../layers/derive/symbology.ts';
import type { GeometryFamily, Kind } from '../../../layers/kind.ts';
import { kinds } from '../../../layers/registry.ts';
import { basemapKinds } from '../../../map/basemap.ts';

const fixed: ReadonlySet<string> = new Set([...basemapKinds, 'area', 'built-up']);

/** Ground and area lines lie below all else, whatever the user orders. */
export function isMovable(kind: Kind): boolean {
  return !fixed.has(kind.id);
}

/** The family by which a kind is placed in the list: the one it usually has, as its swatch. */
export function bandOf(kind: Kind): GeometryFamily {
  return kind.geometry[0] ?? 'polygon';
}

/** Families from top to bottom, as the map draws them. */
export const bands: readonly GeometryFamily[] = familyOrder.toReversed();

/** Movable kinds of a band from top to bottom. */
export function bandKinds(band: GeometryFamily, moved: readonly string[]): readonly Kind[] {
  const movable = kinds.filter((kind) => isMovable(kind) && bandOf(kind) === band);
  return paintingOrder(movable, moved).toReversed();
}

/**
 * The order after the kinds of a band have been put as `wanted` (ids from top to bottom): the places that these kinds take among all others
 * are dealt out anew, so that nothing else moves. Kinds not named keep their places.
 */
export function reordered(moved: readonly string[], wanted: readonly string[]): readonly string[] {
  const all = paintingOrder(kinds.filter(isMovable), moved)
    .map(({ id }) => id)
    .toReversed();
  const named = new Set(wanted);
  const queue = wanted.filter((id) => all.includes(id));
  let next = 0;
  return all.map((id) => (named.has(id) ? (queue[next++] ?? id) : id));
}

/** The order after a kind went `steps` places among `among` (ids from top to bottom), as far as they reach; the same list where it cannot. */
export function stepped(moved: readonly string[], among: readonly string[], id: string, steps: number): readonly string[] {
  const from = among.indexOf(id);
  if (from < 0) return moved;
  const to = Math.max(0, Math.min(among.length - 1, from + steps));
  if (to === from) return moved;
  const wanted = among.toSpliced(from, 1).toSpliced(to, 0, id);
  return reordered(moved, wanted);
}

/** All the given kinds from top to bottom as the map draws them, the ground last. */
export function fromTop(present: readonly Kind[], moved: readonly string[]): readonly Kind[] {
  const ground = present.filter((kind) => !isMovable(kind)).toSorted((a, b) => b.order - a.order);
  return [...bands.flatMap((band) => bandKinds(band, moved)).filter((kind) => present.includes(kind)), ...ground];
}
