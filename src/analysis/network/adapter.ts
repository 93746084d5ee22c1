import type { Position as LonLat } from 'geojson';
import type { Asset, FieldValue } from '../../core/asset.ts';
import type { NetworkLines } from './spec.ts';

/** Street lines of assets (`street`: LineString or MultiLineString, with `nodes`, `bridge`, `tunnel`, `layer`) as columns. */
export function networkLines(streets: readonly Asset[]): NetworkLines {
  const lonLat: number[] = [];
  const nodeId: number[] = [];
  const lineStart = [0];
  const level: number[] = [];
  const offGround: number[] = [];
  const levels = new Map<string, number>();
  for (const street of streets) {
    const parts = linesOf(street);
    const nodes = nodeIds(street.values.nodes, parts);
    const [bridge, tunnel, layer] = [isSet(street.values.bridge), isSet(street.values.tunnel), Number(street.values.layer ?? 0) || 0];
    const key = `${bridge} ${tunnel} ${layer}`;
    if (!levels.has(key)) levels.set(key, levels.size);
    let at = 0;
    for (const part of parts) {
      for (const [lon, lat] of part) {
        lonLat.push(lon ?? NaN, lat ?? NaN);
        nodeId.push(nodes?.[at++] ?? NaN);
      }
      lineStart.push(nodeId.length);
      level.push(levels.get(key) as number);
      offGround.push(bridge || tunnel ? 1 : 0);
    }
  }
  return {
    lonLat: Float64Array.from(lonLat),
    nodeId: Float64Array.from(nodeId),
    lineStart: Uint32Array.from(lineStart),
    level: Int32Array.from(level),
    offGround: Uint8Array.from(offGround),
  };
}

/** The lines of a street; none where it is no line. */
export function linesOf({ geometry }: Asset): readonly LonLat[][] {
  if (geometry?.type === 'LineString') return [geometry.coordinates];
  return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** OSM node ids parallel to the vertices of all parts; ids that do not match them in number say nothing, and 0 is none: OSM has no node 0. */
function nodeIds(nodes: FieldValue | undefined, parts: readonly LonLat[][]): readonly number[] | null {
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  return Array.isArray(nodes) && nodes.length === count ? nodes.map((node) => Number(node) || NaN) : null;
}

/** Whether a tag such as `bridge` says yes: `viaduct` and `true` do; absent, `no`, `false` and 0 do not. */
export function isSet(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0) return false;
  return !['', 'no', 'false', '0', '否'].includes(String(value).trim().toLowerCase());
}
