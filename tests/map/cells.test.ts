import { describe, expect, test } from 'vitest';
import type { CellsLayer } from '../../src/map/cells.ts';
import { cellsView, changedRows } from '../../src/map/cells-view.ts';
import { patternImage } from '../../src/map/pattern.ts';
import { type BandContent, createWriter, type Surface } from '../../src/map/writer.ts';

/** A camera without turn or tilt, as MapLibre gives it: from shares of the world to clip space. */
function camera(zoom: number, centre: readonly [number, number], width: number, height: number) {
  const world = 512 * 2 ** zoom;
  const [sx, sy] = [(2 * world) / width, (-2 * world) / height];
  const matrix = [sx, 0, 0, 0, 0, sy, 0, 0, 0, 0, 1, 0, -sx * centre[0], -sy * centre[1], 0, 1];
  return { matrix, centre, width, height };
}

/** What the shader makes of a position, in pixels of the screen. */
function shown({ matrix, eye }: ReturnType<typeof cellsView>, [x, y]: readonly [number, number], width: number, height: number) {
  const [dx, dy] = [Math.fround(Math.fround(x) - eye[0]), Math.fround(Math.fround(y) - eye[1])];
  const clip = (row: number): number =>
    Math.fround(Math.fround((matrix[row] ?? 0) * dx) + Math.fround((matrix[4 + row] ?? 0) * dy) + (matrix[12 + row] ?? 0));
  return [(clip(0) * 0.5 + 0.5) * width, (clip(1) * 0.5 + 0.5) * height];
}

describe('where cells stand on the screen', () => {
  const origin = [0.82531, 0.39174] as const;

  test('to a tenth of a pixel at zoom 20, 60 km from the origin of the mesh', () => {
    const offset = [0.0015, -0.0011] as const;
    // 200 px right of and 100 px above the middle of the screen.
    const world = 512 * 2 ** 20;
    const position = [offset[0] + 200 / world, offset[1] - 100 / world] as const;
    const view = cellsView(origin, camera(20, [origin[0] + offset[0], origin[1] + offset[1]], 1000, 800), 8);
    const [x = 0, y = 0] = shown(view, position, 1000, 800);
    expect(Math.abs(x - 700)).toBeLessThan(0.1);
    expect(Math.abs(y - 500)).toBeLessThan(0.1);
  });

  test('the pattern goes with the map: by as many pixels as the map, less whole tiles', () => {
    const world = 512 * 2 ** 14;
    const at = (px: number) => cellsView(origin, camera(14, [origin[0] - px / world, origin[1]], 1000, 800), 8).anchor;
    expect(at(0)[0]).toBeCloseTo(500 % 8, 3);
    expect(at(3)[0]).toBeCloseTo(503 % 8, 3);
    expect(at(805)[0]).toBeCloseTo(1305 % 8, 3);
    expect(at(0)[1]).toBeCloseTo(0, 3);
  });

  test('only rows in which a class is another are written', () => {
    const before = Uint8Array.from({ length: 25 }, () => 1);
    expect(changedRows(before, before.slice(), 10)).toBeNull();
    const after = before.slice();
    after[12] = 2;
    expect(changedRows(before, after, 10)).toEqual([1, 1]);
    after[24] = 0;
    expect(changedRows(before, after, 10)).toEqual([1, 2]);
  });
});

/** A surface that only writes down what is asked of it. */
function notes(): { readonly calls: string[]; readonly surface: Surface } {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (layer: string | { readonly id: string }, before?: unknown): void => {
      calls.push(`${name} ${typeof layer === 'string' ? layer : layer.id}${typeof before === 'string' ? ` below ${before}` : ''}`);
    };
  const quiet = (): void => {};
  return {
    calls,
    surface: {
      setSource: () => Promise.resolve(),
      changeSource: () => Promise.resolve(),
      dropSource: quiet,
      addLayer: note('add'),
      addCells: note('add cells'),
      changeCells: note('show'),
      moveLayer: note('move'),
      dropLayer: note('drop'),
      setPaint: quiet,
      setLayout: quiet,
      setFilter: quiet,
      setImage: quiet,
      setClasses: quiet,
    },
  };
}

describe('cells and the one writer', () => {
  const mesh = { cells: 2, origin: [0, 0] as const, positions: new Float32Array(), cellOf: new Uint32Array(), corners: new Uint32Array() };
  const looks = [patternImage({ ground: '#ffffff', mark: '#000000', pattern: 'hatch', outline: '#000000' }, 1)];
  const cells: CellsLayer = { id: 'cells', type: 'cells', mesh, looks, classes: Uint8Array.of(0, 0) };
  const line = { id: 'line', type: 'background' as const };

  test('lie below the layers of their band; new classes are shown in place, another mesh is another layer', async () => {
    const { calls, surface } = notes();
    const writer = createWriter<BandContent>(surface, [(frame) => frame]);
    const frame = (layer: CellsLayer | null): BandContent => ({ sources: {}, layers: [line], ...(layer && { cells: [layer] }) });
    const steps: readonly (readonly [CellsLayer | null, readonly string[]])[] = [
      [cells, ['add line', 'add cells cells below line']],
      [{ ...cells }, ['show cells']],
      [{ ...cells, classes: Uint8Array.of(0, 1) }, ['show cells']],
      [{ ...cells, mesh: { ...mesh } }, ['drop cells', 'add cells cells below line']],
      [null, ['drop cells']],
    ];
    for (const [layer, expected] of steps) {
      calls.length = 0;
      writer.write(frame(layer));
      await writer.idle();
      expect(calls).toEqual(expected);
    }
  });

  test('are left alone while the same object is wanted', async () => {
    const { calls, surface } = notes();
    const writer = createWriter<BandContent>(surface, [(frame) => frame]);
    const frame: BandContent = { sources: {}, layers: [], cells: [cells] };
    writer.write(frame);
    writer.write({ ...frame });
    await writer.idle();
    expect(calls).toEqual(['add cells cells']);
  });
});
