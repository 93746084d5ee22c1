import type { Box } from '../../core/geo/rings.ts';

export type Tags = Readonly<Record<string, string>>;

/** Position in units of 1e-7 degree, the resolution of OpenStreetMap. */
export interface OsmPoint {
  readonly lon: number;
  readonly lat: number;
}

export interface OsmWay {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Tags;
  /** Where Overpass gave only the middle of it (`out center`). */
  readonly center?: OsmPoint;
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly members: readonly OsmMember[];
  readonly tags: Tags;
  readonly center?: OsmPoint;
}

/**
 * One OSM file, whatever its dialect: elements by id, so that no reader depends on their order in the file. Node ids at or below
 * `drawnNodeId` are ours: Overpass gave the positions but not the ids.
 */
export interface OsmData {
  readonly nodes: NodeTable;
  readonly ways: ReadonlyMap<number, OsmWay>;
  readonly relations: ReadonlyMap<number, OsmRelation>;
  /** The box the file says it covers. */
  readonly box: Box | undefined;
  /** ISO 8601 time of the data, '' where the file does not say. */
  readonly timestamp: string;
}

export const drawnNodeId = -1e15;

const unit = 1e7;

/** Degrees to units; files with more digits (JOSM's new nodes) are rounded to what OSM will store. */
export function osmUnits(degrees: number): number {
  return Math.round(degrees * unit);
}

/** The double nearest to the decimal with seven places. */
export function osmDegrees(units: number): number {
  return units / unit;
}

const noTags: Tags = Object.freeze({});

/** Nodes in typed arrays, found by id; only tagged ones carry an object. */
export class NodeTable {
  private readonly index = new Map<number, number>();
  private readonly tagsOf = new Map<number, Tags>();
  private lons = new Int32Array(1024);
  private lats = new Int32Array(1024);

  get size(): number {
    return this.index.size;
  }

  add(id: number, lon: number, lat: number, tags?: Tags): void {
    const known = this.index.get(id);
    const at = known ?? this.index.size;
    if (at >= this.lons.length) this.grow();
    this.index.set(id, at);
    this.lons[at] = lon;
    this.lats[at] = lat;
    if (tags !== undefined && Object.keys(tags).length > 0) this.tagsOf.set(id, tags);
  }

  has(id: number): boolean {
    return this.index.has(id);
  }

  get(id: number): OsmPoint | undefined {
    const at = this.index.get(id);
    return at === undefined ? undefined : { lon: this.lons[at] as number, lat: this.lats[at] as number };
  }

  /** [lon, lat] in degrees; undefined where the file lacks the node. */
  degrees(id: number): [number, number] | undefined {
    const at = this.index.get(id);
    return at === undefined ? undefined : [osmDegrees(this.lons[at] as number), osmDegrees(this.lats[at] as number)];
  }

  tags(id: number): Tags {
    return this.tagsOf.get(id) ?? noTags;
  }

  /** Ids of tagged nodes, in file order. */
  tagged(): IterableIterator<number> {
    return this.tagsOf.keys();
  }

  /** Box around all nodes. */
  box(): Box | undefined {
    const size = this.index.size;
    if (size === 0) return undefined;
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    for (let i = 0; i < size; i++) {
      const lon = this.lons[i] as number;
      const lat = this.lats[i] as number;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    return [osmDegrees(west), osmDegrees(south), osmDegrees(east), osmDegrees(north)];
  }

  private grow(): void {
    const lons = new Int32Array(this.lons.length * 2);
    const lats = new Int32Array(this.lats.length * 2);
    lons.set(this.lons);
    lats.set(this.lats);
    this.lons = lons;
    this.lats = lats;
  }
}
