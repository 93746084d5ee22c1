import type { Geometry, Position } from 'geojson';
import type { Box } from '../../core/geo/rings.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import { type Crs, crsByName, systemByName } from '../crs/known.ts';
import { gaussCode } from '../crs/systems.ts';
import type { ExportFeature, ExportLayer, WriteOptions, Writer, Written } from '../format.ts';
import { encodeGbk } from '../gbk.ts';
import { application, type Marks, piecesOf, type Riding } from './own.ts';
import { skeleton, withHandles } from './skeleton.ts';

/** 0.01 mm in metres, the same in degrees: read(write(x)) stays within 1e-7° with room to spare. */
const decimals = { metre: 5, degree: 10 } as const;
/** CAD programs take 16 kB of values on one object and refuse a drawing with more. */
const mostRidingBytes = 16_000;

export const writer: Writer = { write };

/** Objects on a layer named after the kind, in the city's 3° zone without prefix unless another system is asked for. */
async function write(layer: ExportLayer, options: WriteOptions): Promise<Written> {
  const code = options.crs ?? gaussCode('cgcs2000', 3, Math.round(options.meridian / 3) * 3, false) ?? '';
  const crs = crsByName(code);
  if (crs === undefined) throw badInput('crs-unknown', { crs: code }, { file: options.file });
  const isMetres = systemByName(code)?.unit !== 'degree';
  const isGbk = options.encoding === 'gbk';
  const drawing = new DrawingWriter(crs, isMetres ? decimals.metre : decimals.degree, isGbk ? gbkLacks : () => false);
  const name = layerName(layer.name);
  const box = drawing.boxOf(layer.features);
  const { head, tail, firstHandle, owner } = skeleton({ layer: name, crs: crs.code, isMetres, box, isGbk });
  drawing.begin(name, owner, firstHandle);
  for (const [index, feature] of layer.features.entries()) drawing.add(feature, index);
  const text = withHandles(head, drawing.nextHandle) + drawing.text() + tail;
  const bytes = isGbk ? gbkBytes(text) : new TextEncoder().encode(text);
  return { files: [{ name: options.file, bytes }], issues: drawing.issues(options.file) };
}

/** CAD allows no `<>/\":;?*|=` and backquote in names of layers. */
function layerName(name: string): string {
  return name.replace(/[<>/\\":;?*|=`,]/g, '_').trim() || '0';
}

function gbkLacks(letter: string): boolean {
  return 'lacks' in encodeGbk(letter);
}

/** Letters of layer names that GBK lacks are written as CAD does; values have none by now. */
function gbkBytes(text: string): Uint8Array {
  const found = [...new Set(text.match(/[^\0-\u007f]/gu) ?? [])].filter(gbkLacks);
  const held = found.reduce((whole, letter) => whole.replaceAll(letter, cadLetter(letter)), text);
  const encoded = encodeGbk(held);
  if ('lacks' in encoded) throw new Error('a letter was not escaped');
  return encoded.bytes;
}

function cadLetter(letter: string): string {
  const units = Array.from({ length: letter.length }, (_, index) => letter.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0'));
  return units.map((unit) => `\\U+${unit}`).join('');
}

/** Writes features as objects one after another. */
class DrawingWriter {
  nextHandle = 0;
  private readonly crs: Crs;
  private readonly digits: number;
  private readonly lacks: (letter: string) => boolean;
  private readonly groups: string[] = [];
  private layer = '';
  private owner = '';
  private unplaced = 0;
  private readonly shortened = new Set<string>();

  constructor(crs: Crs, digits: number, lacks: (letter: string) => boolean) {
    this.lacks = lacks;
    this.crs = crs;
    this.digits = digits;
  }

  begin(layer: string, owner: string, firstHandle: number): void {
    this.layer = layer;
    this.owner = owner;
    this.nextHandle = firstHandle;
  }

  boxOf(features: readonly ExportFeature[]): Box {
    let box: Box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { geometry } of features) {
      for (const { positions } of geometry === null ? [] : partsOf(geometry)) {
        for (const position of positions) {
          const [x = 0, y = 0] = this.crs.fromWgs84(position);
          box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
        }
      }
    }
    return box;
  }

  add({ id, geometry, values }: ExportFeature, feature: number): void {
    const parts = geometry === null ? [] : partsOf(geometry);
    if (parts.length === 0) this.unplaced++;
    const dims = parts.some(({ positions }) => positions.some((position) => position.length > 2)) ? 3 : 2;
    for (const [index, part] of parts.entries()) {
      const marks: Marks = { feature, ...part.marks, dims };
      // Values ride with the first object of a feature; the others say whose they are.
      this.object(part, dims, this.fitting(index === 0 ? { marks, id, values } : { marks, id, values: {} }));
    }
  }

  /** Strings that say it all, or all but the longest values where that is too much for one object. */
  private fitting(riding: Riding): string[] {
    const pieces = piecesOf(riding, this.lacks);
    if (sizeOf(pieces) <= mostRidingBytes) return pieces;
    const kept = { ...riding.values };
    const bySize = Object.keys(kept).sort((a, b) => JSON.stringify(kept[b]).length - JSON.stringify(kept[a]).length);
    for (const key of bySize) {
      delete kept[key];
      this.shortened.add(key);
      const shorter = piecesOf({ ...riding, values: kept }, this.lacks);
      if (sizeOf(shorter) <= mostRidingBytes) return shorter;
    }
    return [];
  }

  private object({ positions, isClosed, isPoint }: Part, dims: 2 | 3, pieces: readonly string[]): void {
    const corners = (isClosed ? positions.slice(0, -1) : positions).map((position) => this.numbers(position));
    if (isPoint) {
      const [x = '0', y = '0', z = '0'] = corners[0] ?? [];
      this.start('POINT', 'AcDbPoint');
      this.put(10, x, 20, y, 30, z);
      this.ride(pieces);
    } else if (dims === 2) {
      this.start('LWPOLYLINE', 'AcDbPolyline');
      this.put(90, corners.length, 70, isClosed ? 1 : 0, 43, '0.0');
      for (const [x = '0', y = '0'] of corners) this.put(10, x, 20, y);
      this.ride(pieces);
    } else this.inSpace(corners, isClosed, pieces);
  }

  private inSpace(corners: readonly (readonly string[])[], isClosed: boolean, pieces: readonly string[]): void {
    const handle = this.start('POLYLINE', 'AcDb3dPolyline');
    this.put(66, 1, 10, '0.0', 20, '0.0', 30, '0.0', 70, isClosed ? 9 : 8);
    this.ride(pieces);
    for (const [x = '0', y = '0', z = '0'] of corners) {
      this.start('VERTEX', 'AcDbVertex', handle);
      this.put(100, 'AcDb3dPolylineVertex', 10, x, 20, y, 30, z, 70, 32);
    }
    this.start('SEQEND', undefined, handle);
  }

  /** Type, handle, owner and layer of an object; gives its handle. */
  private start(type: string, subclass: string | undefined, owner = this.owner): string {
    const handle = (this.nextHandle++).toString(16).toUpperCase();
    this.put(0, type, 5, handle, 330, owner, 100, 'AcDbEntity', 8, this.layer);
    if (subclass !== undefined) this.put(100, subclass);
    return handle;
  }

  private ride(pieces: readonly string[]): void {
    if (pieces.length > 0) this.put(1001, application);
    for (const piece of pieces) this.put(1000, piece);
  }

  private put(...codesAndValues: (string | number)[]): void {
    this.groups.push(codesAndValues.join('\n'));
  }

  private numbers(position: Position): string[] {
    const [x = 0, y = 0] = this.crs.fromWgs84(position.slice(0, 2));
    return [x.toFixed(this.digits), y.toFixed(this.digits), String(position[2] ?? 0)];
  }

  text(): string {
    return this.groups.length === 0 ? '' : `${this.groups.join('\n')}\n`;
  }

  issues(file: string): Issue[] {
    const unplaced: Issue[] =
      this.unplaced === 0 ? [] : [{ code: 'dxf-no-place', severity: 'warning', params: { count: this.unplaced }, file }];
    const columns = [...this.shortened].join(', ');
    return columns === '' ? unplaced : [...unplaced, { code: 'dxf-too-long', severity: 'warning', params: { columns }, file }];
  }
}

function sizeOf(pieces: readonly string[]): number {
  const encoder = new TextEncoder();
  return pieces.reduce((sum, piece) => sum + encoder.encode(piece).length + 3, 0);
}

interface Part {
  readonly positions: readonly Position[];
  readonly isPoint: boolean;
  readonly isClosed: boolean;
  readonly marks: Pick<Marks, 'type' | 'part' | 'ring' | 'member'>;
}

/** The objects of a geometry: a ring each, a line each, a point each. */
function partsOf(geometry: Geometry): Part[] {
  const { type } = geometry;
  const point = (position: Position, part: number): Part => ({
    positions: [position],
    isPoint: true,
    isClosed: false,
    marks: { type, part, ring: 0 },
  });
  const line = (positions: readonly Position[], part: number): Part => ({
    positions,
    isPoint: false,
    isClosed: false,
    marks: { type, part, ring: 0 },
  });
  const rings = (list: readonly Position[][], part: number): Part[] =>
    list.map((positions, ring) => ({ positions, isPoint: false, isClosed: true, marks: { type, part, ring } }));
  switch (type) {
    case 'Point':
      return [point(geometry.coordinates, 0)];
    case 'MultiPoint':
      return geometry.coordinates.map(point);
    case 'LineString':
      return [line(geometry.coordinates, 0)];
    case 'MultiLineString':
      return geometry.coordinates.map(line);
    case 'Polygon':
      return rings(geometry.coordinates, 0);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(rings);
    case 'GeometryCollection':
      return flatMembers(geometry.geometries).flatMap((member, index) =>
        partsOf(member).map((part) => ({ ...part, marks: { ...part.marks, member: index } })),
      );
  }
}

function flatMembers(geometries: readonly Geometry[]): Geometry[] {
  return geometries.flatMap((geometry) => (geometry.type === 'GeometryCollection' ? flatMembers(geometry.geometries) : [geometry]));
}
