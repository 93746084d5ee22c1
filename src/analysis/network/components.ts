/** Connected components by a flood over arcs, numbered by size (0 the largest; equal sizes by their lowest node). */
export function components(
  nodeCount: number,
  arcStart: Uint32Array,
  arcNode: Uint32Array,
): { readonly component: Uint32Array; readonly componentCount: number } {
  const found = new Int32Array(nodeCount).fill(-1);
  const stack = new Uint32Array(nodeCount);
  const sizes: number[] = [];
  for (let seed = 0; seed < nodeCount; seed++) {
    if (found[seed] !== -1) continue;
    const id = sizes.length;
    found[seed] = id;
    stack[0] = seed;
    let size = 0;
    for (let top = 1; top > 0; ) {
      const node = stack[--top] as number;
      size++;
      for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
        const next = arcNode[a] as number;
        if (found[next] !== -1) continue;
        found[next] = id;
        stack[top++] = next;
      }
    }
    sizes.push(size);
  }
  const order = sizes.map((_, id) => id).sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const rank = new Uint32Array(sizes.length);
  order.forEach((id, position) => {
    rank[id] = position;
  });
  const component = new Uint32Array(nodeCount);
  for (let n = 0; n < nodeCount; n++) component[n] = rank[found[n] as number] as number;
  return { component, componentCount: sizes.length };
}
