import { PbfReader } from 'pbf';
import type { Box } from '../../core/geo/rings.ts';
import { type NodeTable, type OsmMember, type OsmRelation, type OsmWay, osmUnits, type Tags } from './data.ts';

/** Messages of the OSM PBF format (osmformat.proto), decoded without a generated schema. */

export interface PbfHeader {
  box: Box | undefined;
  requiredFeatures: string[];
  /** Seconds since 1970, 0 where absent. */
  replicationTime: number;
}

export function readHeaderBlock(bytes: Uint8Array): PbfHeader {
  const header: PbfHeader = { box: undefined, requiredFeatures: [], replicationTime: 0 };
  return new PbfReader(bytes).readFields((field, result, pbf) => {
    if (field === 1) result.box = readBox(pbf);
    else if (field === 4) result.requiredFeatures.push(pbf.readString());
    else if (field === 32) result.replicationTime = pbf.readVarint(true);
  }, header);
}

/** Nanodegrees, in the order left, right, top, bottom. */
function readBox(pbf: PbfReader): Box {
  const sides = pbf.readMessage((field, result: number[], inner) => {
    result[field] = inner.readSVarint() / 1e9;
  }, []);
  return [sides[1] ?? 0, sides[4] ?? 0, sides[2] ?? 0, sides[3] ?? 0];
}

/** Where the elements of a block go. */
export interface PbfSink {
  readonly nodes: NodeTable;
  readonly ways: Map<number, OsmWay>;
  readonly relations: Map<number, OsmRelation>;
}

/** What every element of a block needs: its strings and its grid. */
interface Block {
  readonly strings: string[];
  readonly groups: Uint8Array[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

/** Granularity and offsets follow the groups in the message, so groups are kept as bytes until the message has been read. */
export function readPrimitiveBlock(bytes: Uint8Array, sink: PbfSink): void {
  const block: Block = { strings: [], groups: [], granularity: 100, latOffset: 0, lonOffset: 0 };
  new PbfReader(bytes).readFields((field, result, pbf) => {
    if (field === 1) pbf.readMessage((_, strings, inner) => strings.push(inner.readString()), result.strings);
    else if (field === 2) result.groups.push(pbf.readBytes());
    else if (field === 17) result.granularity = pbf.readVarint(true);
    else if (field === 19) result.latOffset = pbf.readVarint(true);
    else if (field === 20) result.lonOffset = pbf.readVarint(true);
  }, block);
  for (const group of block.groups) readGroup(group, block, sink);
}

function readGroup(bytes: Uint8Array, block: Block, sink: PbfSink): void {
  new PbfReader(bytes).readFields((field, _, pbf) => {
    if (field === 1) addNode(pbf.readMessage(nodeFields, { ...noElement(), lat: 0, lon: 0 }), block, sink);
    else if (field === 2) addDenseNodes(pbf.readMessage(denseFields, { ids: [], lats: [], lons: [], keysValues: [] }), block, sink);
    else if (field === 3) addWay(pbf.readMessage(wayFields, { ...noElement(), refs: [], lats: [], lons: [] }), block, sink);
    else if (field === 4) addRelation(pbf.readMessage(relationFields, { ...noElement(), roles: [], refs: [], types: [] }), block, sink);
  }, undefined);
}

interface RawElement {
  id: number;
  readonly keys: number[];
  readonly values: number[];
}

function noElement(): RawElement {
  return { id: 0, keys: [], values: [] };
}

interface RawNode extends RawElement {
  lat: number;
  lon: number;
}

function nodeFields(field: number, raw: RawNode, pbf: PbfReader): void {
  if (field === 1) raw.id = pbf.readSVarint();
  else if (field === 2) pbf.readPackedVarint(raw.keys);
  else if (field === 3) pbf.readPackedVarint(raw.values);
  else if (field === 8) raw.lat = pbf.readSVarint();
  else if (field === 9) raw.lon = pbf.readSVarint();
}

interface RawDense {
  readonly ids: number[];
  readonly lats: number[];
  readonly lons: number[];
  readonly keysValues: number[];
}

function denseFields(field: number, raw: RawDense, pbf: PbfReader): void {
  if (field === 1) pbf.readPackedSVarint(raw.ids);
  else if (field === 8) pbf.readPackedSVarint(raw.lats);
  else if (field === 9) pbf.readPackedSVarint(raw.lons);
  else if (field === 10) pbf.readPackedVarint(raw.keysValues);
}

/** `refs`, `lats` and `lons` are differences to the one before. */
interface RawWay extends RawElement {
  readonly refs: number[];
  readonly lats: number[];
  readonly lons: number[];
}

function wayFields(field: number, raw: RawWay, pbf: PbfReader): void {
  if (field === 1) raw.id = pbf.readVarint(true);
  else if (field === 2) pbf.readPackedVarint(raw.keys);
  else if (field === 3) pbf.readPackedVarint(raw.values);
  else if (field === 8) pbf.readPackedSVarint(raw.refs);
  else if (field === 9) pbf.readPackedSVarint(raw.lats);
  else if (field === 10) pbf.readPackedSVarint(raw.lons);
}

interface RawRelation extends RawElement {
  readonly roles: number[];
  readonly refs: number[];
  readonly types: number[];
}

function relationFields(field: number, raw: RawRelation, pbf: PbfReader): void {
  if (field === 1) raw.id = pbf.readVarint(true);
  else if (field === 2) pbf.readPackedVarint(raw.keys);
  else if (field === 3) pbf.readPackedVarint(raw.values);
  else if (field === 8) pbf.readPackedVarint(raw.roles);
  else if (field === 9) pbf.readPackedSVarint(raw.refs);
  else if (field === 10) pbf.readPackedVarint(raw.types);
}

function text(block: Block, index: number | undefined): string {
  return block.strings[index ?? 0] ?? '';
}

function tagsOf(raw: RawElement, block: Block): Tags {
  const tags: Record<string, string> = {};
  raw.keys.forEach((key, index) => {
    tags[text(block, key)] = text(block, raw.values[index]);
  });
  return tags;
}

function latUnits(raw: number, block: Block): number {
  return unitsWithin((block.latOffset + block.granularity * raw) / 1e9, 90);
}

function lonUnits(raw: number, block: Block): number {
  return unitsWithin((block.lonOffset + block.granularity * raw) / 1e9, 180);
}

/** Only damage puts a node off the earth; the reader of the file says which block it was. */
function unitsWithin(degrees: number, most: number): number {
  if (!(Math.abs(degrees) <= most)) throw new RangeError(`${degrees}° is not within ${most}°.`);
  return osmUnits(degrees);
}

function addNode(raw: RawNode, block: Block, sink: PbfSink): void {
  sink.nodes.add(raw.id, lonUnits(raw.lon, block), latUnits(raw.lat, block), tagsOf(raw, block));
}

/** Ids and positions are differences to the node before; tags are one list: key, value, …, 0 for each node. */
function addDenseNodes(raw: RawDense, block: Block, sink: PbfSink): void {
  const lats = summed(raw.lats);
  const lons = summed(raw.lons);
  let at = 0;
  summed(raw.ids).forEach((id, index) => {
    let tags: Record<string, string> | undefined;
    for (; at < raw.keysValues.length && raw.keysValues[at] !== 0; at += 2) {
      tags ??= {};
      tags[text(block, raw.keysValues[at])] = text(block, raw.keysValues[at + 1]);
    }
    at++;
    sink.nodes.add(id, lonUnits(lons[index] ?? 0, block), latUnits(lats[index] ?? 0, block), tags);
  });
}

function addWay(raw: RawWay, block: Block, sink: PbfSink): void {
  const refs = summed(raw.refs);
  sink.ways.set(raw.id, { id: raw.id, refs, tags: tagsOf(raw, block) });
  if (raw.lats.length !== refs.length || raw.lons.length !== refs.length) return;
  // "LocationsOnWays": positions come with the way, and untagged nodes are not in the file at all.
  const lats = summed(raw.lats);
  const lons = summed(raw.lons);
  refs.forEach((ref, index) => {
    if (!sink.nodes.has(ref)) sink.nodes.add(ref, lonUnits(lons[index] ?? 0, block), latUnits(lats[index] ?? 0, block));
  });
}

const memberTypes: readonly OsmMember['type'][] = ['node', 'way', 'relation'];

function addRelation(raw: RawRelation, block: Block, sink: PbfSink): void {
  const members = summed(raw.refs).map(
    (ref, index): OsmMember => ({ type: memberTypes[raw.types[index] ?? 0] ?? 'node', ref, role: text(block, raw.roles[index]) }),
  );
  sink.relations.set(raw.id, { id: raw.id, members, tags: tagsOf(raw, block) });
}

function summed(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}
