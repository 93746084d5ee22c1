/**
 * Neighbours of the nodes that a contraction has not taken out yet, in one pool of columns that grows as shortcuts come. Each pair of
 * neighbours is kept once at both ends, with the least length offered.
 */
export class Adjacency {
  readonly start: Uint32Array;
  readonly count: Uint32Array;
  private readonly room: Uint32Array;
  to: Uint32Array;
  mm: Float64Array;
  private end = 0;

  /** `firstRoom[n]`: how many neighbours to expect at first. */
  constructor(nodeCount: number, firstRoom: Uint32Array) {
    this.start = new Uint32Array(nodeCount);
    this.count = new Uint32Array(nodeCount);
    this.room = firstRoom.map((room) => room + 2);
    for (let node = 0; node < nodeCount; node++) {
      this.start[node] = this.end;
      this.end += this.room[node] as number;
    }
    this.to = new Uint32Array(2 * this.end + 16);
    this.mm = new Float64Array(2 * this.end + 16);
  }

  /** Adds a way between two nodes, or shortens the known one. */
  offer(a: number, b: number, mm: number): void {
    this.offerOneWay(a, b, mm);
    this.offerOneWay(b, a, mm);
  }

  /** Takes `node` out of the list of `from`; its own list stays, as what it led to when it was taken out. */
  forget(from: number, node: number): void {
    const first = this.start[from] as number;
    const last = first + (this.count[from] as number) - 1;
    for (let i = first; i <= last; i++) {
      if (this.to[i] !== node) continue;
      this.to[i] = this.to[last] as number;
      this.mm[i] = this.mm[last] as number;
      this.count[from] = last - first;
      return;
    }
  }

  private offerOneWay(a: number, b: number, mm: number): void {
    const first = this.start[a] as number;
    const count = this.count[a] as number;
    for (let i = first; i < first + count; i++) {
      if (this.to[i] !== b) continue;
      if (mm < (this.mm[i] as number)) this.mm[i] = mm;
      return;
    }
    if (count === this.room[a]) this.move(a);
    const at = (this.start[a] as number) + count;
    this.to[at] = b;
    this.mm[at] = mm;
    this.count[a] = count + 1;
  }

  /** Gives a full list twice the room at the end of the pool. */
  private move(node: number): void {
    const room = 2 * (this.room[node] as number);
    const first = this.start[node] as number;
    if (this.end + room > this.to.length) this.grow(this.end + room);
    this.to.copyWithin(this.end, first, first + (this.count[node] as number));
    this.mm.copyWithin(this.end, first, first + (this.count[node] as number));
    this.start[node] = this.end;
    this.room[node] = room;
    this.end += room;
  }

  private grow(least: number): void {
    const to = new Uint32Array(2 * least);
    const mm = new Float64Array(2 * least);
    to.set(this.to);
    mm.set(this.mm);
    this.to = to;
    this.mm = mm;
  }
}
