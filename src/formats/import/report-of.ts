import type { Issue } from '../../core/issue.ts';
import type { Finding } from '../crs/spec.ts';
import { leastConfidence } from '../crs/verdict.ts';
import type { Source, SourceLayer, SourceRow } from '../format.ts';
import type { CrsReport, ImportReport, LayerCount } from '../report.ts';
import { idText } from './id-columns.ts';
import type { ImportChoices, ImportPlan, LayerChoice, LayerPlan, PlannedRow } from './spec.ts';

/** What a plan does with one source, as the command line tells it. */
export function reportOf(source: Source, plan: ImportPlan, choices: ImportChoices, issues: readonly Issue[]): ImportReport {
  const rowIssues = plan.rows.flatMap((row) => row.issues);
  return {
    file: source.file,
    crs: crsOf(plan),
    encoding: source.encoding,
    layers: isUnsure(plan) ? [] : withRetired(layerCounts(plan.rows), plan, choices),
    // What concerns many rows first: a terminal shows the first sentences only.
    issues: [
      ...issues,
      ...goneTold(source.file, plan, choices),
      ...numbered(source, plan, choices),
      ...plan.issues,
      ...systemsDiffer(source.file, plan),
      ...rowIssues,
    ],
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
  return finding ?? { code: '', confidence: 0, reasons: [{ code: 'crs-no-places', params: {} }], candidates: [] };
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

/** How many things of each kind go out of use. */
function withRetired(counts: readonly LayerCount[], { rows }: ImportPlan, { missing }: ImportChoices): readonly LayerCount[] {
  if (missing !== 'retire') return counts;
  return counts.map((count) => ({
    ...count,
    retired: rows.filter(({ kind, status }) => kind === count.kind && status === 'missing').length,
  }));
}

/** Loud, because a file of one district would take the others out of use: without a memory of the source all things of the kind are asked for. */
function goneTold(file: string, { rows }: ImportPlan, { missing }: ImportChoices): Issue[] {
  if (missing !== 'retire') return [];
  const byKind = new Map<string, string[]>();
  for (const { kind, id, status } of rows) {
    if (status !== 'missing') continue;
    const ids = byKind.get(kind);
    if (ids === undefined) byKind.set(kind, [id]);
    else ids.push(id);
  }
  return [...byKind].map(([kind, ids]): Issue => {
    const examples = ids.slice(0, 5).join(', ');
    return { code: 'things-retired', severity: 'warning', params: { kind, count: ids.length, examples }, file };
  });
}

/** Layers of one file may come in several systems; the report has room for one, so the others are told. */
function systemsDiffer(file: string, { layers }: ImportPlan): Issue[] {
  const systems = layers.flatMap(({ name, crs }) => (crs === null ? [] : [`${name}: ${crs.code}`]));
  const codes = new Set(layers.flatMap(({ crs }: LayerPlan) => (crs === null ? [] : [crs.code])));
  return codes.size < 2 ? [] : [{ code: 'crs-by-layer', severity: 'info', params: { systems: systems.join(', ') }, file }];
}

/**
 * Things that only their position numbers: told wherever there is more than one, because the next file numbers others so; and where they replace
 * things that are there, which few expect.
 */
function numbered(source: Source, plan: ImportPlan, { layers }: ImportChoices): Issue[] {
  const byLayer = layers.map((choice) => numberedRows(source.layers[choice.layer] as SourceLayer, choice));
  const rows = plan.rows.filter(({ layer, row, id }) => row !== null && id === String(row) && byLayer[layer]?.has(row) === true);
  const replaced = rows.filter(({ before }) => before !== null).length;
  const tell = (code: string, count: number): Issue[] => [{ code, severity: 'warning', params: { count }, file: source.file }];
  if (replaced > 0) return tell('ids-by-position', replaced);
  const taken = rows.filter(({ status }) => status !== 'refused').length;
  return taken > 1 ? tell('ids-numbered', taken) : [];
}

/** Rows to which neither the format, nor a property, nor a column gives an id. */
function numberedRows({ rows }: SourceLayer, { id: by, kind }: LayerChoice): ReadonlySet<number> {
  if (kind === null || by.by === 'column') return new Set();
  const isNumbered = ({ id, values }: SourceRow): boolean => by.by === 'position' || (id === undefined && idText(values.id) === undefined);
  return new Set(rows.filter(isNumbered).map(({ row }) => row));
}
