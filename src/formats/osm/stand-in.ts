import type { Geometry, Position } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import { ringsInBox } from '../../core/geo/cut.ts';
import type { Box } from '../../core/geo/rings.ts';
import { signedArea } from '../../core/geo/rings.ts';
import type { OsmAssets, OsmShape } from './assets.ts';
import { isDwelling, isUntypedBuilding } from './buildings.ts';
import type { OsmData, Tags } from './data.ts';
import { known } from './tag-values.ts';

/** Below this share of the extent, mapped residential land is a remnant and buildings serve instead (design §4). */
const leastLandShare = 0.05;

/** Typed homes are "next to none" below this share of all that may be homes: one mapper's street in a town of `building=yes`. */
const leastTypedShare = 0.2;

/**
 * The residential land of a file: as mapped or, where that is less than 5 % of the extent, its dwelling buildings, each marked `standIn`.
 * The extent is the box of the header, else the box around all nodes. Where nearly all buildings are untyped, those without another use
 * serve as well, and the issue says so.
 */
export function residentialOf(
  data: OsmData,
  assets: readonly Asset[],
  areas: (fits: (tags: Tags) => boolean) => OsmShape[],
  file: string,
): OsmAssets {
  const land = assets.filter((asset) => asset.kind === 'residential');
  const box = data.box ?? data.nodes.box();
  if (box === undefined) return { assets: land, issues: [] };
  const share = shareOfBox(land, box);
  if (share >= leastLandShare) return { assets: land, issues: [] };
  const typed = areas(isDwelling);
  const untyped = areas(isUntypedBuilding);
  const useUntyped = typed.length < leastTypedShare * (typed.length + untyped.length);
  const homes = useUntyped ? areas((tags) => isDwelling(tags) || isUntypedBuilding(tags)) : typed;
  if (homes.length === 0) return { assets: land, issues: [] };
  const params = { percent: (share * 100).toFixed(1), count: homes.length, left: land.length, untyped: useUntyped ? untyped.length : 0 };
  const code = useUntyped ? 'osm-homes-untyped' : 'osm-homes-typed';
  return { assets: homes.map(standIn), issues: [{ code, severity: 'info', params, file, kind: 'residential' }] };
}

function standIn({ id, geometry, tags }: OsmShape): Asset {
  const flats = Number(tags['building:flats']);
  const dwellings = Number.isInteger(flats) && flats > 0 ? flats : undefined;
  return { kind: 'residential', id, geometry, values: known({ name: tags.name, standIn: 'building', dwellings }) };
}

/** Share of the box that polygons cover, overlaps counted twice. In degrees: over one city that changes the share by next to nothing. */
function shareOfBox(assets: readonly Asset[], box: Box): number {
  const whole = (box[2] - box[0]) * (box[3] - box[1]);
  const covered = assets.reduce((sum, { geometry }) => sum + polygonsOf(geometry).reduce((part, rings) => part + areaIn(rings, box), 0), 0);
  return whole > 0 ? covered / whole : 0;
}

function polygonsOf(geometry: Geometry | null): readonly (readonly Position[][])[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function areaIn(rings: readonly (readonly Position[])[], box: Box): number {
  const flat = rings.map((ring) => Float64Array.from(ring.slice(0, -1).flatMap(([lon, lat]) => [lon as number, lat as number])));
  const areas = flat.map((ring) => ringsInBox([ring], box).reduce((sum, part) => sum + Math.abs(signedArea(part)), 0));
  return areas.reduce((sum, area, index) => sum + (index === 0 ? area : -area), 0);
}
