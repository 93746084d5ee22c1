/** Shewchuk's bound of the rounding error of the plain determinant, as a share of the sum of its halves. */
const errorShare = 3.3306690738754716e-16;
/** Degrees down to 1e-8 are whole multiples of 2^-80. */
const exactUnits = 2 ** 80;

function whole(value: number): bigint {
  return BigInt(Math.round(value * exactUnits));
}

/** On which side of the line a→b the point c lies: 1 left, -1 right, 0 on it. Exact: a rounded determinant would call a sound ring broken. */
export function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const determinant = left - right;
  const bound = errorShare * (Math.abs(left) + Math.abs(right));
  if (determinant > bound) return 1;
  if (determinant < -bound) return -1;
  if (left === 0 && right === 0 && (ax === cx || by === cy) && (ay === cy || bx === cx)) return 0;
  const [x, y] = [whole(cx), whole(cy)];
  const exact = (whole(ax) - x) * (whole(by) - y) - (whole(ay) - y) * (whole(bx) - x);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
