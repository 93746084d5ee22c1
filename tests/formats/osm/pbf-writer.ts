import { zlibSync } from 'fflate';
import { PbfWriter } from 'pbf';
import { type Scene, type SceneTags, sceneNodes } from './scene.ts';

export interface PbfStyle {
  readonly dense: boolean;
  readonly packed: boolean;
  /** Nanodegrees per unit; 1000 keeps six places. */
  readonly granularity: number;
  /** Nanodegrees. */
  readonly latOffset: number;
  readonly order: readonly ('nodes' | 'ways' | 'relations')[];
  readonly requires?: readonly string[];
  /** Positions in the ways ("LocationsOnWays"), for files without a block of untagged nodes. */
  readonly onWays?: boolean;
}

export const usualStyle: PbfStyle = { dense: true, packed: true, granularity: 100, latOffset: 0, order: ['nodes', 'ways', 'relations'] };

/** A scene as OSM PBF, one block per element type, written from the format's description and not with the reader's code. */
export function scenePbf(scene: Scene, style: PbfStyle = usualStyle): Uint8Array {
  const blocks = style.order.map((type) => blob('OSMData', primitiveBlock(scene, type, style), style));
  return joined([blob('OSMHeader', headerBlock(scene, style), style), ...blocks]);
}

function blob(type: string, content: Uint8Array, { packed }: PbfStyle): Uint8Array {
  const body = new PbfWriter();
  if (packed) {
    body.writeVarintField(2, content.length);
    body.writeBytesField(3, zlibSync(content));
  } else body.writeBytesField(1, content);
  const bodyBytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bodyBytes.length);
  const headerBytes = header.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, headerBytes.length);
  return joined([length, headerBytes, bodyBytes]);
}

function headerBlock(scene: Scene, style: PbfStyle): Uint8Array {
  const pbf = new PbfWriter();
  const { bounds } = scene;
  if (bounds !== undefined) {
    const nano = (value: number, from: number) => (from * 1000 + value) * 1e6;
    pbf.writeMessage(
      1,
      (_, box) => {
        box.writeSVarintField(1, nano(bounds[0], 7));
        box.writeSVarintField(2, nano(bounds[2], 7));
        box.writeSVarintField(3, nano(bounds[3], 43));
        box.writeSVarintField(4, nano(bounds[1], 43));
      },
      undefined,
    );
  }
  for (const feature of ['OsmSchema-V0.6', ...(style.requires ?? [])]) pbf.writeStringField(4, feature);
  pbf.writeVarintField(32, 1_600_000_000);
  return pbf.finish();
}

class Strings {
  readonly list = [''];

  at(text: string): number {
    const known = this.list.indexOf(text);
    return known > 0 ? known : this.list.push(text) - 1;
  }
}

function primitiveBlock(scene: Scene, type: PbfStyle['order'][number], style: PbfStyle): Uint8Array {
  const strings = new Strings();
  const group = new PbfWriter();
  if (type === 'nodes' && style.dense) group.writeMessage(2, (_, pbf) => writeDense(scene, style, strings, pbf), undefined);
  else if (type === 'nodes') writeNodes(scene, style, strings, group);
  else if (type === 'ways') writeWays(scene, style, strings, group);
  else writeRelations(scene, strings, group);
  const groupBytes = group.finish();
  const block = new PbfWriter();
  const writeStrings = (_: undefined, pbf: PbfWriter) => {
    for (const text of strings.list) pbf.writeStringField(1, text);
  };
  block.writeMessage(1, writeStrings, undefined);
  block.writeBytesField(2, groupBytes);
  block.writeVarintField(17, style.granularity);
  block.writeVarintField(19, style.latOffset);
  return block.finish();
}

function grid(degreesValue: number, offset: number, granularity: number): number {
  return Math.round((degreesValue * 1e9 - offset) / granularity);
}

function writeTags(tags: SceneTags, strings: Strings, pbf: PbfWriter): void {
  pbf.writePackedVarint(
    2,
    Object.keys(tags).map((key) => strings.at(key)),
  );
  pbf.writePackedVarint(
    3,
    Object.values(tags).map((value) => strings.at(value)),
  );
}

function writeNodes(scene: Scene, style: PbfStyle, strings: Strings, group: PbfWriter): void {
  for (const { id, lon, lat, tags } of sceneNodes(scene)) {
    group.writeMessage(
      1,
      (_, pbf) => {
        pbf.writeSVarintField(1, id);
        writeTags(tags, strings, pbf);
        pbf.writeSVarintField(8, grid(lat, style.latOffset, style.granularity));
        pbf.writeSVarintField(9, grid(lon, 0, style.granularity));
      },
      undefined,
    );
  }
}

function writeDense(scene: Scene, style: PbfStyle, strings: Strings, pbf: PbfWriter): void {
  const nodes = sceneNodes(scene);
  pbf.writePackedSVarint(1, steps(nodes.map(({ id }) => id)));
  pbf.writePackedSVarint(8, steps(nodes.map(({ lat }) => grid(lat, style.latOffset, style.granularity))));
  pbf.writePackedSVarint(9, steps(nodes.map(({ lon }) => grid(lon, 0, style.granularity))));
  const pairs = nodes.flatMap(({ tags }) => [...Object.entries(tags).flatMap(([key, value]) => [strings.at(key), strings.at(value)]), 0]);
  pbf.writePackedVarint(10, pairs);
}

function writeWays(scene: Scene, style: PbfStyle, strings: Strings, group: PbfWriter): void {
  const at = new Map(sceneNodes(scene).map((node) => [node.id, node]));
  for (const { id, refs, tags } of scene.ways ?? []) {
    group.writeMessage(
      3,
      (_, pbf) => {
        pbf.writeVarintField(1, id);
        writeTags(tags ?? {}, strings, pbf);
        pbf.writePackedSVarint(8, steps(refs));
        if (style.onWays !== true) return;
        pbf.writePackedSVarint(9, steps(refs.map((ref) => grid(at.get(ref)?.lat ?? 0, style.latOffset, style.granularity))));
        pbf.writePackedSVarint(10, steps(refs.map((ref) => grid(at.get(ref)?.lon ?? 0, 0, style.granularity))));
      },
      undefined,
    );
  }
}

function writeRelations(scene: Scene, strings: Strings, group: PbfWriter): void {
  const types = { node: 0, way: 1, relation: 2 };
  for (const { id, members, tags } of scene.relations ?? []) {
    group.writeMessage(
      4,
      (_, pbf) => {
        pbf.writeVarintField(1, id);
        writeTags(tags ?? {}, strings, pbf);
        pbf.writePackedVarint(
          8,
          members.map(([, , role]) => strings.at(role)),
        );
        pbf.writePackedSVarint(9, steps(members.map(([, ref]) => ref)));
        pbf.writePackedVarint(
          10,
          members.map(([type]) => types[type]),
        );
      },
      undefined,
    );
  }
}

function steps(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
