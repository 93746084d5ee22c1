import type { City } from '../../core/city.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import { normalise } from '../../layers/derive/normalise.ts';
import { kindById, knownKinds } from '../../layers/registry.ts';
import type { Source, SourceLayer } from '../format.ts';
import { isRowNumber } from './id-columns.ts';
import { kindOfName } from './kind-of.ts';
import { proposeForKind, proposeLayer } from './propose.ts';
import type { ImportChoices, LayerChoice } from './spec.ts';
import { wholeThings } from './values.ts';

/** What a person says about a file on the command line; all else is proposed and taken as proposed. */
export interface ImportOptions {
  readonly kind?: string;
  /** `auto`, `EPSG:n`, `GCJ-02` or `BD-09`. */
  readonly crs?: string;
  /** `auto` or a name that TextDecoder knows. */
  readonly encoding?: string;
  /** Column that holds the ids. */
  readonly id?: string;
  readonly missing?: ImportChoices['missing'];
  readonly rings?: LayerChoice['rings'];
  /** See `ImportChoices.absent`; by default what the format means. */
  readonly absent?: NonNullable<ImportChoices['absent']>;
  readonly today?: string;
}

export interface Chosen {
  readonly choices: ImportChoices;
  /** Layers that are left out, and why. */
  readonly issues: readonly Issue[];
}

/**
 * The choices for one source without anybody to ask. Throws where no layer says what it holds (`kind-unsaid`), where the kind is none of ours,
 * and where the column of ids is not there.
 */
export function chooseFor(source: Source, options: ImportOptions, city: City): Chosen {
  if (options.kind !== undefined && kindById(options.kind) === undefined) {
    throw badInput('kind-unknown', { kind: options.kind, known: knownKinds() }, { file: source.file });
  }
  const layers = source.layers.map((_, index) => withOptions(source, layerChoice(source, index, options, city), options));
  const taken = layers.filter(({ kind }) => kind !== null);
  if (source.layers.some(hasRecords) && taken.length === 0) throw kindUnsaid(source, options);
  if (options.id !== undefined) refuseWithoutColumn(source, taken, options.id);
  const kinds = new Set(taken.map(({ kind }) => kind));
  const choices: ImportChoices = {
    layers,
    missing: options.missing ?? 'keep',
    lastTime: options.missing === 'retire' ? city.assets.filter(({ kind }) => kinds.has(kind)).map(({ kind, id }) => `${kind}/${id}`) : [],
    duplicateM: 0,
    absent: options.absent ?? (wholeThings.has(source.format) ? 'replace' : 'keep'),
    ...(options.today === undefined ? {} : { today: options.today }),
  };
  return { choices, issues: [...leftOut(source, layers, options), ...taken.flatMap((choice) => proposed(source, choice))] };
}

function hasRecords({ rows, faults }: SourceLayer): boolean {
  return rows.length > 0 || faults.length > 0;
}

function layerChoice(source: Source, index: number, { kind }: ImportOptions, city: City): LayerChoice {
  if (kind === undefined) return proposeLayer(source, index, undefined, city);
  return proposeForKind(source, index, takesKind(source, index, kind) ? kind : null, city);
}

/** Of several layers a kind asked for takes those that are called so; where none is, all that are not called another. */
function takesKind(source: Source, index: number, kind: string): boolean {
  const layer = source.layers[index] as SourceLayer;
  if (layer.kind !== undefined) return layer.kind === kind;
  if (source.layers.length === 1) return true;
  const named = source.layers.map(({ name }) => kindOfName(name)?.id);
  return named.includes(kind) ? named[index] === kind : named[index] === undefined;
}

function withOptions(source: Source, choice: LayerChoice, { crs = 'auto', id, rings }: ImportOptions): LayerChoice {
  const hasColumn = source.layers[choice.layer]?.columns.some(({ name }) => name === id) === true;
  const asked = crs === 'auto' ? choice.crs : { code: crs };
  const changed = { ...choice, crs: asked, rings: rings ?? choice.rings };
  if (id === undefined || !hasColumn || choice.kind === null || choice.kind === 'by-row') {
    return id === undefined || !hasColumn ? changed : { ...changed, id: { by: 'column', column: id } };
  }
  // The column of ids asked for holds nothing else; the one that was proposed is a column like any other.
  const columns = choice.columns.map((column) => {
    if (column.column === id && column.field === null) return { ...column, field: 'drop' as const };
    const wasId = choice.id.by === 'column' && choice.id.column === column.column && column.field === 'drop';
    return wasId && column.column !== id ? { ...column, field: null } : column;
  });
  return { ...changed, id: { by: 'column', column: id }, columns };
}

function refuseWithoutColumn(source: Source, taken: readonly LayerChoice[], id: string): void {
  const lacking = taken.find(({ id: by }) => by.by !== 'column' || by.column !== id);
  if (lacking === undefined) return;
  const columns = source.layers[lacking.layer]?.columns.map(({ name }) => name).join(', ') ?? '';
  throw badInput('id-column-missing', { column: id, columns: columns || '–' }, { file: source.file });
}

function kindUnsaid(source: Source, { kind }: ImportOptions): Error {
  const layers = source.layers.map(({ name, rows }) => `${name} (${rows.length})`).join(', ');
  if (kind !== undefined) return badInput('kind-in-no-layer', { kind, layers }, { file: source.file });
  return source.layers.length > 1
    ? badInput('kind-unsaid-layers', { layers }, { file: source.file })
    : badInput('kind-unsaid', {}, { file: source.file });
}

/** Layers of a file that are not taken while others are. Where one kind was asked for, the others were not meant. */
function leftOut(source: Source, layers: readonly LayerChoice[], { kind }: ImportOptions): Issue[] {
  return layers.flatMap((choice): Issue[] => {
    const layer = source.layers[choice.layer] as SourceLayer;
    if (choice.kind !== null || !hasRecords(layer) || layer.kind !== undefined) return [];
    const code = kind === undefined ? 'layer-left-out' : 'layer-not-meant';
    return [{ code, severity: 'warning', params: { layer: layer.name, rows: layer.rows.length }, file: source.file }];
  });
}

/** What was proposed of a table and taken unasked: where its ids and its places come from. */
function proposed({ file, format }: Source, { id, place }: LayerChoice): Issue[] {
  const issues: Issue[] = [];
  const tell = (code: string, severity: Issue['severity'], params: Issue['params']): void =>
    void issues.push({ code, severity, params, file });
  if (id.by === 'column' && !wholeThings.has(format)) {
    if (isRowNumber(id.column)) tell('ids-from-row-numbers', 'warning', { column: id.column });
    else if (normalise(id.column) !== 'id') tell('ids-from-column', 'info', { column: id.column });
  }
  if (place.by === 'columns') tell('place-from-columns', 'info', { first: place.first, second: place.second });
  if (place.by === 'text' && !/^wkt$/i.test(place.column)) tell('place-from-text', 'info', { column: place.column });
  return issues;
}
