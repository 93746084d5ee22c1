import { badInput } from '../../core/issue.ts';
import { isObject, type JsonObject } from '../json.ts';
import {
  drawnNodeId,
  NodeTable,
  type OsmData,
  type OsmMember,
  type OsmPoint,
  type OsmRelation,
  type OsmWay,
  osmUnits,
  type Tags,
} from './data.ts';

/** True for the answer of Overpass, and of the OSM API in JSON. */
export function looksLikeOverpass(value: unknown): value is JsonObject {
  return isObject(value) && Array.isArray(value.elements) && value.type === undefined;
}

/**
 * Overpass JSON in each of its forms: `out body` with separate nodes, `out geom` with positions inside ways and members, `out center`.
 * A query that stopped early (`remark`) is refused: Overpass then gives a part and looks as if it were all.
 */
export function readOverpass(value: JsonObject, file: string): OsmData {
  refuseStopped(typeof value.remark === 'string' ? value.remark : '', file);
  const builder = new OverpassBuilder(file);
  (value.elements as readonly unknown[]).forEach((element, index) => {
    builder.add(element, index + 1);
  });
  const osm3s = isObject(value.osm3s) ? value.osm3s : {};
  const timestamp = typeof osm3s.timestamp_osm_base === 'string' ? osm3s.timestamp_osm_base : '';
  return { ...builder, box: undefined, timestamp };
}

/** Overpass ends a query that ran out of time or memory with a remark, after the part it had found. */
export function refuseStopped(remark: string, file: string): void {
  if (/error|timed out/i.test(remark)) throw badInput('overpass-stopped', { remark: remark.trim() }, { file });
}

class OverpassBuilder {
  readonly nodes = new NodeTable();
  readonly ways = new Map<number, OsmWay>();
  readonly relations = new Map<number, OsmRelation>();
  readonly #file: string;
  readonly #drawn = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  add(element: unknown, row: number): void {
    const id = isObject(element) ? element.id : undefined;
    if (!isObject(element) || typeof id !== 'number') throw badInput('overpass-element', {}, { file: this.#file, row });
    const tags = isObject(element.tags) ? (element.tags as Tags) : {};
    const center = pointOf(element.center);
    const middle = center === undefined ? {} : { center };
    if (element.type === 'node') this.#addNode(id, element, tags, row);
    else if (element.type === 'way') this.#addWay(id, { id, refs: this.#refs(element), tags, ...middle });
    else if (element.type === 'relation') this.relations.set(id, { id, members: this.#members(element), tags, ...middle });
  }

  #addNode(id: number, element: JsonObject, tags: Tags, row: number): void {
    const point = pointOf(element);
    if (point === undefined) throw badInput('overpass-element', {}, { file: this.#file, row });
    this.nodes.add(id, point.lon, point.lat, tags);
  }

  /** The fuller of two versions stays: a way may come once with its tags and once more as a bare member. */
  #addWay(id: number, way: OsmWay): void {
    const known = this.ways.get(id);
    if (known === undefined) this.ways.set(id, way);
    else this.ways.set(id, { ...known, ...way, refs: way.refs.length > 0 ? way.refs : known.refs, tags: { ...known.tags, ...way.tags } });
  }

  /** Node ids where given, with positions from `geometry` if they come along; else nodes of our own, one for each position. */
  #refs(element: JsonObject): number[] {
    const positions = Array.isArray(element.geometry) ? element.geometry.map(pointOf) : [];
    const ids = Array.isArray(element.nodes) ? element.nodes.filter((id): id is number => typeof id === 'number') : [];
    if (ids.length === 0) return positions.flatMap((point) => (point === undefined ? [] : [this.#drawnNode(point)]));
    ids.forEach((id, index) => {
      const point = positions[index];
      if (point !== undefined && !this.nodes.has(id)) this.nodes.add(id, point.lon, point.lat);
    });
    return ids;
  }

  #drawnNode(point: OsmPoint): number {
    const key = `${point.lon},${point.lat}`;
    const id = this.#drawn.get(key) ?? drawnNodeId - this.#drawn.size;
    this.#drawn.set(key, id);
    this.nodes.add(id, point.lon, point.lat);
    return id;
  }

  #members(element: JsonObject): OsmMember[] {
    const members = Array.isArray(element.members) ? element.members.filter(isObject) : [];
    return members.flatMap((member) => {
      const { type, ref, role } = member;
      if (typeof ref !== 'number' || (type !== 'node' && type !== 'way' && type !== 'relation')) return [];
      this.#addMember(type, ref, member);
      return [{ type, ref, role: typeof role === 'string' ? role : '' }];
    });
  }

  /** `out geom` gives a member's positions here and often nowhere else. */
  #addMember(type: string, ref: number, member: JsonObject): void {
    const point = pointOf(member);
    if (type === 'node' && point !== undefined && !this.nodes.has(ref)) this.nodes.add(ref, point.lon, point.lat);
    if (type === 'way' && Array.isArray(member.geometry) && !this.ways.has(ref)) {
      this.ways.set(ref, { id: ref, refs: this.#refs(member), tags: {} });
    }
  }
}

function pointOf(value: unknown): OsmPoint | undefined {
  if (!isObject(value)) return undefined;
  const { lon, lat } = value;
  if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return undefined;
  return { lon: osmUnits(lon), lat: osmUnits(lat) };
}
