import { describe, expect, test } from 'vitest';
import { valueCounts } from '../../src/app/features/table/filters.ts';
import { isDrawn, movedCell } from '../../src/app/features/table/grid-keys.ts';
import { tableLines } from '../../src/app/features/table/lines.ts';
import { movedColumn, nextSorts, readLooks } from '../../src/app/features/table/look.ts';
import { cityIndex } from '../../src/store/query/city-index.ts';
import { tableColumns } from '../../src/store/query/columns.ts';
import { groupedRows } from '../../src/store/query/group.ts';

describe('sorting by heads', () => {
  test('a click goes up, down, off; Shift keeps the others in their order', () => {
    const up = nextSorts([], 'a', false);
    expect(up).toEqual([{ id: 'a', descending: false }]);
    expect(nextSorts(up, 'a', false)).toEqual([{ id: 'a', descending: true }]);
    expect(nextSorts(nextSorts(up, 'a', false), 'a', false)).toEqual([]);
    const two = nextSorts(up, 'b', true);
    expect(two.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(nextSorts(two, 'a', true)).toEqual([
      { id: 'a', descending: true },
      { id: 'b', descending: false },
    ]);
    expect(nextSorts(nextSorts(two, 'a', true), 'a', true)).toEqual([{ id: 'b', descending: false }]);
    expect(nextSorts(two, 'c', false)).toEqual([{ id: 'c', descending: false }]);
  });
});

describe('columns', () => {
  test('move onto the place of another, from either side', () => {
    expect(movedColumn(['a', 'b', 'c', 'd'], 'a', 'c')).toEqual(['b', 'c', 'a', 'd']);
    expect(movedColumn(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
    expect(movedColumn(['a', 'b'], 'x', 'a')).toEqual(['a', 'b']);
  });

  test('what another version or a broken hand left is as if it had never been', () => {
    expect(readLooks(null)).toEqual({});
    expect(readLooks('{')).toEqual({});
    expect(readLooks(JSON.stringify({ version: 99, kinds: { park: {} } }))).toEqual({});
    const kept = readLooks(
      JSON.stringify({ version: 1, kinds: { park: { widths: { a: 80, b: 'x', c: -1 }, sorts: [{ id: 'a' }, 3], order: ['a', 4] } } }),
    );
    expect(kept.park).toMatchObject({ widths: { a: 80 }, sorts: [], order: ['a'], visible: {} });
  });
});

describe('the active cell', () => {
  const size = { lines: 100, columns: 5, page: 10 };
  test.each([
    ['ArrowUp', false, { line: 0, column: 2 }, { line: -1, column: 2 }],
    ['ArrowUp', false, { line: -1, column: 2 }, { line: -1, column: 2 }],
    ['ArrowDown', false, { line: 99, column: 2 }, { line: 99, column: 2 }],
    ['PageDown', false, { line: 95, column: 0 }, { line: 99, column: 0 }],
    ['PageUp', false, { line: 4, column: 0 }, { line: 0, column: 0 }],
    ['Home', false, { line: 7, column: 3 }, { line: 7, column: 0 }],
    ['End', true, { line: 7, column: 3 }, { line: 99, column: 4 }],
    ['ArrowLeft', false, { line: 7, column: 0 }, { line: 7, column: 0 }],
  ] as const)('%s (Ctrl %s) from %j to %j', (key, ctrl, from, to) => {
    expect(movedCell(from, key, ctrl, size)).toEqual(to);
  });

  test('stays nowhere else for other keys, and has no line below the head in an empty table', () => {
    expect(movedCell({ line: 0, column: 0 }, 'q', false, size)).toBeNull();
    expect(movedCell({ line: -1, column: 0 }, 'ArrowDown', false, { ...size, lines: 0 })).toEqual({ line: -1, column: 0 });
  });
});

test('an active cell is named only while it is drawn', () => {
  expect([-1, 4, 5, 12].map((line) => isDrawn(line, [5, 6, 7]))).toEqual([true, false, true, false]);
});

describe('lines', () => {
  const assets = ['G11', 'G12', 'G11', 'G11'].map((value, at) => ({
    kind: 'park',
    id: String(at),
    geometry: null,
    values: { class: value },
  }));
  const index = cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets });
  const by = tableColumns(index, 'park', 'legal').filter(({ id }) => id === 'class');
  const grouped = groupedRows(assets, null, by, []);

  test('heads stand above their rows; a folded group shows its head alone and says so of its rows', () => {
    const open = tableLines(grouped, new Set());
    expect(
      Array.from({ length: open.count }, (_, line) => open.at(line)).map((line) => (line?.type === 'row' ? line.row : 'head')),
    ).toEqual(['head', 0, 2, 3, 'head', 1]);
    const path = grouped.groups[0]?.path ?? '';
    const folded = tableLines(grouped, new Set([path]));
    expect([folded.count, folded.lineOf(2), folded.lineOf(1)]).toEqual([3, -1, 2]);
    expect(folded.foldedOver(2)?.path).toBe(path);
    expect(folded.foldedOver(1)).toBeNull();
  });
});

test('counts of values rest on the other conditions as they were asked, pinyin included', () => {
  const parks = [
    { name: '虎山公园', class: 'G11' },
    { name: '泰山公园', class: 'G14' },
  ].map((values, at) => ({ kind: 'park', id: String(at), geometry: null, values }));
  const index = cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets: parks });
  const columns = tableColumns(index, 'park', 'legal');
  const model = { index, kind: 'park', assets: parks, columns };
  const question = {
    area: null,
    basis: 'legal',
    filters: { park: [{ field: '*', op: 'text', text: 'hs' }] },
    selected: null,
    view: null,
  } as const;
  const column = columns.find(({ id }) => id === 'class');
  const matcher = () => (text: string) => text.startsWith('虎');
  expect(column && valueCounts(model, { question, matcher }, column)).toEqual({ counts: Uint32Array.of(0, 1, 0), rows: 1 });
});
