import { type Asset, assetKey, type FieldValue } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import { matchHeaders } from '../../layers/derive/headers.ts';
import { readValue } from '../../layers/derive/read-value.ts';
import { validateAsset } from '../../layers/derive/validate.ts';
import type { Kind } from '../../layers/kind.ts';
import { kindById, knownKinds } from '../../layers/registry.ts';
import { cityBox } from '../city-box.ts';
import { type CrsJudgement, judgeCrs } from '../crs/judge.ts';
import type { TextEncoding } from '../encoding.ts';
import { ImportRefused, type ImportReport, type LayerCount } from '../report.ts';
import { mapPositions } from './geometry.ts';
import { type GeoRow, readGeoJson } from './read.ts';

export interface GeoJsonOptions {
  readonly file: string;
  /** The kind of every feature; else the file's name or each feature's `kind` tells. */
  readonly kind: string | undefined;
  readonly crs: string;
  readonly encoding: TextEncoding;
}

/** A row with its kind, before its coordinates are known. */
interface KindRow {
  readonly row: GeoRow;
  readonly kind: Kind;
  readonly values: Asset['values'];
}

/** The assets of a parsed GeoJSON file in WGS 84, and what is to be said. Throws where the file as a whole cannot be taken. */
export function importGeoJson(json: unknown, options: GeoJsonOptions, city: City): { assets: readonly Asset[]; report: ImportReport } {
  const { file } = options;
  const said = options.kind ?? kindOfName(file);
  const { rows, faults, read, crsName } = readGeoJson(json, file, said === undefined ? (values) => String(values.kind) : undefined);
  if (read === 0) throw badInput('nothing-of-use', {}, { file });
  const issues: Issue[] = [...faults, ...hints(rows, file)];
  const kindRows = said === undefined ? rowsByOwnKind(rows, issues, file) : rowsOfKind(rows, kindCalled(said, file));
  const { crs, verdict } = judge(kindRows, crsName, options, city);
  const layers = new LayerCounts(said ?? kindRows[0]?.kind.id ?? '');
  for (let i = kindRows.length; i < read; i++) layers.count(undefined, false);
  if (crs === undefined) throw unsure({ file, crs: verdict, encoding: options.encoding, layers: layers.list(), issues });
  const assets = kindRows.flatMap(({ row, kind, values }) => {
    const asset = { kind: kind.id, id: row.id, geometry: row.geometry && mapPositions(row.geometry, crs.toWgs84), values };
    const found = rowIssues(asset, kind, row, file);
    const sound = !found.some((issue) => issue.severity === 'error');
    issues.push(...found);
    layers.count(kind.id, sound);
    return sound ? [asset] : [];
  });
  issues.push(...overwritten(kindRows, city, file));
  return { assets, report: { file, crs: verdict, encoding: options.encoding, layers: layers.list(), issues } };
}

function unsure(report: ImportReport): ImportRefused {
  const { candidates, reason } = report.crs;
  const named = candidates.map(({ code, confidence }) => `${code} (${confidence})`).join(', ');
  const code = reason === 'crs-outlines' ? 'crs-contradicts-city' : 'crs-contradicts-digits';
  return new ImportRefused(report, { code, severity: 'error', params: { candidates: named || '–' }, file: report.file });
}

function kindOfName(file: string): string | undefined {
  const base = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.(geo)?json$/i, '');
  return kindById(base)?.id;
}

function kindCalled(id: string, file: string): Kind {
  const kind = kindById(id);
  if (kind === undefined) throw badInput('kind-unknown', { kind: id, known: knownKinds() }, { file });
  return kind;
}

function rowsOfKind(rows: readonly GeoRow[], kind: Kind): KindRow[] {
  const read = valueReader(kind, rows);
  return rows.map((row) => ({ row, kind, values: read(row.values) }));
}

function rowsByOwnKind(rows: readonly GeoRow[], issues: Issue[], file: string): KindRow[] {
  const groups = new Map<Kind, GeoRow[]>();
  for (const row of rows) {
    const { kind: named, ...values } = row.values;
    const kind = typeof named === 'string' ? kindById(named) : undefined;
    if (kind === undefined)
      issues.push({ code: 'row-kind-unknown', severity: 'error', params: { kind: String(named ?? '') }, file, row: row.row });
    else groups.set(kind, [...(groups.get(kind) ?? []), { ...row, values }]);
  }
  if (groups.size === 0) throw badInput('kind-unsaid', {}, { file });
  return [...groups].flatMap(([kind, own]) => rowsOfKind(own, kind));
}

/**
 * Properties to fields: a property that a kind's label or alias names takes the field's key, texts are read as the field's type
 * (`"1,200"`, `是`), numbers in text fields become text. Everything else is kept under its own name.
 */
function valueReader(kind: Kind, rows: readonly GeoRow[]): (values: Asset['values']) => Asset['values'] {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  const matches = new Map(matchHeaders(headers, kind).map((match) => [match.header, match.field]));
  return (values) => {
    const read: Record<string, FieldValue> = {};
    for (const [header, value] of Object.entries(values)) {
      const field = matches.get(header);
      if (!field) read[header] = value;
      else if (typeof value === 'string' && field.type !== 'text') read[field.key] = readValue(field, value).value;
      else if (typeof value === 'number' && field.type === 'text') read[field.key] = String(value);
      else read[field.key] = value;
    }
    return read;
  };
}

function judge(rows: readonly KindRow[], named: string | undefined, { file, crs }: GeoJsonOptions, city: City): CrsJudgement {
  const kinds = new Set(rows.map(({ kind }) => kind.id));
  return judgeCrs({
    file,
    asked: crs,
    named,
    geometries: rows.map(({ row }) => row.geometry),
    fileThings: rows.map(({ row, kind, values }) => {
      return { kind: kind.id, id: row.idFrom === 'position' ? undefined : row.id, geometry: row.geometry, values };
    }),
    cityThings: city.assets.filter((asset) => kinds.has(asset.kind)),
    cityBox: cityBox(city),
  });
}

/** What an asset's kind says against it. Only what it cannot live without refuses it; a doubtful field is told and kept. */
function rowIssues(asset: Asset, kind: Kind, { row }: GeoRow, file: string): Issue[] {
  return validateAsset(asset, kind).map((issue) => {
    const severity = issue.code.startsWith('geometry-') ? issue.severity : 'warning';
    return { ...issue, severity, file, row };
  });
}

/** Rows by kind; a row that could not be read at all counts with the file's first kind. */
class LayerCounts {
  private readonly counts = new Map<string, LayerCount>();
  private readonly first: string;

  constructor(first: string) {
    this.first = first;
  }

  count(kind: string | undefined, taken: boolean): void {
    const id = kind ?? this.first;
    const before = this.counts.get(id) ?? { kind: id, read: 0, taken: 0, refused: 0 };
    const [more, less] = taken ? [1, 0] : [0, 1];
    this.counts.set(id, { kind: id, read: before.read + 1, taken: before.taken + more, refused: before.refused + less });
  }

  list(): LayerCount[] {
    return [...this.counts.values()];
  }
}

/** Features without ids that replace others: a second such file overwrites the first, which few expect. */
function overwritten(rows: readonly KindRow[], city: City, file: string): Issue[] {
  const known = new Set(city.assets.map(assetKey));
  const replaced = rows.filter(({ row, kind }) => row.idFrom === 'position' && known.has(assetKey({ kind: kind.id, id: row.id })));
  return replaced.length === 0 ? [] : [{ code: 'ids-by-position', severity: 'warning', params: { count: replaced.length }, file }];
}

/** DataV and its npm copies deliver Amap's GCJ-02 outlines as if they were WGS 84; their property names give them away. */
function hints(rows: readonly GeoRow[], file: string): Issue[] {
  const isAmap = rows.some(({ values }) => 'adcode' in values && ('acroutes' in values || 'subFeatureIndex' in values));
  return isAmap ? [{ code: 'looks-like-datav', severity: 'warning', params: {}, file }] : [];
}
