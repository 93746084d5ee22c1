import type { Geometry, Position } from 'geojson';
import type { Asset, FieldValue } from '../../core/asset.ts';
import type { Field } from '../../core/field.ts';
import type { Issue } from '../../core/issue.ts';
import { familyOf, familyWords } from '../geometry-family.ts';
import type { Kind } from '../kind.ts';
import { isPresent } from './format.ts';
import { isRealDay } from './read-value.ts';

type Present = Exclude<FieldValue, null>;
type Found = Pick<Issue, 'code' | 'severity' | 'params'>;

function found(code: string, severity: Issue['severity'], params: Issue['params'] = {}): Found {
  return { code, severity, params };
}

function typeIssue(field: Field, value: Present): string | null {
  const list = typeof value === 'object';
  switch (field.type) {
    case 'text':
      return list || typeof value === 'boolean' ? 'field-not-text' : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'field-not-number';
    case 'integer':
      return Number.isInteger(value) ? null : 'field-not-integer';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'field-not-boolean';
    // A bare year is often a number in files.
    case 'date':
      return !list && isRealDay(String(value)) ? null : 'field-not-date';
    case 'choice':
    case 'reference':
      return list || typeof value === 'boolean' ? 'field-not-single' : null;
    case 'choices':
    case 'references':
      return list ? null : 'field-not-list';
  }
}

/** Limits of a value that has the right type. */
function limitIssues(field: Field, value: Present): readonly Found[] {
  if ((field.type === 'number' || field.type === 'integer') && typeof value === 'number') {
    if (field.min !== undefined && value < field.min) return [found('field-below', 'error', { limit: field.min })];
    if (field.max !== undefined && value > field.max) return [found('field-above', 'error', { limit: field.max })];
  }
  if (field.type === 'text' && field.maxLength !== undefined && String(value).length > field.maxLength) {
    return [found('field-too-long', 'warning', { limit: field.maxLength, length: String(value).length })];
  }
  if ((field.type === 'choice' || field.type === 'choices') && field.open !== true) {
    const items = typeof value === 'object' ? value : [value];
    const unknown = items.filter((item) => !field.choices.some((choice) => choice.value === String(item)));
    // A required choice decides what the asset is; elsewhere the word is kept as it was written.
    const severity = field.required === true ? 'error' : 'warning';
    return unknown.map((item) => found('field-unknown-choice', severity, { item: String(item) }));
  }
  return [];
}

function valueIssues(field: Field, value: FieldValue | undefined): readonly Found[] {
  if (!isPresent(value)) return field.required === true ? [found('field-missing', 'error')] : [];
  const wrongType = typeIssue(field, value);
  return wrongType === null ? limitIssues(field, value) : [found(wrongType, 'error')];
}

function fieldIssue(field: Field, value: FieldValue | undefined, issue: Found): Found {
  const params = { field: field.key, fieldZh: field.label.zh, fieldEn: field.label.en, value: String(value ?? ''), ...issue.params };
  return { ...issue, params };
}

/** Every position of a geometry, at whatever depth. */
function* positions(coordinates: unknown): Generator<Position> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield coordinates as Position;
  else for (const part of coordinates) yield* positions(part);
}

function isOnEarth([lon, lat]: Position): boolean {
  return lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function expectedFamilies({ geometry }: Kind): Issue['params'] {
  const words = geometry.map((family) => familyWords[family]);
  return { expectedZh: words.map(({ zh }) => zh).join('、'), expectedEn: words.map(({ en }) => en).join(', ') };
}

function geometryIssues(kind: Kind, geometry: Geometry | null): readonly Found[] {
  if (geometry === null) return kind.mayBeUnplaced === true ? [] : [found('geometry-missing', 'error')];
  const family = familyOf(geometry);
  if (family === null || !kind.geometry.includes(family)) {
    return [found('geometry-family', 'error', { found: geometry.type, ...expectedFamilies(kind) })];
  }
  let count = 0;
  let off: Position | undefined;
  for (const position of geometry.type === 'GeometryCollection' ? [] : positions(geometry.coordinates)) {
    count++;
    if (off === undefined && !isOnEarth(position)) off = position;
  }
  if (count === 0) return [found('geometry-empty', 'error')];
  return off ? [found('geometry-off-earth', 'error', { lon: String(off[0]), lat: String(off[1]) })] : [];
}

/**
 * What is wrong with one asset by its kind's declaration. References are checked across kinds in `checks`. Params of field issues carry the
 * field's key and both labels, so that `text` can name it in either language.
 */
export function validateAsset(asset: Asset, kind: Kind): readonly Issue[] {
  // An import asks this of a million things, nearly all of them sound: nothing is made for a field that is.
  const issues: Issue[] = [];
  for (const issue of geometryIssues(kind, asset.geometry)) issues.push({ ...issue, kind: kind.id, id: asset.id });
  for (const field of kind.fields) {
    const value = asset.values[field.key];
    if (value === undefined && field.required !== true) continue;
    for (const issue of valueIssues(field, value)) issues.push({ ...fieldIssue(field, value, issue), kind: kind.id, id: asset.id });
  }
  return issues;
}
