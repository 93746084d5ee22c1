import { badInput, type Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import type { Source, SourceColumn, SourceRow } from '../format.ts';
import { sourceColumns } from '../source-columns.ts';
import { type Folder, type KmlRecord, layersOfFolders, newFolder } from './folders.ts';
import { CoordinateFault, placemarkShape } from './shape.ts';
import { placemarkValues, type Schema, schemaOf } from './values.ts';
import { child, readXml, textOf, type XmlElement, type XmlTaker } from './xml.ts';

const roots = new Set(['kml', 'Document', 'Folder', 'Placemark']);
const containers = new Set(['Document', 'Folder']);
/** Things that are no objects of a city: told with their number. */
const leftOut = new Set(['GroundOverlay', 'PhotoOverlay', 'ScreenOverlay', 'Tour']);

export interface KmlDocument {
  readonly source: Source;
  /** Addresses of the network links, as they stand; '' where one has none. */
  readonly links: readonly string[];
}

/** Reads the text of a KML file, as it is or out of a KMZ. */
export async function readKml(bytes: Uint8Array, file: string, encoding: string, host: Host): Promise<KmlDocument> {
  const taker = new KmlTaker(file);
  const xml = await readXml(bytes, file, encoding, taker, host);
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.km[lz]$/i, '');
  const layers = layersOfFolders(taker.root, stem).map(({ name, rows, faults }, _, all) => ({
    name,
    columns: sourceColumns(rows, declaredColumns(rows, taker.schemas, all.length === 1 && taker.schemas.size === 1)),
    rows,
    faults,
    crs: { text: 'EPSG:4326', by: 'format-default' as const },
  }));
  const ampersands = told('xml-ampersands', xml.loneAmpersands, file);
  const source: Source = { file, format: 'kml', encoding: xml.encoding, layers, issues: [...taker.issues(), ...ampersands] };
  return { source, links: taker.links };
}

/** Older files call the link `Url`. */
function addressOf(networkLink: XmlElement): string {
  const link = child(networkLink, 'Link') ?? child(networkLink, 'Url');
  return link === undefined ? '' : (textOf(child(link, 'href')) ?? '').trim();
}

export function told(code: string, count: number, file: string, more: Issue['params'] = {}): Issue[] {
  return count === 0 ? [] : [{ code, severity: 'info', params: { count, ...more }, file }];
}

/** Columns of the schemas that the rows use, whether or not a row has a value for each. `sole`: there is no other schema and no other layer. */
function declaredColumns(rows: readonly SourceRow[], schemas: ReadonlyMap<string, Schema>, sole: boolean): SourceColumn[] {
  const found = new Map<string, SourceColumn>();
  for (const { fields } of schemas.values()) {
    const used = rows.some(({ values }) => [...fields.keys()].some((name) => Object.hasOwn(values, name)));
    if (!used && !sole) continue;
    for (const [name, type] of fields) found.set(name, { name, type: type === 'list' ? 'text' : type });
  }
  return [...found.values()];
}

/** Collects placemarks into their folders. */
class KmlTaker implements XmlTaker {
  readonly whole = new Set(['Placemark', 'Schema', 'NetworkLink', 'name', 'description', 'Style', 'StyleMap', ...leftOut]);
  readonly root = newFolder();
  readonly schemas = new Map<string, Schema>();
  readonly links: string[] = [];
  private readonly file: string;
  private readonly openFolders: Folder[] = [this.root];
  private readonly counts = new Map<string, number>();
  private tables = 0;

  constructor(file: string) {
    this.file = file;
  }

  open(name: string, parent: string): void {
    if (parent === '' && !roots.has(name)) throw badInput('not-kml', { root: name }, { file: this.file });
    if (!containers.has(name)) return;
    const folder = newFolder();
    this.folder.folders.push(folder);
    this.openFolders.push(folder);
  }

  close(name: string): void {
    if (containers.has(name)) this.openFolders.pop();
  }

  take(element: XmlElement, parent: string): void {
    if (element.name === 'Placemark') this.folder.records.push(this.record(element));
    else if (element.name === 'Schema') this.schemas.set(element.attributes.id ?? element.attributes.name ?? '', schemaOf(element));
    else if (element.name === 'name' && containers.has(parent)) this.folder.name = textOf(element) ?? '';
    else if (element.name === 'NetworkLink') this.links.push(addressOf(element));
    else if (leftOut.has(element.name)) this.counts.set(element.name, (this.counts.get(element.name) ?? 0) + 1);
  }

  private get folder(): Folder {
    return this.openFolders.at(-1) ?? this.root;
  }

  private record(placemark: XmlElement): KmlRecord {
    const { id } = placemark.attributes;
    const { values, fromTable } = placemarkValues(placemark, this.schemas);
    if (fromTable) this.tables++;
    try {
      const row = { line: placemark.line, geometry: placemarkShape(placemark), values };
      return { row: id === undefined || id === '' ? row : { ...row, id } };
    } catch (error) {
      if (!(error instanceof CoordinateFault)) throw error;
      const params = { name: String(values.name ?? ''), text: error.text, line: placemark.line };
      return { fault: { code: 'kml-coordinates', severity: 'error', params, file: this.file } };
    }
  }

  issues(): Issue[] {
    const others = [...leftOut].flatMap((what) => told('kml-left-out', this.counts.get(what) ?? 0, this.file, { what }));
    return [...others, ...told('kml-table', this.tables, this.file)];
  }
}
