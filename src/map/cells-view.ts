/** Where a mesh stands on the screen, made ready in 64 bits for a shader that has 32. */
export interface CellsView {
  /** Of positions counted from the eye, column by column. */
  readonly matrix: Float32Array;
  /** Middle of the screen counted from the origin of the mesh, rounded as the shader holds it. */
  readonly eye: readonly [number, number];
  /** Pixels of the drawing buffer at which the origin stands, less whole tiles of the pattern. */
  readonly anchor: readonly [number, number];
}

interface Camera {
  /** From shares of the Mercator world to clip space, column by column. */
  readonly matrix: ArrayLike<number>;
  /** Middle of the screen, shares of the world. */
  readonly centre: readonly [number, number];
  /** Size of the drawing buffer in its own pixels. */
  readonly width: number;
  readonly height: number;
}

type Column = (row: number) => number;

/** The last column of `matrix` after a move by x, y: what the point x, y becomes. */
function moved(matrix: ArrayLike<number>, x: number, y: number): Column {
  return (row) => (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0);
}

function within(value: number, tile: number): number {
  return value - tile * Math.floor(value / tile);
}

export function cellsView([originX, originY]: readonly [number, number], camera: Camera, tilePx: number): CellsView {
  const { matrix, centre, width, height } = camera;
  const eye = [Math.fround(centre[0] - originX), Math.fround(centre[1] - originY)] as const;
  const toEye = moved(matrix, originX + eye[0], originY + eye[1]);
  const fromEye = Float32Array.from({ length: 16 }, (_, at) => (at < 12 ? (matrix[at] ?? 0) : toEye(at - 12)));
  const origin = moved(matrix, originX, originY);
  const px = (row: number, size: number): number => within(((origin(row) / origin(3)) * 0.5 + 0.5) * size, tilePx);
  return { matrix: fromEye, eye, anchor: [px(0, width), px(1, height)] };
}

/** First and last row of `side` cells in which two lists of classes differ; null where none does. Both are as long. */
export function changedRows(before: Uint8Array, after: Uint8Array, side: number): readonly [first: number, last: number] | null {
  let first = 0;
  while (first < after.length && before[first] === after[first]) first++;
  if (first === after.length) return null;
  let last = after.length - 1;
  while (before[last] === after[last]) last--;
  return [Math.floor(first / side), Math.floor(last / side)];
}
