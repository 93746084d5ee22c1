import type { Geometry } from 'geojson';
import type { Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import type { SourceRow } from '../format.ts';
import { isObject, isTooDeep, type JsonObject } from '../json.ts';
import { pacer } from '../pace.ts';

/** How deep collections may lie in one another; more is made to break readers. */
const maxDepth = 32;

/** How deep the positions of a geometry lie in its arrays. */
const nesting: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/**
 * The first fault that keeps a value from being a geometry at all, as an issue code. Whether it makes a sound shape (closed rings, enough
 * points) is asked later, where it can be mended.
 */
function structureFault(value: unknown, depth = 0): string | undefined {
  if (!isObject(value)) return 'geometry-missing';
  if (value.type === 'GeometryCollection') {
    if (!Array.isArray(value.geometries)) return 'geometry-type';
    if (depth > maxDepth) return 'geometry-nested';
    for (const member of value.geometries) {
      const fault = structureFault(member, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  const levels = typeof value.type === 'string' && Object.hasOwn(nesting, value.type) ? nesting[value.type] : undefined;
  if (levels === undefined) return 'geometry-type';
  return positionsFault(value.coordinates, levels);
}

function positionsFault(value: unknown, levels: number): string | undefined {
  if (!Array.isArray(value)) return 'geometry-position';
  if (value.length === 0) return levels === 0 ? 'geometry-empty' : undefined;
  if (levels === 0) return positionFault(value);
  for (const member of value) {
    const fault = positionsFault(member, levels - 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A number too large for a computer (`1e999`) is read as infinite. */
function positionFault(value: readonly unknown[]): string | undefined {
  if (value.length < 2 || !value.every((part) => typeof part === 'number')) return 'geometry-position';
  return value.every(Number.isFinite) ? undefined : 'geometry-not-finite';
}

export interface Features {
  readonly rows: readonly SourceRow[];
  readonly faults: readonly Issue[];
}

const batch = 2000;

export interface FeatureOptions {
  /** Line of each value, where each stands on one of its own. */
  readonly lines?: readonly number[];
  /** Values are records of a table, without places. */
  readonly isTable?: boolean;
}

/** Values meant as features, or as plain records of a table, to rows. */
export async function readFeatures(
  values: readonly unknown[],
  file: string,
  host: Host,
  { lines, isTable = false }: FeatureOptions = {},
): Promise<Features> {
  const pace = pacer(host);
  const rows: SourceRow[] = [];
  const faults: Issue[] = [];
  for (const [index, value] of values.entries()) {
    const row = index + 1;
    const at = lines?.[index];
    const where = at === undefined ? { row } : { row, line: at };
    const fault = isTable ? recordFault(value) : featureFault(value);
    if (fault !== undefined) faults.push({ code: fault, severity: 'error', params: {}, file, row });
    else rows.push(isTable ? { ...where, geometry: null, values: value as SourceRow['values'] } : rowOf(value as JsonObject, where));
    if (index % batch === 0) await pace(index / values.length);
  }
  return { rows, faults };
}

/** True for a list of records of which none says that it is GeoJSON. */
export function isRecordList(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => isObject(value) && value.type !== 'Feature' && structureFault(value) !== undefined);
}

function recordFault(value: unknown): string | undefined {
  return isTooDeep(value) ? 'values-nested' : undefined;
}

function featureFault(value: unknown): string | undefined {
  if (!isObject(value)) return 'feature-type';
  if (value.type !== 'Feature') return bareFault(value);
  const { geometry, properties } = value;
  if (properties !== null && properties !== undefined && !isObject(properties)) return 'feature-properties';
  if (isTooDeep(properties)) return 'values-nested';
  return geometry === null ? undefined : structureFault(geometry);
}

/** Of what stands for itself: a geometry with its own fault, or nothing known. */
function bareFault(value: JsonObject): string | undefined {
  const fault = structureFault(value);
  return fault === 'geometry-type' ? 'feature-type' : fault;
}

/** A feature, or a geometry that stands for itself. Nested values of properties ride along as they are (kept, design §5). */
function rowOf(value: JsonObject, where: { readonly row: number; readonly line?: number }): SourceRow {
  if (value.type !== 'Feature') return { ...where, geometry: value as unknown as Geometry, values: {} };
  const id = idText(value.id);
  const values = (value.properties ?? {}) as SourceRow['values'];
  return { ...where, ...(id === undefined ? {} : { id }), geometry: value.geometry as Geometry | null, values };
}

function idText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
