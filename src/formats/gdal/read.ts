import type { Geometry } from 'geojson';
import type { FieldValue } from '../../core/asset.ts';
import { badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import type { TextEncoding } from '../encoding.ts';
import type { FormatId, Source, SourceColumn, SourceLayer, SourceRow } from '../format.ts';
import { pacer } from '../pace.ts';
import { sourceColumns } from '../source-columns.ts';
import { type Dataset, type GdalLayer, GdalRefusal, type InnerFile, withDataset } from './dataset.ts';
import { gdalLibrary } from './library.ts';

/** How a format goes through the library. */
export interface Passage {
  readonly format: FormatId;
  readonly files: readonly InnerFile[];
  /** The file or folder to open. */
  readonly open: string;
  /** Identities of the file are its own (object ids), not only positions. */
  readonly keepsIds: boolean;
  /** Name of a layer as the user knows it, where the library only knows the name of our copy. */
  readonly layerName?: string;
  /** Turns texts of the file into what they say, all of them known; the identity where the format fixes its letters. */
  letters(texts: readonly string[]): { readonly encoding: TextEncoding; readonly read: (text: string) => string };
}

interface RawFeature {
  readonly id?: string | number;
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>> | null;
}

interface RawLayer extends GdalLayer {
  readonly features: readonly RawFeature[];
}

/** Reads a file through GDAL, layer by layer, in the numbers of the file. */
export async function readThroughGdal(passage: Passage, file: string, host: Host): Promise<Source> {
  const library = await gdalLibrary({ progress: (share) => host.progress(share / 2), cancelled: () => host.cancelled() });
  const pace = pacer({ progress: (share) => host.progress(0.5 + share / 2), cancelled: () => host.cancelled() });
  const raw = await withDataset(library, passage.files, passage.open, (dataset) => rawLayers(dataset, passage, pace)).catch(
    (error: unknown) => {
      if (!(error instanceof GdalRefusal)) throw error;
      throw badInput('gdal-refused', { reason: error.reason.replaceAll('/xiutu-in/', '') }, { file });
    },
  );
  const { encoding, read } = passage.letters(raw.flatMap(textsOf));
  const layers = raw.map((layer) => sourceLayer(layer, passage, read));
  return { file, format: passage.format, encoding, layers, issues: [] };
}

async function rawLayers(dataset: Dataset, { keepsIds }: Passage, pace: (share: number) => Promise<void>): Promise<RawLayer[]> {
  const layers: RawLayer[] = [];
  const all = dataset.layers();
  for (const [index, layer] of all.entries()) {
    await pace(index / all.length);
    const text = new TextDecoder().decode(dataset.geoJson(layer.name, keepsIds));
    const { features } = JSON.parse(text) as { readonly features: readonly RawFeature[] };
    layers.push({ ...layer, features });
  }
  return layers;
}

function textsOf({ name, fields, features }: RawLayer): string[] {
  const texts = [name, ...fields.map((field) => field.name)];
  for (const { properties } of features)
    for (const value of Object.values(properties ?? {})) if (typeof value === 'string') texts.push(value);
  return texts;
}

const columnTypes: Readonly<Record<string, SourceColumn['type']>> = {
  Integer: 'number',
  Integer64: 'number',
  Real: 'number',
  Date: 'date',
  DateTime: 'date',
};

function sourceLayer(
  { name, system, fields, features }: RawLayer,
  { layerName, keepsIds }: Passage,
  read: (text: string) => string,
): SourceLayer {
  const rows = features.map((feature, index): SourceRow => {
    const row = { row: index + 1, geometry: feature.geometry, values: valuesOf(feature, read) };
    return keepsIds && feature.id !== undefined ? { ...row, id: String(feature.id) } : row;
  });
  const declared = fields.map((field) => ({ name: read(field.name), type: columnTypes[field.type] ?? ('text' as const) }));
  const layer = { name: layerName ?? read(name), columns: sourceColumns(rows, declared), rows, faults: [] };
  return system === undefined ? layer : { ...layer, crs: { text: system, by: 'file' } };
}

function valuesOf({ properties }: RawFeature, read: (text: string) => string): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(properties ?? {})) values[read(key)] = plain(value, read);
  return values;
}

/** Bytes and nested things that a database may hold are kept as their text. */
function plain(value: unknown, read: (text: string) => string): FieldValue {
  if (typeof value === 'string') return read(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  const isList = Array.isArray(value) && value.every((member) => typeof member === 'string' || typeof member === 'number');
  return isList ? value.map((member: string | number) => (typeof member === 'string' ? read(member) : member)) : JSON.stringify(value);
}
