import { matchHeaders } from '../../layers/derive/headers.ts';
import { normalise } from '../../layers/derive/normalise.ts';
import { familyOf } from '../../layers/geometry-family.ts';
import type { GeometryFamily, Kind } from '../../layers/kind.ts';
import { kindById, kinds } from '../../layers/registry.ts';
import type { SourceLayer } from '../format.ts';

const byName: ReadonlyMap<string, Kind> = new Map(
  [...kinds].reverse().flatMap((kind) => namesOf(kind).map((name) => [normalise(name), kind] as const)),
);

function namesOf({ id, label, terms }: Kind): readonly string[] {
  return [...(terms ?? []), label.en, label.zh, id];
}

/** Endings of names that formats for one geometry family give to the parts of a kind: `park_polygon.shp`. */
const familyEnding = /[_-](points?|lines?|polygons?)$/i;

/** The kind that a name says exactly: an id, a label in either language, or a word for it; a file's folders, archives and ending are left away. */
export function kindOfName(name: string): Kind | undefined {
  const base = name.split(/[\\/]|\s›\s/u).at(-1) ?? name;
  const bare = base.replace(/(\.(gz|zip|osm))?\.[a-z0-9]{2,10}$/iu, '');
  for (const text of [base, bare, bare.replace(familyEnding, '')]) {
    const kind = kindById(text) ?? byName.get(normalise(text));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** The column by which each row says its own kind; undefined where none does. */
export function kindColumn(layer: SourceLayer): string | undefined {
  const column = layer.columns.find(({ name }) => name === 'kind') ?? layer.columns.find(({ name }) => normalise(name) === 'kind');
  if (column === undefined) return undefined;
  return layer.rows.some(({ values }) => kindOfCell(values[column.name]) !== undefined) ? column.name : undefined;
}

/** The kind that a cell of a kind column names. */
export function kindOfCell(cell: unknown): Kind | undefined {
  return typeof cell === 'string' && cell !== '' ? (kindById(cell) ?? byName.get(normalise(cell))) : undefined;
}

/** Geometry families of a layer; empty for a table. */
function familiesOf(layer: SourceLayer): ReadonlySet<GeometryFamily> {
  const found = new Set<GeometryFamily>();
  for (const { geometry } of layer.rows) {
    const family = geometry && familyOf(geometry);
    if (family) found.add(family);
  }
  return found;
}

/** Whether the kind takes any geometry of the layer; a table fits every kind. */
export function geometryFits(layer: SourceLayer, kind: Kind): boolean {
  const families = familiesOf(layer);
  return families.size === 0 || kind.geometry.some((family) => families.has(family));
}

/** A kind that a layer may hold, and how many of its columns that kind has fields for. */
export interface KindGuess {
  readonly kind: string;
  readonly matched: number;
  /** True where words of its name stand in the name of the layer or file. */
  readonly named: boolean;
}

/**
 * Kinds that a layer whose name says none exactly may hold, the likeliest first: by words within its name and by how many columns match. A
 * proposal to show, never to take unasked.
 */
export function guessKinds(layer: SourceLayer, file: string): readonly KindGuess[] {
  const headers = layer.columns.map(({ name }) => name);
  const name = normalise(`${file} ${layer.name}`);
  return kinds
    .filter((kind) => geometryFits(layer, kind))
    .map((kind) => ({
      kind: kind.id,
      matched: matchHeaders(headers, kind).filter(({ field, by }) => field !== null && by !== null).length,
      named: namesOf(kind).some((word) => normalise(word).length > 1 && name.includes(normalise(word))),
    }))
    .filter(({ matched, named }) => matched > 0 || named)
    .sort((a, b) => Number(b.named) - Number(a.named) || b.matched - a.matched);
}
