import Flatbush from 'flatbush';
import { planeAt } from '../../core/geo/plane.ts';
import type { Links, NearMiss, Network } from './spec.ts';

const magic = 0x5854_4e31;
/** One more whenever what is written, or how a network is built, changes. */
export const networkVersion = 1;
/** Words of 32 bits before the header: magic, version, checksum of all that follows, length of the header in bytes. */
const prefixWords = 4;

type ColumnArray = Uint8Array | Int32Array | Uint32Array | Float64Array;
type NumbersOf<T> = { [K in keyof T]: T[K] extends ColumnArray ? K : never }[keyof T];

const makers = { Uint8Array, Int32Array, Uint32Array, Float64Array };
type Maker = keyof typeof makers;

const networkColumns: Record<NumbersOf<Network>, Maker> = {
  nodeXY: 'Float64Array',
  edgeFrom: 'Uint32Array',
  edgeTo: 'Uint32Array',
  edgeMm: 'Uint32Array',
  edgeXY: 'Float64Array',
  edgeLine: 'Uint32Array',
  edgeOffGround: 'Uint8Array',
  arcStart: 'Uint32Array',
  arcNode: 'Uint32Array',
  arcEdge: 'Uint32Array',
  component: 'Uint32Array',
};

const linkColumns: Record<NumbersOf<Links>, Maker> = {
  junctionNode: 'Uint32Array',
  nodeJunction: 'Int32Array',
  linkFrom: 'Uint32Array',
  linkTo: 'Uint32Array',
  linkMm: 'Uint32Array',
  linkIsCut: 'Uint8Array',
  chainStart: 'Uint32Array',
  chainEdge: 'Uint32Array',
  chainNode: 'Uint32Array',
  chainAtMm: 'Uint32Array',
  edgeLink: 'Int32Array',
  edgeAtMm: 'Uint32Array',
  edgeAlong: 'Uint8Array',
  arcStart: 'Uint32Array',
  arcNode: 'Uint32Array',
  arcMm: 'Uint32Array',
  arcLink: 'Uint32Array',
};

interface Header {
  readonly centralMeridian: number;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly componentCount: number;
  readonly junctionCount: number;
  readonly linkCount: number;
  readonly nearMisses: readonly NearMiss[];
  /** Lengths of the columns in the order of the tables above, then the bytes of the index. */
  readonly lengths: readonly number[];
}

/** A network as one buffer, to be stored or handed to another thread. */
export function serialiseNetwork(network: Network): ArrayBuffer {
  const { links } = network;
  const columns: ColumnArray[] = [
    ...keysOf(networkColumns).map((key) => network[key]),
    ...keysOf(linkColumns).map((key) => links[key]),
    new Uint8Array(network.index?.data ?? new ArrayBuffer(0)),
  ];
  const header: Header = {
    centralMeridian: network.plane.centralMeridian,
    nodeCount: network.nodeCount,
    edgeCount: network.edgeCount,
    componentCount: network.componentCount,
    junctionCount: links.junctionCount,
    linkCount: links.linkCount,
    nearMisses: network.nearMisses,
    lengths: columns.map(({ length }) => length),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const first = aligned(4 * prefixWords + text.length);
  const buffer = new ArrayBuffer(columns.reduce((sum, { byteLength }) => sum + aligned(byteLength), first));
  new Uint8Array(buffer).set(text, 4 * prefixWords);
  let at = first;
  for (const column of columns) {
    new Uint8Array(buffer, at).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    at += aligned(column.byteLength);
  }
  const words = new Uint32Array(buffer);
  words.set([magic, networkVersion, 0, text.length]);
  words[2] = checksum(words);
  return buffer;
}

/**
 * The network of a buffer, whose arrays are views of it. null where the buffer is none of ours, of another version, of a machine of other byte
 * order, cut short or damaged: then the network is to be built again.
 */
export function readNetwork(buffer: ArrayBuffer): Network | null {
  if (buffer.byteLength % 8 !== 0 || buffer.byteLength < 4 * prefixWords) return null;
  const words = new Uint32Array(buffer);
  const [kind, version, sum, textLength = 0] = words;
  if (kind !== magic || version !== networkVersion || sum !== checksum(words)) return null;
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4 * prefixWords, textLength))) as Header;
  const lengths = [...header.lengths];
  let at = aligned(4 * prefixWords + textLength);
  const view = (maker: Maker): ColumnArray => {
    const column = new makers[maker](buffer, at, lengths.shift() ?? 0);
    at += aligned(column.byteLength);
    return column;
  };
  const viewsOf = <K extends string>(table: Readonly<Record<K, Maker>>) =>
    Object.fromEntries(keysOf(table).map((key) => [key, view(table[key])] as const));
  const { centralMeridian, nodeCount, edgeCount, componentCount, junctionCount, linkCount, nearMisses } = header;
  const columns = viewsOf(networkColumns) as Pick<Network, NumbersOf<Network>>;
  const links: Links = { junctionCount, linkCount, ...(viewsOf(linkColumns) as Pick<Links, NumbersOf<Links>>) };
  const indexLength = lengths.shift() ?? 0;
  // An index of its own buffer, so that the network read can be written again.
  const index = indexLength === 0 ? null : Flatbush.from(buffer.slice(at, at + indexLength));
  return { plane: planeAt(centralMeridian), nodeCount, edgeCount, componentCount, ...columns, links, index, nearMisses };
}

function keysOf<K extends string>(table: Readonly<Record<K, Maker>>): K[] {
  return Object.keys(table) as K[];
}

function aligned(bytes: number): number {
  return 8 * Math.ceil(bytes / 8);
}

/** FNV over words after the checksum itself: a change of any one word shows for certain. */
function checksum(words: Uint32Array): number {
  let sum = 0x811c_9dc5;
  for (let i = prefixWords - 1; i < words.length; i++) sum = Math.imul(sum ^ (words[i] as number), 0x0100_0193);
  return sum >>> 0;
}
