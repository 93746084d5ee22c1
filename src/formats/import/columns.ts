import { matchHeaders } from '../../layers/derive/headers.ts';
import { unitFactor } from '../../layers/derive/units.ts';
import type { Kind } from '../../layers/kind.ts';
import type { SourceLayer } from '../format.ts';
import type { ColumnChoice, LayerChoice } from './spec.ts';

/**
 * What becomes of each column of a layer for a kind: the field that takes it, with the factor where the header names another unit; columns
 * that hold the place or nothing but the id are left out; all others keep their name.
 */
export function proposeColumns(
  layer: SourceLayer,
  kind: Kind,
  place: LayerChoice['place'],
  id: LayerChoice['id'],
): readonly ColumnChoice[] {
  const aside = new Set(placeColumns(place));
  const matches = matchHeaders(
    layer.columns.map(({ name }) => name).filter((name) => !aside.has(name)),
    kind,
  );
  const byHeader = new Map(matches.map((match) => [match.header, match]));
  return layer.columns.map(({ name }): ColumnChoice => {
    if (aside.has(name)) return { column: name, field: 'drop' };
    const match = byHeader.get(name);
    if (!match?.field || !match.by) return { column: name, field: id.by === 'column' && id.column === name ? 'drop' : null };
    const factor = match.unit === '' ? undefined : unitFactor(match.unit, match.field);
    const because = factor !== undefined && factor !== 1 ? 'unit' : match.by;
    return { column: name, field: match.field.key, ...(factor === undefined || factor === 1 ? {} : { factor }), because };
  });
}

/** The columns that hold the place. */
function placeColumns(place: LayerChoice['place']): readonly string[] {
  if (place.by === 'columns') return [place.first, place.second];
  return place.by === 'text' ? [place.column] : [];
}

/** Units that a header names and the field it goes to cannot be measured in: the numbers are taken as they stand, which must be said. */
export function strangeUnits(
  layer: SourceLayer,
  kind: Kind,
  columns: readonly ColumnChoice[],
): readonly { readonly column: string; readonly unit: string }[] {
  const taken = new Set(
    columns.flatMap(({ column, field, factor }) => (field === null || field === 'drop' || factor !== undefined ? [] : [column])),
  );
  return matchHeaders(
    layer.columns.map(({ name }) => name),
    kind,
  ).flatMap(({ header, field, unit }) => {
    const isMeasure = field !== null && (field.type === 'number' || field.type === 'integer');
    if (!isMeasure || unit === '' || !taken.has(header)) return [];
    return unitFactor(unit, field) === undefined ? [{ column: header, unit }] : [];
  });
}
