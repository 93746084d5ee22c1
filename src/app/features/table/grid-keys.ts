import type { CellPlace } from './table-context.ts';

/** The size of what the keys move about in. `page`: lines that fit on screen. */
export interface GridSize {
  readonly lines: number;
  readonly columns: number;
  readonly page: number;
}

/** True where the cell of a line is in the document: the head always, rows while they are near the screen. */
export function isDrawn(line: number, drawn: readonly number[]): boolean {
  return line === headerLine || drawn.includes(line);
}

const headerLine = -1;

function clamped({ line, column }: CellPlace, { lines, columns }: GridSize): CellPlace {
  return { line: Math.max(headerLine, Math.min(lines - 1, line)), column: Math.max(0, Math.min(columns - 1, column)) };
}

/** Where a key takes the active cell, as the grid pattern of WAI-ARIA has it; null where it is no key of moving. */
export function movedCell(from: CellPlace, key: string, ctrl: boolean, size: GridSize): CellPlace | null {
  const { line, column } = from;
  const to = (place: Partial<CellPlace>): CellPlace => clamped({ ...from, ...place }, size);
  switch (key) {
    case 'ArrowUp':
      return to({ line: ctrl ? 0 : line - 1 });
    case 'ArrowDown':
      return to({ line: ctrl ? size.lines - 1 : line + 1 });
    case 'ArrowLeft':
      return to({ column: column - 1 });
    case 'ArrowRight':
      return to({ column: column + 1 });
    case 'PageUp':
      return to({ line: Math.max(0, line - size.page) });
    case 'PageDown':
      return to({ line: line + size.page });
    case 'Home':
      return to(ctrl ? { line: 0, column: 0 } : { column: 0 });
    case 'End':
      return to(ctrl ? { line: size.lines - 1, column: size.columns - 1 } : { column: size.columns - 1 });
    default:
      return null;
  }
}
