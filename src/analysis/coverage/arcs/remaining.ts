/**
 * The direction of a vector as a number 0 to 4 that grows with the angle, without trigonometry (the "diamond angle"): 0 east, 1 north, 2 west,
 * 3 south. Adding 2 turns by half a circle exactly.
 */
export function turnOf(x: number, y: number): number {
  if (y >= 0) return x >= 0 ? (y === 0 ? 0 : y / (x + y)) : 1 - x / (y - x);
  return x < 0 ? 2 + y / (x + y) : 3 + x / (x - y);
}

/** The first number of the unit vector of a turn; `sinOf` is the second. */
export function cosOf(turn: number): number {
  const t = turn - 4 * Math.floor(turn / 4);
  const x = t < 2 ? 1 - t : t - 3;
  const y = t < 1 ? t : t < 3 ? 2 - t : t - 4;
  return x / Math.sqrt(x * x + y * y);
}

export function sinOf(turn: number): number {
  return cosOf(turn - 1);
}

/** Radians from one turn on to a later one, at most a whole circle. */
export function radiansBetween(from: number, to: number): number {
  if (to - from >= 4) return 2 * Math.PI;
  const angle = Math.atan2(sinOf(to), cosOf(to)) - Math.atan2(sinOf(from), cosOf(from));
  if (angle >= 0) return to - from > 2 && angle < 1e-9 ? angle + 2 * Math.PI : angle;
  return to - from < 2 && angle > -1e-9 ? 0 : angle + 2 * Math.PI;
}

/** What is left of an interval after parts are taken away, in no order. */
export class Remaining {
  count = 0;
  lo = new Float64Array(32);
  hi = new Float64Array(32);

  reset(lo: number, hi: number): void {
    this.count = 1;
    this.lo[0] = lo;
    this.hi[0] = hi;
  }

  clear(): void {
    this.count = 0;
  }

  subtract(from: number, to: number): void {
    const { lo, hi } = this;
    for (let k = this.count - 1; k >= 0; k--) {
      const a = lo[k] as number;
      const b = hi[k] as number;
      if (to <= a || from >= b) continue;
      if (from <= a && to >= b) {
        this.count--;
        lo[k] = lo[this.count] as number;
        hi[k] = hi[this.count] as number;
      } else if (from <= a) lo[k] = to;
      else {
        hi[k] = from;
        if (to < b) this.push(to, b);
      }
    }
  }

  /** Takes turns away: `from` in [0, 4), `to` up to 4 more. The interval itself begins in [0, 4) and is at most 4 long. */
  subtractTurns(from: number, to: number): void {
    this.subtract(from, to);
    if (to > 4) this.subtract(from - 4, to - 4);
    this.subtract(from + 4, to + 4);
  }

  private push(lo: number, hi: number): void {
    if (this.count === this.lo.length) {
      const [oldLo, oldHi] = [this.lo, this.hi];
      this.lo = new Float64Array(2 * this.count);
      this.hi = new Float64Array(2 * this.count);
      this.lo.set(oldLo);
      this.hi.set(oldHi);
    }
    this.lo[this.count] = lo;
    this.hi[this.count] = hi;
    this.count++;
  }
}
