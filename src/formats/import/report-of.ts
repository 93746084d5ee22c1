import type { Issue } from '../../core/issue.ts';
import type { Finding } from '../crs/spec.ts';
import { leastConfidence } from '../crs/verdict.ts';
import type { Source, SourceLayer } from '../format.ts';
import type { CrsReport, ImportReport, LayerCount } from '../report.ts';
import type { ImportPlan, LayerPlan, PlannedRow } from './spec.ts';

/** What a plan does with one source, as the command line tells it. */
export function reportOf(source: Source, plan: ImportPlan, issues: readonly Issue[]): ImportReport {
  const rowIssues = plan.rows.flatMap((row) => row.issues);
  return {
    file: source.file,
    crs: crsOf(plan),
    encoding: source.encoding,
    layers: isUnsure(plan) ? [] : layerCounts(plan.rows),
    issues: [...issues, ...hints(source), ...plan.issues, ...systemsDiffer(source.file, plan), ...rowIssues, ...overwritten(source, plan)],
  };
}

/** The layer whose system is least sure; null where none has places. */
export function leastSure(plan: ImportPlan): Finding | null {
  const findings = plan.layers.flatMap(({ crs }) => (crs === null ? [] : [crs]));
  return findings.reduce<Finding | null>(
    (least, finding) => (least === null || finding.confidence < least.confidence ? finding : least),
    null,
  );
}

export function isUnsure(plan: ImportPlan): boolean {
  return (leastSure(plan)?.confidence ?? 1) < leastConfidence;
}

function crsOf(plan: ImportPlan): CrsReport {
  const finding = leastSure(plan);
  return finding ?? { code: '', confidence: 1, reasons: [{ code: 'crs-no-places', params: {} }], candidates: [] };
}

/** Rows by kind, in the order in which kinds come; what no kind could be said of counts with the first. */
function layerCounts(rows: readonly PlannedRow[]): LayerCount[] {
  const counts = new Map<string, LayerCount>();
  const first = rows.find(({ kind }) => kind !== '')?.kind ?? '';
  for (const { kind: own, status } of rows) {
    if (status === 'missing') continue;
    const kind = own === '' ? first : own;
    const before = counts.get(kind) ?? { kind, read: 0, taken: 0, refused: 0 };
    const [more, less] = status === 'refused' ? [0, 1] : [1, 0];
    counts.set(kind, { kind, read: before.read + 1, taken: before.taken + more, refused: before.refused + less });
  }
  return [...counts.values()];
}

/** Layers of one file may come in several systems; the report has room for one, so the others are told. */
function systemsDiffer(file: string, { layers }: ImportPlan): Issue[] {
  const systems = layers.flatMap(({ name, crs }) => (crs === null ? [] : [`${name}: ${crs.code}`]));
  const codes = new Set(layers.flatMap(({ crs }: LayerPlan) => (crs === null ? [] : [crs.code])));
  return codes.size < 2 ? [] : [{ code: 'crs-by-layer', severity: 'info', params: { systems: systems.join(', ') }, file }];
}

/** Things without ids that replace others: a second such file overwrites the first, which few expect. */
function overwritten(source: Source, plan: ImportPlan): Issue[] {
  const numbered = new Set(source.layers.flatMap((layer) => numberedRows(layer)));
  const replaced = plan.rows.filter(({ row, id, before }) => before !== null && row !== null && id === String(row) && numbered.has(row));
  if (replaced.length === 0) return [];
  return [{ code: 'ids-by-position', severity: 'warning', params: { count: replaced.length }, file: source.file }];
}

/** Rows to which neither the format nor a property gives an id. */
function numberedRows({ rows }: SourceLayer): number[] {
  return rows.flatMap(({ row, id, values }) =>
    id === undefined && (values.id === undefined || values.id === null || values.id === '') ? [row] : [],
  );
}

/** DataV and its npm copies deliver Amap's GCJ-02 outlines as if they were WGS 84; their property names give them away. */
function hints({ file, format, layers }: Source): Issue[] {
  if (format !== 'geojson') return [];
  const isAmap = layers.some(({ rows }) =>
    rows.some(({ values }) => 'adcode' in values && ('acroutes' in values || 'subFeatureIndex' in values)),
  );
  return isAmap ? [{ code: 'looks-like-datav', severity: 'warning', params: {}, file }] : [];
}
