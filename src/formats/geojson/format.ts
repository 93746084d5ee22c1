import { badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { decodeText } from '../encoding.ts';
import type {
  ExportLayer,
  NamedBytes,
  Reader,
  ReadOptions,
  Source,
  SourceLayer,
  StatedCrs,
  WriteOptions,
  Writer,
  Written,
} from '../format.ts';
import { isObject, type JsonObject, parseJsonOfAnyDepth } from '../json.ts';
import { layerNameOf } from '../layer-name.ts';
import { sourceColumns } from '../source-columns.ts';
import { isRecordList, readFeatures } from './features.ts';
import { isSequence, parseSequence } from './sequence.ts';
import { geoJsonText } from './write.ts';

/**
 * GeoJSON: a FeatureCollection, a Feature, a geometry, one of these a line (GeoJSONSeq), or a list of plain records (a table).
 *
 * Kept: all geometry types, heights, ids, null geometry, values of any type, nested ones too. Lost on reading: members of features and of
 * the collection beside `id`, `geometry`, `properties`, `name` and `crs`; boxes. Written: RFC 7946, WGS 84, UTF-8, nothing lost.
 */
export const reader: Reader = { read };

async function read(files: readonly NamedBytes[], file: string, options: ReadOptions, host: Host): Promise<Source> {
  const { text, encoding } = decodeText(files[0]?.bytes ?? new Uint8Array(), options.encoding, file);
  const layer = isSequence(text) ? await sequenceLayer(text, file, host) : await valueLayer(parseJsonOfAnyDepth(text, file), file, host);
  host.progress(1);
  return { file, format: 'geojson', encoding, layers: [layer], issues: [] };
}

async function sequenceLayer(text: string, file: string, host: Host): Promise<SourceLayer> {
  const { values, lines, faults } = parseSequence(text, file);
  const found = await readFeatures(values, file, host, { lines });
  return {
    name: layerNameOf(file),
    columns: sourceColumns(found.rows),
    rows: found.rows,
    faults: [...faults, ...found.faults],
    crs: byDefault,
  };
}

/** RFC 7946 knows no other system; many programs write others all the same. */
const byDefault: StatedCrs = { text: 'EPSG:4326', by: 'format-default' };

async function valueLayer(value: unknown, file: string, host: Host): Promise<SourceLayer> {
  const { rows, faults } = await readFeatures(featuresOf(value, file), file, host, {
    isTable: Array.isArray(value) && isRecordList(value),
  });
  const name = isObject(value) && typeof value.name === 'string' && value.name !== '' ? value.name : layerNameOf(file);
  const layer = { name, columns: sourceColumns(rows), rows, faults };
  const crs = rows.some(({ geometry }) => geometry !== null) ? statedCrs(value) : undefined;
  return crs === undefined ? layer : { ...layer, crs };
}

function featuresOf(value: unknown, file: string): readonly unknown[] {
  if (Array.isArray(value) && value.every(isObject)) return value;
  if (!isObject(value)) throw badInput('not-geojson', {}, { file });
  if (value.type === 'FeatureCollection' && Array.isArray(value.features)) return value.features;
  if (value.type === 'Feature' || 'coordinates' in value || value.type === 'GeometryCollection') return [value];
  throw badInput(otherJson(value), {}, { file });
}

/** JSON of other map programs, which has a name and a way out. */
function otherJson(value: JsonObject): string {
  if (value.type === 'Topology') return 'json-topojson';
  return Array.isArray(value.features) && ('spatialReference' in value || 'geometryType' in value) ? 'json-esri' : 'not-geojson';
}

/** The `crs` member of older files. Null says that the system is not known; anything else that names none says nothing. */
function statedCrs(value: unknown): StatedCrs | undefined {
  const crs = isObject(value) ? value.crs : undefined;
  if (crs === null) return undefined;
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {};
  if (typeof properties.name === 'string') return { text: properties.name, by: 'file' };
  const code = properties.code;
  return typeof code === 'number' || typeof code === 'string' ? { text: `EPSG:${code}`, by: 'file' } : byDefault;
}

export const writer: Writer = { write };

async function write(layer: ExportLayer, { file }: WriteOptions): Promise<Written> {
  return { files: [{ name: file, bytes: new TextEncoder().encode(geoJsonText(layer.features)) }], issues: [] };
}
