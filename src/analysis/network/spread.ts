import type { Links } from './spec.ts';

export type SearchGraph = Pick<Links, 'junctionCount' | 'arcStart' | 'arcNode' | 'arcMm'>;

/**
 * All lengths that come from geometry (legs, offsets, leads) are rounded to 1/64 mm; edges are whole millimetres. Every sum up to 1.4e8 km is
 * then exact in a double and independent of the order of adding, so that ties are ties. A walk has at most two legs, two offsets and a lead:
 * it is off by less than 0.04 mm.
 */
const parts = 64;

export function quantised(mm: number): number {
  return Math.round(mm * parts) / parts;
}

/** A walk counts while it rounds to no more than the limit in whole millimetres: it must be shorter than this. */
export function beyondMm(limitMm: number): number {
  return Math.floor(limitMm + 1e-6) + 0.5;
}

const bucketMm = 20_000;
const mostBuckets = 2 ** 16;

/**
 * Labels of junctions (distance to the nearest source, and that source; of sources equally near the lower number) and the search that spreads
 * them: a queue of buckets by distance, label-correcting within a bucket, so exact for any width and for arcs of no length. Distances are
 * doubles: 32-bit distances beside double keys lose nodes silently.
 */
export class Spread {
  readonly distanceMm: Float64Array;
  /** -1 where no source lies within the limit. */
  readonly source: Int32Array;
  private readonly graph: SearchGraph;
  private readonly longestArcMm: number;
  /** Entries of the queue since `begin`, in the order in which labels improved; a junction may be among them more than once. */
  private entryJunction = new Uint32Array(256);
  private entryMm = new Float64Array(256);
  private entryNext = new Int32Array(256);
  private entries = 0;
  private heads = new Int32Array(64).fill(-1);
  private endMm = Infinity;

  constructor(graph: SearchGraph) {
    this.graph = graph;
    this.distanceMm = new Float64Array(graph.junctionCount).fill(Infinity);
    this.source = new Int32Array(graph.junctionCount).fill(-1);
    let longest = 0;
    for (const mm of graph.arcMm) if (mm > longest) longest = mm;
    this.longestArcMm = longest;
  }

  /** Starts a round of offers; labels stay. Only distances below `endMm` will be taken. */
  begin(endMm: number): void {
    this.endMm = endMm;
    this.entries = 0;
  }

  /** Junctions whose label improved since `begin`, some more than once. Valid until the next `begin`. */
  improved(): Uint32Array {
    return this.entryJunction.subarray(0, this.entries);
  }

  /** Takes away all labels that improved since `begin`. */
  clearImproved(): void {
    for (let e = 0; e < this.entries; e++) this.clear(this.entryJunction[e] as number);
  }

  /** Takes a label away. */
  clear(junction: number): void {
    this.distanceMm[junction] = Infinity;
    this.source[junction] = -1;
  }

  /** Offers a label to a junction, to be spread by `run`. */
  offer(junction: number, mm: number, from: number): void {
    const known = this.distanceMm[junction] as number;
    if (!(mm < this.endMm) || mm > known || (mm === known && from >= (this.source[junction] as number))) return;
    this.distanceMm[junction] = mm;
    this.source[junction] = from;
    if (this.entries === this.entryJunction.length) this.grow(this.entries + 1);
    this.entryJunction[this.entries] = junction;
    this.entryMm[this.entries++] = mm;
  }

  private grow(room: number): void {
    const length = 2 ** Math.ceil(Math.log2(2 * room));
    const [junction, mm, next] = [new Uint32Array(length), new Float64Array(length), new Int32Array(length)];
    junction.set(this.entryJunction);
    mm.set(this.entryMm);
    next.set(this.entryNext);
    [this.entryJunction, this.entryMm, this.entryNext] = [junction, mm, next];
  }

  /** Spreads what was offered until no label can improve. */
  run(): void {
    if (this.entries === 0) return;
    let [first, last] = [Infinity, 0];
    for (let e = 0; e < this.entries; e++) {
      const mm = this.entryMm[e] as number;
      if (mm < first) first = mm;
      if (mm > last) last = mm;
    }
    // At any moment the queue holds no distances farther apart than this, so that buckets can be used in turn.
    const spanMm = Math.min(Math.max(this.longestArcMm, last - first), this.endMm - first);
    const widthMm = Math.max(bucketMm, spanMm / (mostBuckets - 2));
    const buckets = 2 ** Math.ceil(Math.log2(spanMm / widthMm + 2));
    if (this.heads.length < buckets) this.heads = new Int32Array(buckets).fill(-1);
    const mask = this.heads.length - 1;
    for (let e = 0; e < this.entries; e++) {
      const bucket = Math.floor((this.entryMm[e] as number) / widthMm) & mask;
      this.entryNext[e] = this.heads[bucket] as number;
      this.heads[bucket] = e;
    }
    this.drain(Math.floor(first / widthMm), widthMm);
  }

  /** The hot loop, over local names. */
  private drain(firstBucket: number, widthMm: number): void {
    const { distanceMm, source, heads, endMm } = this;
    const { arcStart, arcNode, arcMm } = this.graph;
    const mask = heads.length - 1;
    let { entryJunction, entryMm, entryNext, entries } = this;
    let waiting = entries;
    for (let bucket = firstBucket; waiting > 0; bucket++) {
      const slot = bucket & mask;
      for (let entry = heads[slot] as number; entry !== -1; entry = heads[slot] as number) {
        heads[slot] = entryNext[entry] as number;
        waiting--;
        const junction = entryJunction[entry] as number;
        const here = entryMm[entry] as number;
        if (here !== distanceMm[junction]) continue;
        const from = source[junction] as number;
        const end = arcStart[junction + 1] as number;
        const start = arcStart[junction] as number;
        if (entries + end - start > entryJunction.length) {
          this.grow(entries + end - start);
          ({ entryJunction, entryMm, entryNext } = this);
        }
        for (let arc = start; arc < end; arc++) {
          const mm = here + (arcMm[arc] as number);
          if (mm >= endMm) continue;
          const next = arcNode[arc] as number;
          const known = distanceMm[next] as number;
          if (mm > known || (mm === known && from >= (source[next] as number))) continue;
          distanceMm[next] = mm;
          source[next] = from;
          const at = Math.floor(mm / widthMm) & mask;
          entryJunction[entries] = next;
          entryMm[entries] = mm;
          entryNext[entries] = heads[at] as number;
          heads[at] = entries++;
          waiting++;
        }
      }
    }
    this.entries = entries;
  }
}
