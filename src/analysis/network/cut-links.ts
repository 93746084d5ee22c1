import type { Links } from './spec.ts';

/**
 * 1 for each link without which its two ends would hang together no longer (the graph's bridges, by Tarjan's low points, without recursion).
 * Of parallel links none is one; nor is a loop.
 */
export function cutLinks(
  junctionCount: number,
  linkCount: number,
  { arcStart, arcNode, arcLink }: Pick<Links, 'arcStart' | 'arcNode' | 'arcLink'>,
): Uint8Array {
  const isCut = new Uint8Array(linkCount);
  const seenAt = new Int32Array(junctionCount).fill(-1);
  const low = new Int32Array(junctionCount);
  const cameBy = new Int32Array(junctionCount).fill(-1);
  const nextArc = arcStart.slice(0, junctionCount);
  const stack = new Uint32Array(junctionCount);
  let time = 0;
  let top = 0;
  const enter = (junction: number, by: number) => {
    seenAt[junction] = time;
    low[junction] = time++;
    cameBy[junction] = by;
    stack[top++] = junction;
  };
  const lower = (junction: number, to: number) => {
    if (to < (low[junction] as number)) low[junction] = to;
  };
  const leave = (junction: number) => {
    top--;
    const above = stack[top - 1];
    if (top === 0 || above === undefined) return;
    lower(above, low[junction] as number);
    if ((low[junction] as number) > (seenAt[above] as number)) isCut[cameBy[junction] as number] = 1;
  };
  for (let root = 0; root < junctionCount; root++) {
    if (seenAt[root] !== -1) continue;
    enter(root, -1);
    while (top > 0) {
      const junction = stack[top - 1] as number;
      const arc = nextArc[junction] as number;
      if (arc === arcStart[junction + 1]) {
        leave(junction);
        continue;
      }
      nextArc[junction] = arc + 1;
      const link = arcLink[arc] as number;
      const other = arcNode[arc] as number;
      if (link === cameBy[junction]) continue;
      if (seenAt[other] === -1) enter(other, link);
      else lower(junction, seenAt[other] as number);
    }
  }
  return isCut;
}
