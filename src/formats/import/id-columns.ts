import { normalise } from '../../layers/derive/normalise.ts';
import type { FormatId, SourceLayer } from '../format.ts';
import type { LayerChoice } from './spec.ts';

/** Headers that are nothing but the id of a thing, the surest first. */
const sureIdHeaders: readonly string[] = [
  ...['id', '编号', '点号', '标识', '标识码', '唯一标识', '唯一编号', '唯一码', 'uuid', 'guid', 'globalid', 'objid'],
  ...['部件编码', '部件标识码', '部件代码', '资产编号', '资产编码', '设施编号', '设施编码'],
  ...['公厕编号', '公园编号', '道路编号', '路段编号', '小区编号'],
];
/** Headers that often name a thing and sometimes its class. Numbers of rows (序号, fid, objectid) come last: they change from export to export. */
const idHeaders: readonly string[] = ['编码', '代码', 'code', 'osmid', 'gid'];
const weakIdHeaders: readonly string[] = ['objectid', 'objectid1', 'fid', 'ogcfid', '序号', 'no', 'xh'];

const weak = new Set(weakIdHeaders);

/** True where a column only numbers the rows of one export. */
export function isRowNumber(column: string): boolean {
  return weak.has(normalise(column));
}

const sure = new Set(sureIdHeaders);

/** Formats whose own ids are the things' and not the rows'. */
const formatsWithIds: ReadonlySet<FormatId> = new Set<FormatId>(['geojson', 'osm', 'kml']);
/** Those of them whose ids are never a writer's numbers. */
const wholeIds: ReadonlySet<FormatId> = new Set<FormatId>(['geojson', 'osm']);

/** The text of an id; undefined for a cell that holds none. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || /^<null>$/i.test(text) ? undefined : text;
}

function allHaveIds(layer: SourceLayer): boolean {
  return layer.rows.length > 0 && layer.rows.every(({ id }) => id !== undefined);
}

/** How a column serves as id: every row its own, most rows their own (repeats and gaps are refused by row), or not at all. */
function fitnessOf(layer: SourceLayer, column: string): 'key' | 'near-key' | 'none' {
  const seen = new Set<string>();
  for (const { values } of layer.rows) {
    const text = idText(values[column]);
    if (text !== undefined) seen.add(text);
  }
  if (seen.size > 0 && seen.size === layer.rows.length) return 'key';
  const isMost = seen.size * 2 > layer.rows.length || (normalise(column) === 'id' && seen.size * 2 === layer.rows.length);
  return isMost ? 'near-key' : 'none';
}

/** Headers of a trade's own ids: GISOBJID, park_id, 灯杆编号. */
const likeId = /(id|编号|编码|标识码|点号|杆号|井号)$/;

/** Columns that may name things, the surest first: of columns so called, those that are unique first; those that only number rows last. */
function candidates(layer: SourceLayer): readonly string[] {
  const named = new Map([...layer.columns].reverse().map(({ name }) => [normalise(name), name]));
  const of = (headers: readonly string[]): readonly string[] => headers.flatMap((header) => named.get(header) ?? []);
  const alike = layer.columns.map(({ name }) => name).filter((name) => likeId.test(normalise(name)) && !isRowNumber(name));
  const groups = [of(sureIdHeaders), [...of(idHeaders), ...alike], of(weakIdHeaders)];
  const sorted = groups.flatMap((group) =>
    (['key', 'near-key'] as const).flatMap((fitness) => group.filter((column) => fitnessOf(layer, column) === fitness)),
  );
  return [...new Set(sorted)];
}

/** True where most ids of a layer are ids that the city has. */
function areKnownByCity(ids: readonly (string | undefined)[], known: ReadonlySet<string>): boolean {
  return ids.filter((id) => id !== undefined && known.has(id)).length * 2 > ids.length;
}

/** Whether every row has an id that its format keeps for the thing. A drawing's are ours where it shows no handles, which other programs number anew. */
function haveOwnIds(layer: SourceLayer, format: FormatId): boolean {
  if (!allHaveIds(layer)) return false;
  return format === 'kml' || (format === 'dxf' && !layer.columns.some(({ name }) => name === 'handle'));
}

/** Ids such as parks.1, parks.2: a name and the number of the row. Ours may look so, too; a column of ids beside them tells. */
function numberRows(layer: SourceLayer): boolean {
  return layer.rows.every(({ id, row }) => {
    const number = /(\d+)$/.exec(id ?? '')?.[1];
    return number !== undefined && (Number(number) === row || Number(number) === row - 1);
  });
}

/**
 * Where the ids of a layer stand: in the rows' own ids where the city has most of them, in the column that holds most of the city's, in what
 * the format gives, else in a column that names things, else in the position. `known` are ids of the kind in the city.
 */
export function proposeId(layer: SourceLayer, format: FormatId, known: ReadonlySet<string>): LayerChoice['id'] {
  const isOwn = haveOwnIds(layer, format);
  const byColumn = (column: string): LayerChoice['id'] => ({ by: 'column', column });
  const gives = formatsWithIds.has(format);
  // A GeoJSON feature may have its id beside, or as a property; rows without either are numbered.
  if (wholeIds.has(format) && layer.rows.some(({ id, values }) => id !== undefined || idText(values.id) !== undefined))
    return { by: 'format' };
  if (
    known.size > 0 &&
    isOwn &&
    areKnownByCity(
      layer.rows.map(({ id }) => id),
      known,
    )
  )
    return { by: 'format' };
  const columns = candidates(layer);
  const idsOf = (column: string): (string | undefined)[] => layer.rows.map(({ values }) => idText(values[column]));
  const met = known.size === 0 ? undefined : columns.find((column) => areKnownByCity(idsOf(column), known));
  if (met !== undefined) return byColumn(met);
  const [best] = columns;
  if (isOwn || (gives && layer.rows.some(({ id }) => id !== undefined))) {
    const isSurer = best !== undefined && sure.has(normalise(best)) && fitnessOf(layer, best) === 'key' && numberRows(layer);
    return isSurer ? byColumn(best) : { by: 'format' };
  }
  if (best !== undefined && !isRowNumber(best)) return byColumn(best);
  if (gives || allHaveIds(layer)) return { by: 'format' };
  return best === undefined ? { by: 'position' } : byColumn(best);
}
