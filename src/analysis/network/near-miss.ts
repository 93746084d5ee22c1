import { distanceToSegment } from '../../core/geo/rings.ts';
import { joinM, type NearMiss, type Network, type NetworkLines } from './spec.ts';

/** Ends of lines that touch (within 0.1 m) the inside of an edge of another node: they do not join, and a person should look. */
export function findNearMisses(
  lines: NetworkLines,
  xy: Float64Array,
  nodeOf: Int32Array,
  network: Pick<Network, 'index' | 'edgeXY' | 'edgeFrom' | 'edgeTo' | 'edgeLine'>,
): NearMiss[] {
  const found: NearMiss[] = [];
  const visit = (v: number, line: number) => {
    const x = xy[2 * v] as number;
    const y = xy[2 * v + 1] as number;
    if (Number.isNaN(x) || network.index === null) return;
    for (const edge of network.index.search(x - joinM, y - joinM, x + joinM, y + joinM)) {
      const node = nodeOf[v];
      if (network.edgeFrom[edge] === node || network.edgeTo[edge] === node) continue;
      if (lines.level[network.edgeLine[edge] as number] !== lines.level[line]) continue;
      const [ax, ay, bx, by] = network.edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
      if (distanceToSegment(x, y, ax, ay, bx, by) > joinM) continue;
      const [lon, lat] = [lines.lonLat[2 * v] as number, lines.lonLat[2 * v + 1] as number];
      found.push({ line, otherLine: network.edgeLine[edge] as number, lon, lat });
      return;
    }
  };
  for (let line = 0; line + 1 < lines.lineStart.length; line++) {
    const start = lines.lineStart[line] as number;
    const end = (lines.lineStart[line + 1] as number) - 1;
    if (end <= start) continue;
    visit(start, line);
    visit(end, line);
  }
  return found;
}
