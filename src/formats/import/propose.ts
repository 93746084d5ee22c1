import type { City } from '../../core/city.ts';
import type { Kind } from '../../layers/kind.ts';
import { kindById } from '../../layers/registry.ts';
import type { Source, SourceLayer } from '../format.ts';
import { proposeColumns } from './columns.ts';
import { proposeId } from './id-columns.ts';
import { geometryFits, guessKinds, kindColumn, kindOfName } from './kind-of.ts';
import { type ImportMemory, type RememberedLayer, recallLayer } from './memory.ts';
import { proposePlace } from './place-columns.ts';
import type { ColumnChoice, LayerChoice } from './spec.ts';

/**
 * How a layer may be taken: as last time, where `memory` knows it, else by what its names, columns and values say. Without a kind that its
 * name says, the kind is null, and nothing of it is taken until somebody chooses one (`guessKinds`). `city` is asked which column holds its ids.
 */
export function proposeLayer(source: Source, index: number, memory?: ImportMemory, city?: City): LayerChoice {
  const layer = source.layers[index];
  if (layer === undefined) throw new Error(`The source has no layer ${index}.`);
  const remembered = memory && recallLayer(memory, source, layer);
  if (remembered !== undefined) return asLastTime(source, index, remembered, city);
  return proposeForKind(source, index, kindSaid(source, layer), city);
}

/** What a layer says of its kind by itself: the format, its name, the file's name, or a column. */
function kindSaid(source: Source, layer: SourceLayer): LayerChoice['kind'] {
  if (layer.kind !== undefined) return layer.kind;
  const own = kindOfName(layer.name);
  const file = kindOfName(source.file);
  // The name inside a GeoJSON file is that of the program that wrote it; the file's own was given by a person.
  if (source.format === 'geojson' && file !== undefined) return file.id;
  if (own !== undefined) return own.id;
  if (file !== undefined && geometryFits(layer, file)) return file.id;
  return kindColumn(layer) === undefined ? null : 'by-row';
}

/** The proposal for a layer as one of `kind`; null leaves it out. */
export function proposeForKind(source: Source, index: number, kind: LayerChoice['kind'], city?: City): LayerChoice {
  const layer = source.layers[index] as SourceLayer;
  const place = proposePlace(layer);
  const declared = kind === null || kind === 'by-row' ? undefined : kindById(kind);
  const known = new Set((city?.assets ?? []).filter((asset) => asset.kind === kind).map((asset) => asset.id));
  const id = proposeId(layer, source.format, known);
  const columns = declared === undefined || layer.kind !== undefined ? [] : proposeColumns(layer, declared, place, id);
  return { source: 0, layer: index, kind, id, place, crs: 'auto', columns, rings: 'repair' };
}

/** The kind to show first for a layer that says none: the best guess, for a screen that lets the user confirm it. */
export function likeliestKind(source: Source, index: number): Kind | undefined {
  const [best, second] = guessKinds(source.layers[index] as SourceLayer, source.file);
  if (best === undefined) return undefined;
  const isClear = best.named || (best.matched > 1 && best.matched > (second?.matched ?? 0));
  return isClear ? kindById(best.kind) : undefined;
}

/** The choices of last time, as far as this year's columns are those; columns that are new are proposed anew. */
function asLastTime(source: Source, index: number, last: RememberedLayer, city: City | undefined): LayerChoice {
  const layer = source.layers[index] as SourceLayer;
  const fresh = proposeForKind(source, index, last.kind, city);
  const names = new Set(layer.columns.map(({ name }) => name));
  const byColumn = new Map(last.columns.map((choice) => [choice.column, choice]));
  const columns = fresh.columns.map((choice): ColumnChoice => {
    const known = byColumn.get(choice.column);
    return known === undefined ? choice : { ...known, because: 'remembered' };
  });
  return {
    ...fresh,
    id: last.id.by === 'column' && !names.has(last.id.column) ? fresh.id : last.id,
    place: placeIsThere(last.place, names) ? last.place : fresh.place,
    crs: last.crs,
    rings: last.rings,
    columns: withoutDoubles(columns),
  };
}

function placeIsThere(place: LayerChoice['place'], names: ReadonlySet<string>): boolean {
  if (place.by === 'columns') return names.has(place.first) && names.has(place.second);
  return place.by !== 'text' || names.has(place.column);
}

/** A field that a remembered column takes is not taken by a new one as well. */
function withoutDoubles(columns: readonly ColumnChoice[]): readonly ColumnChoice[] {
  const remembered = new Set(columns.filter(({ because }) => because === 'remembered').map(({ field }) => field));
  return columns.map((choice) => {
    const isDouble = choice.because !== 'remembered' && choice.field !== null && choice.field !== 'drop' && remembered.has(choice.field);
    return isDouble ? { column: choice.column, field: null } : choice;
  });
}
