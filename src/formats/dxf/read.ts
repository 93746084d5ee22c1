import type { FieldValue } from '../../core/asset.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import type { TextEncoding } from '../encoding.ts';
import type { Source, SourceLayer, SourceRow, StatedCrs } from '../format.ts';
import { pacer } from '../pace.ts';
import { sourceColumns } from '../source-columns.ts';
import { assembled, type Piece } from './assemble.ts';
import { type DecodedDrawing, decodeDrawing } from './decode.ts';
import { type Drawing, type Entity, numberOf, readDrawing, textOf } from './drawing.ts';
import { application, applicationValues, crsProperty, ridingOf } from './own.ts';
import { type Family, isPlaced, type Shape, shapeOf } from './shape.ts';
import { binaryTags, isBinaryDrawing, TagFault, textTags } from './tags.ts';
import { mtextShown, textShown, unescaped } from './text.ts';
import { areDegrees, type DrawingUnit, firstPoints, scaled, unitOf } from './units.ts';

/** How far a chord may leave its curve. */
const sagittaM = 0.1;
/** The same in degrees of latitude, for drawings in degrees. */
const sagittaDegrees = 1e-6;

const families: readonly Family[] = ['Polygon', 'LineString', 'Point', 'Text'];

export async function readDxf(bytes: Uint8Array, file: string, wanted: string, host: Host): Promise<Source> {
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  const { drawing, encoding, lost } = drawingOf(bytes, file, wanted);
  const places = await new Places(drawing, file, host).collect();
  const crs = statedCrs(drawing);
  const layers = places.layers().map((layer) => (crs === undefined ? layer : { ...layer, crs }));
  const letters: Issue[] = lost === 0 ? [] : [{ code: 'dxf-letters', severity: 'warning', params: { count: lost }, file }];
  return { file, format: 'dxf', encoding, layers, issues: [...places.issues(), ...letters] };
}

interface ReadDrawing {
  readonly drawing: Drawing;
  readonly encoding: TextEncoding;
  readonly lost: number;
}

function drawingOf(bytes: Uint8Array, file: string, wanted: string): ReadDrawing {
  try {
    const read = isBinaryDrawing(bytes) ? binaryDrawing(bytes, file, wanted) : textDrawing(decodeDrawing(bytes, wanted, file), file);
    if (!read.drawing.whole) throw badInput('cut-short', {}, { file });
    return read;
  } catch (error) {
    if (error instanceof TagFault) throw badInput('dxf-broken', { line: error.at }, { file });
    throw error;
  }
}

function textDrawing({ text, encoding, lost }: DecodedDrawing, file: string): ReadDrawing {
  if (!/^\ufeff?(\s*999[^\n]*\n[^\n]*\n)*\s*0\s*\n\s*SECTION/.test(text)) throw badInput('not-dxf', {}, { file });
  return { drawing: readDrawing(textTags(text)), encoding, lost };
}

/** Strings of a binary drawing one by one; what they are together decides how they are read. */
function binaryDrawing(bytes: Uint8Array, file: string, wanted: string): ReadDrawing {
  const latin = new TextDecoder('latin1');
  const head = readDrawing(binaryTags(bytes, (part) => latin.decode(part)));
  const header = `$ACADVER\n1\n${head.header.get('ACADVER') ?? ''}\n$DWGCODEPAGE\n3\n${head.header.get('DWGCODEPAGE') ?? ''}\n`;
  const strings: Uint8Array[] = [new TextEncoder().encode(header)];
  const collect = (part: Uint8Array): string => {
    strings.push(part);
    return '';
  };
  readDrawing(binaryTags(bytes, collect));
  const { encoding, lost } = decodeDrawing(joinedBytes(strings), wanted, file);
  const decoder = new TextDecoder(encoding.name);
  return { drawing: readDrawing(binaryTags(bytes, (part) => decoder.decode(part))), encoding, lost };
}

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    whole[at++] = 10;
  }
  return whole;
}

/** A comment or a property of the drawing may name its system: our own drawings do. */
function statedCrs({ comments, properties }: Drawing): StatedCrs | undefined {
  const text =
    properties.get(crsProperty) ?? comments.map((comment) => /^\s*CRS\s+(\S.*)$/.exec(comment)?.[1]).find((found) => found !== undefined);
  return text === undefined ? undefined : { text: text.trim(), by: 'file' };
}

interface Placed {
  readonly entity: Entity;
  readonly shape: Shape;
}

interface LayerParts {
  readonly rows: SourceRow[];
  readonly faults: Issue[];
}

/** Sorts the objects of a drawing into layers of ours, and counts what is left out. */
class Places {
  private readonly drawing: Drawing;
  private readonly file: string;
  private readonly host: Host;
  private readonly leftOut = new Map<string, number>();
  private readonly references = new Map<string, number>();
  private readonly parts = new Map<string, Map<Family, LayerParts>>();
  private unit: DrawingUnit = { factor: 1 };
  private blocks = 0;

  constructor(drawing: Drawing, file: string, host: Host) {
    this.drawing = drawing;
    this.file = file;
    this.host = host;
  }

  async collect(): Promise<this> {
    const counted = this.drawing.entities.filter((entity) => this.counts(entity));
    const points = firstPoints(counted);
    this.unit = unitOf(Number(this.drawing.header.get('INSUNITS') ?? 0), points);
    const sagitta = areDegrees(points) ? sagittaDegrees : sagittaM / this.unit.factor;
    const placed: Placed[] = [];
    const broken: Entity[] = [];
    const pace = pacer(this.host);
    for (const [index, entity] of counted.entries()) {
      if (index % 256 === 0) await pace(index / counted.length);
      const shape = shapeOf(entity, sagitta);
      if (shape === undefined) broken.push(entity);
      else placed.push({ entity, shape });
    }
    this.fill(placed);
    for (const entity of broken) this.fault(entity);
    return this;
  }

  /** Whether an object is one of the city's; all others are counted by what they are. */
  private counts(entity: Entity): boolean {
    const isPaper = numberOf(entity, 67) === 1;
    const reference = entity.type === 'INSERT' ? this.drawing.blocks.get(textOf(entity, 2) ?? '')?.reference : undefined;
    if (reference !== undefined) this.references.set(reference, (this.references.get(reference) ?? 0) + 1);
    else if (isPaper) this.leave('paper space');
    else if (isPlaced(entity)) return true;
    else this.leave(entity.type);
    return false;
  }

  private leave(type: string): void {
    this.leftOut.set(type, (this.leftOut.get(type) ?? 0) + 1);
  }

  /** Objects of ours are put together as features; others are a row each. */
  private fill(placed: readonly Placed[]): void {
    const own = new Map<string, Piece[]>();
    for (const { entity, shape } of placed) {
      const layer = layerOf(entity);
      const geometry = scaled(shape.geometry, this.unit.factor);
      const applications = applicationValues(entity.applications);
      const pieces = applications.get(application);
      if (pieces !== undefined) {
        const list = own.get(layer) ?? [];
        own.set(layer, list);
        list.push({ geometry, riding: ridingOf(pieces), at: entity.at });
        continue;
      }
      if (entity.type === 'INSERT') this.blocks++;
      const handle = textOf(entity, 5);
      const values = this.valuesOf(entity, applications);
      this.add(layer, shape.family, { line: entity.at, geometry, values, ...(handle === undefined ? {} : { id: handle.trim() }) });
    }
    for (const [layer, pieces] of own) this.addOwn(layer, pieces);
  }

  private addOwn(layer: string, pieces: readonly Piece[]): void {
    const features = assembled(pieces);
    const types = new Set(features.map(({ geometry }) => geometry.type.replace('Multi', '')));
    const family = families.find((name) => types.has(name)) ?? 'Polygon';
    for (const { id, geometry, values, at } of features) {
      this.add(layer, family, { line: at, geometry, values, ...(id === undefined ? {} : { id }) });
    }
  }

  private parted(layer: string, family: Family): LayerParts {
    const byFamily = this.parts.get(layer) ?? new Map<Family, LayerParts>();
    this.parts.set(layer, byFamily);
    const part = byFamily.get(family) ?? { rows: [], faults: [] };
    byFamily.set(family, part);
    return part;
  }

  private add(layer: string, family: Family, row: Omit<SourceRow, 'row'>): void {
    const { rows, faults } = this.parted(layer, family);
    rows.push({ ...row, row: rows.length + faults.length + 1 });
  }

  private fault(entity: Entity): void {
    const layer = layerOf(entity);
    const family = families.find((name) => this.parts.get(layer)?.has(name)) ?? 'LineString';
    const { rows, faults } = this.parted(layer, family);
    const params = { type: entity.type, line: entity.at };
    faults.push({ code: 'dxf-entity', severity: 'error', params, file: this.file, row: rows.length + faults.length + 1 });
  }

  private valuesOf(entity: Entity, applications: ReadonlyMap<string, readonly string[]>): Record<string, FieldValue> {
    const values: Record<string, FieldValue> = { layer: layerOf(entity), ...textValues(entity) };
    const handle = textOf(entity, 5);
    if (handle !== undefined) values.handle = handle.trim();
    const colour = numberOf(entity, 62);
    if (colour !== undefined && colour !== 256) values.colour = colour;
    const height = entity.type === 'LWPOLYLINE' ? numberOf(entity, 38) : numberOf(entity, 30);
    if (height !== undefined && height !== 0 && Number.isFinite(height)) values.elevation = height * this.unit.factor;
    for (const member of entity.members.filter(({ type }) => type === 'ATTRIB')) {
      put(values, (textOf(member, 2) ?? '').trim(), textShown(textOf(member, 1) ?? ''));
    }
    for (const [name, told] of applications) if (told.length > 0) put(values, name, told.map(unescaped).join('; '));
    return values;
  }

  layers(): SourceLayer[] {
    return [...this.parts].flatMap(([name, byFamily]) => {
      const present = families.filter((family) => byFamily.has(family));
      return present.map((family) => {
        const { rows, faults } = byFamily.get(family) as LayerParts;
        return { name: present.length === 1 ? name : `${name} · ${family}`, columns: sourceColumns(rows), rows, faults };
      });
    });
  }

  issues(): Issue[] {
    const { file } = this;
    const info = (code: string, params: Issue['params']): Issue => ({ code, severity: 'info', params, file });
    const { said } = this.unit;
    const unit = said === undefined ? [] : [info(said.code, { unit: said.unit })];
    const references = [...this.references.keys()];
    const missing: Issue[] =
      references.length === 0
        ? []
        : [{ ...info('dxf-references', { count: references.length, names: references.join(', ') }), severity: 'warning' }];
    const blocks = this.blocks === 0 ? [] : [info('dxf-blocks', { count: this.blocks })];
    const left = [...this.leftOut].map(([type, count]) => info('dxf-left-out', { type, count }));
    return [...unit, ...missing, ...blocks, ...left];
  }
}

function layerOf(entity: Entity): string {
  return unescaped(textOf(entity, 8) ?? '0').trim() || '0';
}

function textValues(entity: Entity): Record<string, FieldValue> {
  if (entity.type === 'INSERT') return { block: unescaped(textOf(entity, 2) ?? '') };
  if (entity.type === 'TEXT') return { text: textShown(textOf(entity, 1) ?? '') };
  if (entity.type !== 'MTEXT') return {};
  // Long texts come in pieces of code 3, the last of code 1.
  const pieces = entity.groups.filter(({ code }) => code === 1 || code === 3);
  return { text: mtextShown(pieces.map(({ value }) => value).join('')) };
}

/** Never loses a value: a second one of the same name stands under the name with a number. */
function put(values: Record<string, FieldValue>, name: string, value: string): void {
  let key = name;
  for (let count = 2; Object.hasOwn(values, key); count++) key = `${name} (${count})`;
  values[key] = value;
}
