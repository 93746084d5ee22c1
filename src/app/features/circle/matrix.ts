import type { CircleRow } from '../../../analysis/circle/spec.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { rowsAsked } from '../../state/circle.ts';
import {
  type Counted,
  compoundsInScope,
  countedOf,
  decidingRows,
  type FigureScope,
  rowClass,
  type Tally,
  tallyOf,
  wholeClass,
} from './tally.ts';
import { type CircleUnit, unitsOf } from './units.ts';

/** A column of the matrix: a row of the sheet, or everything together (`row` null). */
export interface MatrixColumn {
  readonly id: string;
  readonly row: CircleRow | null;
  /** The city has nothing of the kind. */
  readonly isBare: boolean;
}

/** A line of the matrix: a unit, or all of them together (`isTotal`). Its cells stand in the order of the columns. */
export interface MatrixLine {
  readonly unit: CircleUnit;
  readonly isTotal: boolean;
  readonly cells: readonly Tally[];
}

export interface Matrix {
  /** Everything together first, kinds of which the city has nothing last. */
  readonly columns: readonly MatrixColumn[];
  /** The total first; alone where there is one unit only. */
  readonly lines: readonly MatrixLine[];
  readonly counted: Counted;
  /** Units of the level without a compound. */
  readonly empty: number;
}

/** A cell of the matrix, whichever way it is turned. */
export interface MatrixPlace {
  readonly line: MatrixLine;
  readonly column: MatrixColumn;
  readonly tally: Tally;
}

/** Column of "nothing missing at all". */
const wholeColumn = 'all';

/**
 * Population covered by kind and unit, in the basis and inside the unit in use. Every compound counts in one line and in the total; amounts
 * sum, shares do not.
 */
export function matrixOf(
  answer: CircleAnswer,
  level: Parameters<typeof unitsOf>[1],
  scope: FigureScope,
  names: { readonly outside: string; readonly city: string; readonly total: string },
): Matrix {
  const compounds = compoundsInScope(answer, scope);
  const counted = countedOf(answer.rows);
  const columns: readonly MatrixColumn[] = [
    { id: wholeColumn, row: null, isBare: false },
    ...rowsAsked(answer)
      .map((row) => ({ id: row.id, row, isBare: answer.noData.includes(row.id) }))
      .toSorted((a, b) => Number(a.isBare) - Number(b.isBare)),
  ];
  const whole = wholeClass(decidingRows(answer));
  const line = (unit: CircleUnit, isTotal: boolean): MatrixLine => ({
    unit,
    isTotal,
    cells: columns.map(({ row }) => tallyOf(unit.compounds, row ? rowClass(row.id) : whole, counted)),
  });
  const { units, empty } = unitsOf(compounds, level, scope, names);
  // A single unit is the total.
  const [only] = units;
  if (units.length === 1 && only) return { columns, counted, empty, lines: [line(only, true)] };
  const total: CircleUnit = { key: 'total', code: scope.question.area, name: names.total, compounds };
  return { columns, counted, empty, lines: [line(total, true), ...units.map((unit) => line(unit, false))] };
}

/** The order of the lines: by the share of a column, or by name. The total stays first, compounds outside all units last. */
export interface MatrixOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** Order of lines for the screen; lines without a share follow those with one. */
export function orderedLines({ lines, columns }: Matrix, order: MatrixOrder | null): readonly MatrixLine[] {
  if (!order) return lines;
  const at = columns.findIndex(({ id }) => id === order.column);
  const sign = order.descending ? -1 : 1;
  const rank = (line: MatrixLine): number => (line.isTotal ? 0 : line.unit.code === null ? 2 : 1);
  const compare = (a: MatrixLine, b: MatrixLine): number => {
    if (at < 0) return sign * a.unit.name.localeCompare(b.unit.name, 'zh-CN');
    const [x, y] = [a.cells[at]?.amounts.share ?? null, b.cells[at]?.amounts.share ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
  return lines.toSorted((a, b) => rank(a) - rank(b) || compare(a, b));
}
