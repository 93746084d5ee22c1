/** A group: code and value. */
export type Group = readonly [code: number, value: string | number];

/** Text of a drawing with these header variables, blocks and objects. */
export function drawing(
  objects: readonly (readonly Group[])[],
  options: { header?: readonly Group[]; blocks?: readonly Group[]; end?: string } = {},
): string {
  const groups: Group[] = [
    [0, 'SECTION'],
    [2, 'HEADER'],
    ...(options.header ?? []),
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'BLOCKS'],
    ...(options.blocks ?? []),
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...objects.flat(),
    [0, 'ENDSEC'],
  ];
  return groups.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join('') + (options.end ?? '  0\r\nEOF\r\n');
}

export function object(type: string, ...groups: Group[]): Group[] {
  return [[0, type], [8, 'L'], ...groups];
}

export function at(x: number, y: number, z?: number, first = 10): Group[] {
  const flat: Group[] = [
    [first, x],
    [first + 10, y],
  ];
  return z === undefined ? flat : [...flat, [first + 20, z]];
}
