import { normalise } from '../../layers/derive/normalise.ts';
import type { FormatId, SourceLayer } from '../format.ts';
import type { LayerChoice } from './spec.ts';

/** Headers that name a thing, the surest first. Numbers of rows (序号, fid, objectid) come last: they change from export to export. */
const idHeaders: readonly string[] = [
  ...[
    'id',
    '编号',
    '标识',
    '标识码',
    '唯一标识',
    '唯一编号',
    '唯一码',
    'uuid',
    'guid',
    'globalid',
    'objid',
    '部件编码',
    '部件标识码',
    '部件代码',
  ],
  ...[
    '资产编号',
    '资产编码',
    '设施编号',
    '设施编码',
    '公厕编号',
    '公园编号',
    '道路编号',
    '路段编号',
    '小区编号',
    '编码',
    '代码',
    'code',
    'osmid',
    'gid',
  ],
];
const weakIdHeaders: readonly string[] = ['objectid', 'objectid1', 'fid', 'ogcfid', '序号', 'no', 'xh'];

const weak = new Set(weakIdHeaders);

/** True where a column only numbers the rows of one export. */
export function isRowNumber(column: string): boolean {
  return weak.has(normalise(column));
}

/** Formats whose own ids are the things' and not the rows'. */
const formatsWithIds: ReadonlySet<FormatId> = new Set<FormatId>(['geojson', 'osm', 'kml']);

/** The text of an id; undefined for a cell that holds none. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || /^<null>$/i.test(text) ? undefined : text;
}

function isKey(layer: SourceLayer, column: string): boolean {
  const seen = new Set<string>();
  for (const { values } of layer.rows) {
    const text = idText(values[column]);
    if (text === undefined || seen.has(text)) return false;
    seen.add(text);
  }
  return seen.size > 0;
}

function allHaveIds(layer: SourceLayer): boolean {
  return layer.rows.length > 0 && layer.rows.every(({ id }) => id !== undefined);
}

/** Columns that may name things, the surest first, those that only number rows last. */
function candidates(layer: SourceLayer): readonly string[] {
  const named = new Map([...layer.columns].reverse().map(({ name }) => [normalise(name), name]));
  const of = (headers: readonly string[]): readonly string[] => headers.flatMap((header) => named.get(header) ?? []);
  const alike = layer.columns.map(({ name }) => name).filter((name) => likeId.test(name) && !isRowNumber(name));
  return [...new Set([...of(idHeaders), ...alike, ...of(weakIdHeaders)])];
}

/** Headers of a trade's own ids: GISOBJID, park_id, 灯杆编号. */
const likeId = /(id|编号|编码|标识码)$/i;

/** True where most ids of a column are ids that the city has. */
function isKnownByCity(layer: SourceLayer, column: string, known: ReadonlySet<string>): boolean {
  const found = layer.rows.filter(({ values }) => known.has(idText(values[column]) ?? '')).length;
  return found * 2 > layer.rows.length;
}

/**
 * Where the ids of a layer stand: what the format gives, else a column that names things and is filled and unique, else the position.
 * `known` are ids of the kind in the city: a column that holds most of them goes before any other.
 */
export function proposeId(layer: SourceLayer, format: FormatId, known: ReadonlySet<string>): LayerChoice['id'] {
  const gives = formatsWithIds.has(format);
  // A GeoJSON feature may have its id beside, or as a property; rows without either are numbered.
  if (gives && layer.rows.some(({ id, values }) => id !== undefined || idText(values.id) !== undefined)) return { by: 'format' };
  const columns = candidates(layer).filter((column) => isKey(layer, column));
  const met = known.size === 0 ? undefined : columns.find((column) => isKnownByCity(layer, column, known));
  const named = met ?? columns.find((column) => !isRowNumber(column));
  if (named !== undefined) return { by: 'column', column: named };
  if (gives || allHaveIds(layer)) return { by: 'format' };
  return columns[0] === undefined ? { by: 'position' } : { by: 'column', column: columns[0] };
}
