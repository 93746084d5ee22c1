import type { Geometry, Position } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import type { OsmAssets, OsmShape } from './assets.ts';
import { drawnNodeId, type OsmData, type OsmPoint, type OsmRelation, type OsmWay, osmDegrees, type Tags } from './data.ts';
import { type OsmRule, osmRules } from './rules.ts';
import { type Broken, isClosed, isMultipolygon, outerWays, relationPolygon, relationTags, wayPolygon, wayRuns } from './shapes.ts';
import { residentialOf } from './stand-in.ts';

/**
 * OSM elements to assets by the rules of design §4, ordered by kind (as the rules are), element type and id, so that the order of a file
 * does not matter. Ids are `node/1`, `way/2`, `relation/3`; the further pieces of a way with missing nodes are `way/2/2`, `way/2/3`.
 */
export function mapOsm(data: OsmData, file: string): OsmAssets {
  const mapper = new Mapper(data);
  const assets = osmRules.flatMap((rule) => mapper.assets(rule));
  const residential = residentialOf(data, assets, (tags) => mapper.areas(tags), file);
  const others = assets.filter((asset) => asset.kind !== 'residential');
  return { assets: [...others, ...residential.assets], issues: [...mapper.issues(file), ...residential.issues] };
}

/** Only the walking network, for questions that need nothing else. */
export function mapOsmStreets(data: OsmData, file: string): OsmAssets {
  const mapper = new Mapper(data);
  const rule = osmRules.find(({ kind }) => kind === 'street') as OsmRule;
  return { assets: mapper.assets(rule), issues: mapper.issues(file) };
}

class Mapper {
  private readonly data: OsmData;
  private readonly broken: Broken = { ways: new Set(), relations: new Set(), open: new Set() };
  private readonly nodeIds: readonly number[];
  private readonly ways: readonly OsmWay[];
  private readonly relations: readonly { readonly relation: OsmRelation; readonly tags: Tags }[];

  constructor(data: OsmData) {
    this.data = data;
    this.nodeIds = [...data.nodes.tagged()].sort((a, b) => a - b);
    this.ways = [...data.ways.values()].sort((a, b) => a.id - b.id);
    const multipolygons = [...data.relations.values()].filter(isMultipolygon).sort((a, b) => a.id - b.id);
    this.relations = multipolygons.map((relation) => ({ relation, tags: relationTags(relation, data) }));
  }

  assets(rule: OsmRule): Asset[] {
    const points = rule.shapes.includes('point') ? this.points(rule) : [];
    const lines = rule.shapes.includes('line') ? this.lines(rule) : [];
    const areas = rule.shapes.includes('area') ? this.areas((tags) => rule.fits(tags)).map((area) => asset(rule, area)) : [];
    return [...points, ...lines, ...areas];
  }

  private points(rule: OsmRule): Asset[] {
    const centres: OsmShape[] = [];
    for (const id of this.nodeIds) {
      const tags = this.data.nodes.tags(id);
      if (rule.fits(tags)) centres.push({ id: `node/${id}`, geometry: point(this.data.nodes.get(id) as OsmPoint), tags });
    }
    for (const { id, center, refs, tags } of this.ways) {
      if (center !== undefined && refs.length === 0 && rule.fits(tags)) centres.push({ id: `way/${id}`, geometry: point(center), tags });
    }
    for (const { relation, tags } of this.relations) {
      const { center, members, id } = relation;
      if (center !== undefined && members.length === 0 && rule.fits(tags))
        centres.push({ id: `relation/${id}`, geometry: point(center), tags });
    }
    return centres.map((centre) => asset(rule, centre));
  }

  private lines(rule: OsmRule): Asset[] {
    return this.ways.flatMap((way) => {
      if (!rule.fits(way.tags)) return [];
      return wayRuns(way, this.data, this.broken).map(({ refs, line }, index): Asset => {
        const id = index === 0 ? `way/${way.id}` : `way/${way.id}/${index + 1}`;
        const values = rule.values(way.tags);
        return { kind: rule.kind, id, geometry: line, values: rule.kind === 'street' ? withNodes(values, refs) : values };
      });
    });
  }

  /**
   * Closed ways and multipolygons that fit. An outer way that says the same as its relation is not taken again: it would fill the holes.
   * `area=no` and roads drawn round are lines.
   */
  areas(fits: (tags: Tags) => boolean): OsmShape[] {
    const areas: OsmShape[] = [];
    const taken = new Set<number>();
    for (const { relation, tags } of this.relations) {
      if (!fits(tags)) continue;
      const geometry = relationPolygon(relation, this.data, this.broken);
      if (geometry === undefined) continue;
      areas.push({ id: `relation/${relation.id}`, geometry, tags });
      for (const way of outerWays(relation, this.data)) taken.add(way.id);
    }
    const ways: OsmShape[] = [];
    for (const way of this.ways) {
      if (taken.has(way.id) || way.tags.area === 'no' || !fits(way.tags)) continue;
      const geometry = wayPolygon(way, this.data, this.broken);
      if (geometry === undefined && way.refs.length > 1 && !isClosed(way)) this.broken.open.add(way.id);
      if (geometry !== undefined) ways.push({ id: `way/${way.id}`, geometry, tags: way.tags });
    }
    return [...ways, ...areas];
  }

  /** What was wrong with references, one issue for each sort. */
  issues(file: string): Issue[] {
    return [
      ...brokenIssue('osm-ways-broken', this.broken.ways, 'way', file),
      ...brokenIssue('osm-areas-open', this.broken.open, 'way', file),
      ...brokenIssue('osm-relations-broken', this.broken.relations, 'relation', file),
    ];
  }
}

const shownIds = 5;

function brokenIssue(code: string, ids: ReadonlySet<number>, type: string, file: string): Issue[] {
  if (ids.size === 0) return [];
  const sorted = [...ids].sort((a, b) => a - b).slice(0, shownIds);
  const examples = sorted.map((id) => `${type}/${id}`).join(', ');
  return [{ code, severity: 'warning', params: { count: ids.size, examples }, file }];
}

function asset(rule: OsmRule, { id, geometry, tags }: OsmShape): Asset {
  return { kind: rule.kind, id, geometry, values: rule.values(tags) };
}

/** Node ids make lines join as they do in OSM; ids we made up are no ids, and such lines join by position. */
function withNodes(values: Asset['values'], refs: readonly number[]): Asset['values'] {
  return refs.some((ref) => ref <= drawnNodeId) ? values : { ...values, nodes: refs };
}

function point({ lon, lat }: OsmPoint): Geometry {
  const coordinates: Position = [osmDegrees(lon), osmDegrees(lat)];
  return { type: 'Point', coordinates };
}
