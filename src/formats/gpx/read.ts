import type { Geometry, Position } from 'geojson';
import type { FieldValue } from '../../core/asset.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import type { Source, SourceLayer, SourceRow } from '../format.ts';
import { child, childrenNamed, readXml, textOf, type XmlElement, type XmlTaker } from '../kml/xml.ts';
import { sourceColumns } from '../source-columns.ts';

/** Layers in the order of the format, by the element of their rows; other programs call them the same. */
const layerNames = { wpt: 'waypoints', rte: 'routes', trk: 'tracks' } as const;
type RowElement = keyof typeof layerNames;

/** Members of a row that are a value as they stand. */
const plainMembers = ['name', 'cmt', 'desc', 'src', 'sym', 'type', 'number'] as const;

export async function readGpx(bytes: Uint8Array, file: string, encoding: string, host: Host): Promise<Source> {
  const taker = new GpxTaker(file);
  const xml = await readXml(bytes, file, encoding, taker, host);
  const layers = taker.layers();
  const issues = [...told('gpx-lone-points', taker.lonePoints, file), ...told('xml-ampersands', xml.loneAmpersands, file)];
  return { file, format: 'gpx', encoding: xml.encoding, layers, issues };
}

function told(code: string, count: number, file: string): Issue[] {
  return count === 0 ? [] : [{ code, severity: 'info', params: { count }, file }];
}

class GpxTaker implements XmlTaker {
  readonly whole = new Set(['wpt', 'rte', 'trk', 'metadata', 'extensions']);
  /** Segments of a single point beside longer ones: they are no line. */
  lonePoints = 0;
  private readonly file: string;
  private readonly collected = new Map<RowElement, { readonly rows: SourceRow[]; readonly faults: Issue[] }>();

  constructor(file: string) {
    this.file = file;
  }

  open(name: string, parent: string): void {
    if (parent === '' && name !== 'gpx') throw badInput('not-gpx', { root: name }, { file: this.file });
  }

  close(): void {}

  take(element: XmlElement): void {
    if (!Object.hasOwn(layerNames, element.name)) return;
    const kind = element.name as RowElement;
    const { rows, faults } = this.collected.get(kind) ?? { rows: [], faults: [] };
    this.collected.set(kind, { rows, faults });
    const row = rows.length + faults.length + 1;
    const geometry = this.shape(kind, element);
    if (geometry !== undefined) {
      rows.push({ row, line: element.line, geometry, values: valuesOf(element) });
      return;
    }
    const params = { name: textOf(child(element, 'name')) ?? '', line: element.line };
    faults.push({ code: 'gpx-position', severity: 'error', params, file: this.file, row });
  }

  /** Undefined: a position cannot be read. Null: there is none. */
  private shape(kind: RowElement, element: XmlElement): Geometry | null | undefined {
    if (kind === 'wpt') {
      const position = positionOf(element);
      return position && { type: 'Point', coordinates: position };
    }
    const points =
      kind === 'rte' ? [childrenNamed(element, 'rtept')] : childrenNamed(element, 'trkseg').map((part) => childrenNamed(part, 'trkpt'));
    const parts: Position[][] = [];
    for (const part of points) {
      const positions = part.map(positionOf);
      if (positions.includes(undefined)) return undefined;
      if (positions.length > 0) parts.push(positions as Position[]);
    }
    return this.lines(parts);
  }

  private lines(parts: readonly Position[][]): Geometry | null {
    const long = parts.filter((part) => part.length > 1);
    const [first] = long;
    const lone = parts[0]?.[0];
    if (first === undefined) return lone === undefined ? null : { type: 'Point', coordinates: lone };
    this.lonePoints += parts.length - long.length;
    return long.length === 1 ? { type: 'LineString', coordinates: first } : { type: 'MultiLineString', coordinates: long };
  }

  layers(): SourceLayer[] {
    return (Object.keys(layerNames) as RowElement[]).flatMap((kind) => {
      const found = this.collected.get(kind);
      if (found === undefined) return [];
      const columns = sourceColumns(found.rows);
      return [{ name: layerNames[kind], columns, ...found, crs: { text: 'EPSG:4326', by: 'format-default' as const } }];
    });
  }
}

function positionOf(point: XmlElement): Position | undefined {
  const [lon, lat] = [point.attributes.lon, point.attributes.lat].map((text) =>
    text === undefined || text.trim() === '' ? Number.NaN : Number(text),
  );
  if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) return undefined;
  const height = heightOf(point);
  return height === undefined ? [lon, lat] : [lon, lat, height];
}

function heightOf(point: XmlElement): number | undefined {
  const text = textOf(child(point, 'ele'));
  return text === undefined || !Number.isFinite(Number(text)) ? undefined : Number(text);
}

function valuesOf(element: XmlElement): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const name of plainMembers) {
    const text = textOf(child(element, name));
    if (text !== undefined) values[name] = text;
  }
  const height = heightOf(element);
  if (height !== undefined) values.ele = height;
  const time = textOf(child(element, 'time'));
  if (time !== undefined) values.time = time;
  const times = pointsIn(element).flatMap((point) => textOf(child(point, 'time')) ?? []);
  const [begin, end] = [times[0], times.at(-1)];
  if (begin !== undefined && end !== undefined) Object.assign(values, { begin, end });
  const extensions = child(element, 'extensions');
  if (extensions !== undefined) for (const [name, text] of leaves(extensions)) values[name] ??= text;
  return values;
}

function pointsIn(element: XmlElement): readonly XmlElement[] {
  return [...childrenNamed(element, 'rtept'), ...childrenNamed(element, 'trkseg').flatMap((part) => childrenNamed(part, 'trkpt'))];
}

/** Elements with text and nothing below them, however deep the program put them. */
function leaves(element: XmlElement): (readonly [string, string])[] {
  return element.children.flatMap((member) => {
    if (member.children.length > 0) return leaves(member);
    const text = textOf(member);
    return text === undefined ? [] : [[member.name, text] as const];
  });
}
