import { zlibSync } from 'fflate';
import { PbfWriter } from 'pbf';

const waysPerBlock = 8000;
const nodesPerBlock = 8000;
const nodesPerWay = 9;
const origin = { id: 1_000_000, lonE7: 1_170_000_000, latE7: 360_000_000 } as const;

/**
 * An OpenStreetMap file of `ways` residential streets that no place has: 示意. Rows of a lattice, nine nodes a street, dense nodes, blocks of 8000
 * as real extracts have them; written from the description of the format and not with the reader's code.
 */
export function drawnPbf(ways: number): Uint8Array {
  const header = new PbfWriter();
  for (const feature of ['OsmSchema-V0.6', 'DenseNodes']) header.writeStringField(4, feature);
  const blobs = [blob('OSMHeader', header.finish())];
  const nodes = ways * nodesPerWay;
  for (let first = 0; first < nodes; first += nodesPerBlock) {
    blobs.push(blob('OSMData', block([], nodeGroup(first, Math.min(nodes, first + nodesPerBlock)))));
  }
  for (let first = 0; first < ways; first += waysPerBlock) {
    blobs.push(blob('OSMData', block(words, wayGroup(first, Math.min(ways, first + waysPerBlock)))));
  }
  return joined(blobs);
}

const words = ['highway', 'residential'];

/** Streets of 8 × 11 m, side by side, two hundred to a row. */
function placeOf(node: number): readonly [lonE7: number, latE7: number] {
  const way = Math.floor(node / nodesPerWay);
  const column = (way % 200) * nodesPerWay + (node % nodesPerWay);
  return [origin.lonE7 + column * 1000, origin.latE7 + Math.floor(way / 200) * 2000 + (node % 2) * 300];
}

function nodeGroup(from: number, to: number): Uint8Array {
  const all = Array.from({ length: to - from }, (_, i) => from + i);
  const dense = new PbfWriter();
  dense.writePackedSVarint(1, steps(all.map((node) => origin.id + node)));
  dense.writePackedSVarint(8, steps(all.map((node) => placeOf(node)[1])));
  dense.writePackedSVarint(9, steps(all.map((node) => placeOf(node)[0])));
  const group = new PbfWriter();
  group.writeBytesField(2, dense.finish());
  return group.finish();
}

function wayGroup(from: number, to: number): Uint8Array {
  const group = new PbfWriter();
  for (let way = from; way < to; way++) {
    const pbf = new PbfWriter();
    pbf.writeVarintField(1, way + 1);
    pbf.writePackedVarint(2, [1]);
    pbf.writePackedVarint(3, [2]);
    pbf.writePackedSVarint(8, steps(Array.from({ length: nodesPerWay }, (_, i) => origin.id + way * nodesPerWay + i)));
    group.writeBytesField(3, pbf.finish());
  }
  return group.finish();
}

/** Texts of a block start with an empty one. */
function block(texts: readonly string[], group: Uint8Array): Uint8Array {
  const strings = new PbfWriter();
  for (const text of ['', ...texts]) strings.writeStringField(1, text);
  const pbf = new PbfWriter();
  pbf.writeBytesField(1, strings.finish());
  pbf.writeBytesField(2, group);
  return pbf.finish();
}

function steps(values: readonly number[]): number[] {
  return values.map((value, i) => value - (values[i - 1] ?? 0));
}

function blob(type: string, content: Uint8Array): Uint8Array {
  const body = new PbfWriter();
  body.writeVarintField(2, content.length);
  body.writeBytesField(3, zlibSync(content));
  const bytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bytes.length);
  const head = header.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  return joined([length, head, bytes]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
