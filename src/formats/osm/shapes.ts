import type { LineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { OsmData, OsmRelation, OsmWay, Tags } from './data.ts';
import { assembleRings, nestRings, wound } from './rings.ts';

/** What was wrong with references, to be told once for the whole file. */
export interface Broken {
  /** Ways that name nodes the file lacks. */
  readonly ways: Set<number>;
  /** Multipolygons with ways that are lacking or do not close. */
  readonly relations: Set<number>;
  /** Ways that should enclose something and do not close. */
  readonly open: Set<number>;
}

export function isClosed(way: OsmWay): boolean {
  return way.refs.length >= 4 && way.refs[0] === way.refs.at(-1);
}

/** A closed way as a polygon; undefined, and noted, where nodes are missing: half an outline is not the thing. */
export function wayPolygon(way: OsmWay, data: OsmData, broken: Broken): Polygon | undefined {
  if (!isClosed(way) || new Set(way.refs).size < 3) return undefined;
  const ring = positionsOf(way.refs, data);
  if (ring === undefined) {
    broken.ways.add(way.id);
    return undefined;
  }
  return { type: 'Polygon', coordinates: [wound(ring, true)] };
}

function positionsOf(refs: readonly number[], data: OsmData): Position[] | undefined {
  const positions: Position[] = [];
  for (const ref of refs) {
    const position = data.nodes.degrees(ref);
    if (position === undefined) return undefined;
    positions.push(position);
  }
  return positions;
}

export interface Run {
  readonly refs: readonly number[];
  readonly line: LineString;
}

/**
 * A way as lines with the ids of their nodes. Where nodes are missing the way is cut there: joining what is left by a straight line would
 * draw a path that nobody mapped. A node that follows itself is taken once.
 */
export function wayRuns(way: OsmWay, data: OsmData, broken: Broken): Run[] {
  const runs: Run[] = [];
  let refs: number[] = [];
  let coordinates: Position[] = [];
  const finish = () => {
    if (refs.length >= 2) runs.push({ refs, line: { type: 'LineString', coordinates } });
    refs = [];
    coordinates = [];
  };
  for (const ref of way.refs) {
    const position = data.nodes.degrees(ref);
    if (position === undefined) {
      broken.ways.add(way.id);
      finish();
    } else if (refs.at(-1) !== ref) {
      refs.push(ref);
      coordinates.push(position);
    }
  }
  finish();
  return runs;
}

/** A multipolygon relation as an area; undefined where not one ring closes. What is lacking is noted. */
export function relationPolygon(relation: OsmRelation, data: OsmData, broken: Broken): Polygon | MultiPolygon | undefined {
  const ways: (readonly number[])[] = [];
  for (const member of relation.members) {
    if (member.type !== 'way') continue;
    const refs = data.ways.get(member.ref)?.refs;
    if (refs === undefined) broken.relations.add(relation.id);
    else ways.push(refs);
  }
  const { rings, open } = assembleRings(ways);
  const closed = rings.flatMap((ring) => {
    const positions = positionsOf(ring, data);
    return positions === undefined ? [] : [positions];
  });
  if (open > 0 || closed.length < rings.length) broken.relations.add(relation.id);
  const polygons = nestRings(closed);
  const [only] = polygons;
  if (only === undefined) return undefined;
  return polygons.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: polygons };
}

export function isMultipolygon(relation: OsmRelation): boolean {
  return relation.tags.type === 'multipolygon' || relation.tags.type === 'boundary';
}

/** Tags that say nothing about what a thing is. */
const idleTags = new Set(['type', 'source', 'note', 'fixme', 'created_by', 'attribution', 'FIXME']);

function hasMeaning(tags: Tags): boolean {
  return Object.keys(tags).some((key) => !idleTags.has(key) && !key.startsWith('source:'));
}

/**
 * What a multipolygon is: its own tags, or, as was the custom before 2014, those of its outer ways where it has none and they agree.
 */
export function relationTags(relation: OsmRelation, data: OsmData): Tags {
  if (hasMeaning(relation.tags)) return relation.tags;
  const outers = outerWays(relation, data).filter((way) => hasMeaning(way.tags));
  const [first] = outers;
  if (first === undefined) return relation.tags;
  const agreed = Object.entries(first.tags).filter(([key, value]) => outers.every((way) => way.tags[key] === value));
  return { ...Object.fromEntries(agreed), ...relation.tags };
}

export function outerWays(relation: OsmRelation, data: OsmData): OsmWay[] {
  const outers = relation.members.filter((member) => member.type === 'way' && member.role !== 'inner');
  return outers.flatMap((member) => data.ways.get(member.ref) ?? []);
}
