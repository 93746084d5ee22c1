import type { Asset, FieldValue } from '../core/asset.ts';
import type { Field } from '../core/field.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import { badInput } from '../core/issue.ts';
import { unitText } from '../layers/derive/format.ts';
import type { Kind } from '../layers/kind.ts';
import { mayShift } from './crs/class-a.ts';
import { crsByName, crsCode } from './crs/known.ts';
import type { ExportColumn, ExportFeature, ExportLayer, Format, FormatId, Written } from './format.ts';
import { formats } from './registry.ts';

export interface ExportOptions {
  /** File name asked for; its ending says the format. */
  readonly file: string;
  /** `utf-8`, or `gbk` where the format can. */
  readonly encoding?: string;
  /** Code of the system to write; what the format means by itself where absent. */
  readonly crs?: string;
  readonly lang: 'zh' | 'en';
}

/** Formats that mean WGS 84 whatever stands in them: another system would be read wrongly by every program. */
const fixedSystem: ReadonlySet<FormatId> = new Set<FormatId>(['geojson', 'kml', 'gpx']);

/** The format that the ending of a name asks for. Throws BadInput, naming the endings there are, where nothing is written by it. */
export function formatToWrite(file: string): Format {
  const lower = file.toLowerCase();
  const format = formats.find(({ writer, endings }) => writer !== undefined && endings.some((ending) => lower.endsWith(ending)));
  if (format !== undefined) return format;
  const endings = formats.flatMap((each) => (each.writer === undefined ? [] : each.endings)).join(' ');
  const ending = /\.[^./\\]+$/.exec(lower)?.[0] ?? '–';
  throw badInput('export-ending', { ending, endings }, { file });
}

/**
 * Assets of one kind in a format, ready to be put down. Throws BadInput where the format cannot hold them as asked (a character that the
 * encoding lacks, another system); what a format cannot keep of single values comes as issues.
 */
export async function exportAssets(assets: readonly Asset[], kind: Kind, options: ExportOptions): Promise<Written> {
  const { file, lang, encoding = 'utf-8' } = options;
  const format = formatToWrite(file);
  const crs = systemToWrite(format, options);
  if (crs !== undefined) refuseShifting(assets, crs, file);
  const layer = exportLayer(assets, kind, lang, format.id);
  const writer = await format.writer?.();
  if (writer === undefined) throw badInput('export-ending', { ending: file, endings: '' }, { file });
  return writer.write(layer, { file, encoding, crs, meridian: meridianOf(assets), lang });
}

function systemToWrite({ id, name }: Format, { crs, file }: ExportOptions): string | undefined {
  if (crs === undefined) return undefined;
  const code = crsCode(crs);
  if (crsByName(code) === undefined) throw badInput('crs-unknown', { crs: code }, { file });
  if (!fixedSystem.has(id)) return code;
  if (code === 'EPSG:4326' || code === 'OGC:CRS84') return undefined;
  throw badInput('export-crs-fixed', { format: name, crs: code }, { file });
}

/** Things surveyed to half a metre never go through a shifted system: its published formula is off by metres. */
function refuseShifting(assets: readonly Asset[], crs: string, file: string): void {
  const surveyed = assets.filter((asset) => !mayShift(asset, crs));
  const [first] = surveyed;
  if (first !== undefined) throw badInput('export-class-a', { crs, count: surveyed.length, id: first.id }, { file });
}

/** The zone meridian, a multiple of 3°, nearest to the middle of the things; 117° where nothing is placed. */
function meridianOf(assets: readonly Asset[]): number {
  const box = boxOf(assets.map(({ geometry }) => geometry));
  return box === null ? 117 : Math.round((box[0] + box[2]) / 6) * 3;
}

/** Assets as a layer to write: the kind's fields that hold anything, in their order, the name first; then what files brought along. */
export function exportLayer(assets: readonly Asset[], kind: Kind, lang: 'zh' | 'en', format: FormatId): ExportLayer {
  const keeps = format === 'geojson';
  const features = assets.map(
    ({ id, geometry, values }): ExportFeature => ({ id, geometry, values: keeps ? values : plainValues(values) }),
  );
  const shown = new Set(features.flatMap(({ values }) => Object.keys(values).filter((key) => isFilled(values[key]))));
  const fields = kind.fields.filter(({ key }) => assets.length === 0 || shown.has(key) || key === kind.nameField);
  const named = [...fields].sort((a, b) => Number(b.key === kind.nameField) - Number(a.key === kind.nameField));
  const known = new Set(kind.fields.map(({ key }) => key));
  const others = [...shown].filter((key) => !known.has(key));
  return {
    name: kind.id,
    columns: [...named.map((field) => fieldColumn(field, features, lang)), ...others.map((key) => otherColumn(key, features))],
    features,
  };
}

function isFilled(value: FieldValue | undefined): boolean {
  return value !== undefined && value !== null;
}

/** Nested values, which ride along from GeoJSON, as their JSON text: tables hold nothing deeper. */
function plainValues(values: Asset['values']): Asset['values'] {
  if (!Object.values(values).some(isNested)) return values;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isNested(value) ? JSON.stringify(value) : value]));
}

function isNested(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) || value.some((item) => typeof item !== 'string' && typeof item !== 'number');
}

const fieldTypes: Readonly<Record<Field['type'], ExportColumn['type']>> = {
  text: 'text',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  date: 'date',
  choice: 'text',
  choices: 'list',
  reference: 'text',
  references: 'list',
};

/** A column of a field. Where a value is kept as it came and is of another type (700余 in a number), the whole column is text. */
function fieldColumn(field: Field, features: readonly ExportFeature[], lang: 'zh' | 'en'): ExportColumn {
  const wanted = fieldTypes[field.type];
  const fits = features.every(({ values }) => fitsType(values[field.key], wanted));
  const unit = unitText(field, lang);
  return { key: field.key, label: field.label[lang], type: fits ? wanted : 'text', ...(unit === '' ? {} : { unit }) };
}

function fitsType(value: FieldValue | undefined, type: ExportColumn['type']): boolean {
  if (value === undefined || value === null) return true;
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      // Months and years are as precise as they are known; formats with a type for days would invent the rest.
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'list':
      return Array.isArray(value);
    case 'text':
      return typeof value === 'string';
  }
}

const inferred: readonly ExportColumn['type'][] = ['boolean', 'integer', 'number', 'list'];

function otherColumn(key: string, features: readonly ExportFeature[]): ExportColumn {
  const type = inferred.find((each) => features.every(({ values }) => fitsType(values[key], each))) ?? 'text';
  return { key, label: key, type };
}
