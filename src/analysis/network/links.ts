import { addAt } from '../../core/columns.ts';
import { cutLinks } from './cut-links.ts';
import type { Links, Network } from './spec.ts';

/** No edge and no link is longer, so that lengths fit an integer of 32 bits (2,147 km); see `collectEdges` and `contract`. */
export const longestMm = 2 ** 31 - 1;

type Base = Pick<Network, 'nodeCount' | 'edgeCount' | 'edgeFrom' | 'edgeMm' | 'arcStart' | 'arcNode' | 'arcEdge'>;

/**
 * Puts chains of edges through nodes of two arms together into links between junctions: forks, dead ends and lone nodes. A ring without
 * any fork gets its first node as a junction; so does a chain that would grow too long. Links are numbered in the order of the junctions.
 */
export function contract(base: Base): Links {
  const { nodeCount, edgeCount, edgeFrom, edgeMm, arcStart, arcNode, arcEdge } = base;
  const isJunction = new Uint8Array(nodeCount);
  const edgeLink = new Int32Array(edgeCount).fill(-1);
  const edgeAtMm = new Uint32Array(edgeCount);
  const edgeAlong = new Uint8Array(edgeCount);
  const chainEdge = new Uint32Array(edgeCount);
  const chainNode = new Uint32Array(edgeCount);
  const chainAtMm = new Uint32Array(edgeCount);
  const starts: number[] = [];
  const chainStart = [0];
  let length = 0;
  const follow = (start: number, firstArc: number) => {
    let [node, arc, mm] = [start, firstArc, 0];
    for (;;) {
      const edge = arcEdge[arc] as number;
      const next = arcNode[arc] as number;
      const end = mm + (edgeMm[edge] as number);
      edgeLink[edge] = starts.length;
      edgeAlong[edge] = edgeFrom[edge] === node ? 1 : 0;
      edgeAtMm[edge] = edgeAlong[edge] === 1 ? mm : end;
      chainEdge[length] = edge;
      chainNode[length] = next;
      chainAtMm[length++] = end;
      if (isJunction[next] === 1) break;
      const first = arcStart[next] as number;
      const onward = arcEdge[first] === edge ? first + 1 : first;
      if (end + (edgeMm[arcEdge[onward] as number] as number) > longestMm) {
        isJunction[next] = 1;
        break;
      }
      [node, arc, mm] = [next, onward, end];
    }
    starts.push(start);
    chainStart.push(length);
  };
  const followAll = (node: number) => {
    for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
      if (edgeLink[arcEdge[a] as number] !== -1) continue;
      isJunction[node] = 1;
      follow(node, a);
    }
  };
  for (let n = 0; n < nodeCount; n++) if ((arcStart[n + 1] as number) - (arcStart[n] as number) !== 2) isJunction[n] = 1;
  for (let n = 0; n < nodeCount; n++) if (isJunction[n] === 1) followAll(n);
  for (let n = 0; n < nodeCount; n++) followAll(n);
  const chains = { edgeLink, edgeAtMm, edgeAlong, chainStart: Uint32Array.from(chainStart), chainEdge, chainNode, chainAtMm };
  return withJunctions(isJunction, starts, chains);
}

type Chains = Pick<Links, 'edgeLink' | 'edgeAtMm' | 'edgeAlong' | 'chainStart' | 'chainEdge' | 'chainNode' | 'chainAtMm'>;

function withJunctions(isJunction: Uint8Array, starts: readonly number[], chains: Chains): Links {
  const nodeJunction = new Int32Array(isJunction.length).fill(-1);
  const nodes: number[] = [];
  isJunction.forEach((is, node) => {
    if (is === 1) nodeJunction[node] = nodes.push(node) - 1;
  });
  const linkFrom = Uint32Array.from(starts, (node) => nodeJunction[node] as number);
  const last = (link: number) => (chains.chainStart[link + 1] as number) - 1;
  const linkTo = Uint32Array.from(starts, (_, link) => nodeJunction[chains.chainNode[last(link)] as number] as number);
  const linkMm = Uint32Array.from(starts, (_, link) => chains.chainAtMm[last(link)] as number);
  const ends = { junctionCount: nodes.length, linkCount: starts.length, linkFrom, linkTo, linkMm };
  const arcs = linkArcs(ends);
  const linkIsCut = cutLinks(ends.junctionCount, ends.linkCount, arcs);
  return { ...ends, ...arcs, linkIsCut, junctionNode: Uint32Array.from(nodes), nodeJunction, ...chains };
}

type Ends = Pick<Links, 'junctionCount' | 'linkCount' | 'linkFrom' | 'linkTo' | 'linkMm'>;

function linkArcs({ junctionCount, linkCount, linkFrom, linkTo, linkMm }: Ends): Pick<Links, 'arcStart' | 'arcNode' | 'arcMm' | 'arcLink'> {
  const arcStart = new Uint32Array(junctionCount + 1);
  for (let link = 0; link < linkCount; link++) {
    addAt(arcStart, (linkFrom[link] as number) + 1, 1);
    addAt(arcStart, (linkTo[link] as number) + 1, 1);
  }
  for (let j = 0; j < junctionCount; j++) addAt(arcStart, j + 1, arcStart[j] as number);
  const next = arcStart.slice(0, junctionCount);
  const arcNode = new Uint32Array(2 * linkCount);
  const arcMm = new Uint32Array(2 * linkCount);
  const arcLink = new Uint32Array(2 * linkCount);
  for (let link = 0; link < linkCount; link++) {
    const from = linkFrom[link] as number;
    const to = linkTo[link] as number;
    for (const [here, there] of [[from, to] as const, [to, from] as const]) {
      const at = addAt(next, here, 1);
      arcNode[at] = there;
      arcMm[at] = linkMm[link] as number;
      arcLink[at] = link;
    }
  }
  return { arcStart, arcNode, arcMm, arcLink };
}
