import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkLines } from '../src/analysis/network/spec.ts';
import type { Asset } from '../src/core/asset.ts';
import { silentHost } from '../src/core/result.ts';
import { readNetworkFile } from '../src/formats/network-file.ts';
import { mapOsmStreets } from '../src/formats/osm/map.ts';

/**
 * B1: the walkable streets of a real OpenStreetMap extract (package `osm-road-graph`, 200KNodes.json), read and sorted out by our own reader,
 * every shape point a node.
 */
export async function benchStreets(root: string): Promise<readonly Asset[]> {
  const file = join(root, 'node_modules', 'osm-road-graph', 'test', '200KNodes.json');
  const source = await readNetworkFile(new Uint8Array(readFileSync(file)), file, silentHost);
  if (!('osm' in source)) throw new Error(`${file} is not OpenStreetMap data`);
  return mapOsmStreets(source.osm, file).assets;
}

const idGap = 1e12;

/**
 * `count` copies side by side, towards the east in rows of three. Copies share no node: each has OSM ids of its own, and neighbours are joined
 * by `joins` bridges from the node nearest to a copy's eastern (northern) edge to the one nearest to the next copy's western (southern) edge,
 * so that the whole is one network as large as it looks.
 */
export function copiesOf(lines: NetworkLines, count: number): NetworkLines {
  const { lonLat, nodeId, lineStart, level, offGround } = lines;
  const box = boxOf(lonLat);
  const step: readonly [number, number] = [1.02 * (box.east - box.west), 1.02 * (box.north - box.south)];
  const shifts = Array.from({ length: count }, (_, copy) => [(copy % 3) * step[0], Math.floor(copy / 3) * step[1]] as const);
  const vertices = nodeId.length;
  const west = extremeVertex(lonLat, 0, -1);
  const east = extremeVertex(lonLat, 0, 1);
  const south = extremeVertex(lonLat, 1, -1);
  const north = extremeVertex(lonLat, 1, 1);
  const bridges: (readonly [number, number, number, number])[] = [];
  shifts.forEach((_, copy) => {
    if (copy % 3 !== 0) bridges.push([copy - 1, east, copy, west]);
    if (copy >= 3) bridges.push([copy - 3, north, copy, south]);
  });
  const all = new Float64Array(2 * (count * vertices + 2 * bridges.length));
  const ids = new Float64Array(count * vertices + 2 * bridges.length);
  shifts.forEach(([dx, dy], copy) => {
    for (let v = 0; v < vertices; v++) {
      const at = copy * vertices + v;
      all[2 * at] = (lonLat[2 * v] as number) + dx;
      all[2 * at + 1] = (lonLat[2 * v + 1] as number) + dy;
      ids[at] = (nodeId[v] as number) + copy * idGap;
    }
  });
  bridges.forEach(([fromCopy, from, toCopy, to], index) => {
    const at = count * vertices + 2 * index;
    const ends = [fromCopy * vertices + from, toCopy * vertices + to];
    ends.forEach((end, side) => {
      all.copyWithin(2 * (at + side), 2 * end, 2 * end + 2);
      ids.copyWithin(at + side, end, end + 1);
    });
  });
  const starts: number[] = [];
  for (let copy = 0; copy < count; copy++)
    for (let i = 0; i + 1 < lineStart.length; i++) starts.push((lineStart[i] as number) + copy * vertices);
  for (let bridge = 0; bridge < bridges.length; bridge++) starts.push(count * vertices + 2 * bridge);
  starts.push(ids.length);
  const lineCount = starts.length - 1;
  const repeat = <T extends Int32Array | Uint8Array>(into: T, from: T): T => {
    for (let i = 0; i < count * from.length; i++) into[i] = from[i % from.length] as number;
    return into;
  };
  return {
    lonLat: all,
    nodeId: ids,
    lineStart: Uint32Array.from(starts),
    level: repeat(new Int32Array(lineCount), level),
    offGround: repeat(new Uint8Array(lineCount), offGround),
  };
}

function boxOf(lonLat: Float64Array): { west: number; south: number; east: number; north: number } {
  const at = (axis: 0 | 1, sign: 1 | -1): number => lonLat[2 * extremeVertex(lonLat, axis, sign) + axis] as number;
  return { west: at(0, -1), south: at(1, -1), east: at(0, 1), north: at(1, 1) };
}

/** The vertex farthest along an axis (0 east, 1 north), in the direction of the sign. */
function extremeVertex(lonLat: Float64Array, axis: 0 | 1, sign: 1 | -1): number {
  let best = 0;
  for (let v = 1; 2 * v < lonLat.length; v++) {
    if (sign * (lonLat[2 * v + axis] as number) > sign * (lonLat[2 * best + axis] as number)) best = v;
  }
  return best;
}
