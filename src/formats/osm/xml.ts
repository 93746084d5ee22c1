import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Box } from '../../core/geo/rings.ts';
import { BadInput, badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { pacer } from '../pace.ts';
import { NodeTable, type OsmData, type OsmMember, type OsmRelation, type OsmWay, osmUnits } from './data.ts';
import { refuseStopped } from './overpass.ts';

const chunkBytes = 1 << 18;

/**
 * Reads `.osm` as written by the OSM API, osmium, JOSM or Overpass (also with positions inside ways): elements in any order, negative ids of things not yet uploaded; elements that are
 * deleted (`action="delete"`, `visible="false"`) are left out. A `remark` of Overpass that its query stopped early refuses the file.
 */
export async function readOsmXml(bytes: Uint8Array, file: string, host: Host): Promise<OsmData> {
  const builder = new XmlBuilder(file);
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('text', (text) => builder.text(text));
  parser.on('closetag', (tag) => builder.close(tag.name));
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pace = pacer(host);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    said(
      () => parser.write(decoder.decode(chunk, { stream: true })),
      () => badInput('xml-broken', { line: parser.line }, { file }),
    );
    await pace(at / bytes.length);
  }
  // What is wrong only at the end is an element, or a character, that the file stopped in.
  const whole = () => {
    parser.write(decoder.decode());
    parser.close();
  };
  said(whole, () => badInput('cut-short', {}, { file }));
  return builder.data();
}

function said(work: () => void, sentence: () => BadInput): void {
  try {
    work();
  } catch (error) {
    throw error instanceof BadInput ? error : sentence();
  }
}

interface OpenElement {
  readonly type: 'node' | 'way' | 'relation';
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Record<string, string>;
  readonly refs: number[];
  readonly members: OsmMember[];
}

/** Collects elements as tags open and close. */
class XmlBuilder {
  private readonly file: string;
  private readonly nodes = new NodeTable();
  private readonly ways = new Map<number, OsmWay>();
  private readonly relations = new Map<number, OsmRelation>();
  private box: Box | undefined;
  private timestamp = '';
  private root = '';
  private element: OpenElement | undefined;
  private count = 0;
  /** Text of the element that was read last; only `remark` has any that matters. */
  private words = '';

  constructor(file: string) {
    this.file = file;
  }

  open(tag: SaxesTagPlain): void {
    const { name, attributes } = tag;
    if (this.root === '') {
      if (name !== 'osm') throw badInput('not-osm-xml', { root: name }, { file: this.file });
      this.root = name;
      this.timestamp = attributes.timestamp ?? '';
    } else if (name === 'meta') {
      this.timestamp = attributes.osm_base ?? this.timestamp;
    } else if (name === 'bounds' && this.element === undefined) {
      this.box = united(this.box, boundsOf(attributes));
    } else if (name === 'node' || name === 'way' || name === 'relation') {
      this.count++;
      this.element = { type: name, attributes, tags: {}, refs: [], members: [] };
    } else if (this.element !== undefined) this.openInside(this.element, name, attributes);
  }

  private openInside(element: OpenElement, name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'tag' && attributes.k !== undefined) element.tags[attributes.k] = attributes.v ?? '';
    else if (name === 'nd') element.refs.push(this.reference(attributes));
    else if (name === 'member')
      element.members.push({ type: memberType(attributes.type), ref: this.number(attributes.ref), role: attributes.role ?? '' });
  }

  /** Overpass `out geom` writes the position beside the reference, and often no node of its own. */
  private reference(attributes: Readonly<Record<string, string>>): number {
    const ref = this.number(attributes.ref);
    if (attributes.lat === undefined || this.nodes.has(ref)) return ref;
    this.nodes.add(ref, this.degrees(attributes.lon, 180), this.degrees(attributes.lat, 90));
    return ref;
  }

  text(text: string): void {
    this.words = text;
  }

  close(name: string): void {
    if (name === 'remark') refuseStopped(this.words, this.file);
    const element = this.element;
    if (element === undefined || name !== element.type) return;
    this.element = undefined;
    const { attributes, tags, refs, members } = element;
    if (attributes.action === 'delete' || attributes.visible === 'false') return;
    const id = this.number(attributes.id);
    if (element.type === 'way') this.ways.set(id, { id, refs, tags });
    else if (element.type === 'relation') this.relations.set(id, { id, members, tags });
    else if (attributes.lat !== undefined) this.nodes.add(id, this.degrees(attributes.lon, 180), this.degrees(attributes.lat, 90), tags);
  }

  /** Ids and references; a file of another kind, or a damaged one, has words there. */
  private number(text: string | undefined): number {
    const value = Number(text);
    if (text === undefined || text === '' || !Number.isSafeInteger(value)) {
      throw badInput('osm-number', { value: text ?? '' }, { file: this.file, row: this.count });
    }
    return value;
  }

  private degrees(text: string | undefined, most: 90 | 180): number {
    const value = Number(text);
    if (text === undefined || text === '' || !(Math.abs(value) <= most)) {
      throw badInput('osm-number', { value: text ?? '' }, { file: this.file, row: this.count });
    }
    return osmUnits(value);
  }

  data(): OsmData {
    return { nodes: this.nodes, ways: this.ways, relations: this.relations, box: this.box, timestamp: this.timestamp };
  }
}

function memberType(text: string | undefined): OsmMember['type'] {
  return text === 'way' || text === 'relation' ? text : 'node';
}

function boundsOf(attributes: Readonly<Record<string, string>>): Box | undefined {
  const box = [attributes.minlon, attributes.minlat, attributes.maxlon, attributes.maxlat].map(Number);
  return box.every(Number.isFinite) ? (box as unknown as Box) : undefined;
}

/** JOSM writes one `bounds` for each download; the box around them all is what the file may cover. */
function united(a: Box | undefined, b: Box | undefined): Box | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
