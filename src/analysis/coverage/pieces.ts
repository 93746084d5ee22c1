import type { Paths64 } from 'clipper2-ts';
import type { AreaLevel } from '../../core/area-level.ts';
import { boxIndex, sideBox, sidesOf } from '../../core/geo/boxes.ts';
import { ringsInBox } from '../../core/geo/cut.ts';
import { insideRegion, type Region, regionOf, ringX, ringY } from '../../core/geo/rings.ts';
import { type Clip, difference, intersection, union } from './clip.ts';
import type { AreaUnit, CoverageColumns, Dwelling } from './columns.ts';

/** A part of the demand: one piece of land in one area unit, with what it weighs per plane m² of it. */
export interface Piece {
  readonly region: Region;
  readonly paths: Paths64;
  /** Plane m². */
  readonly area: number;
  /** Index of the compound it lies in, -1 for a parcel outside compounds. */
  readonly compound: number;
  /** Index in the units of the level; -1 outside all. */
  readonly unit: number;
  readonly perM2: number;
}

export interface Units {
  readonly units: readonly { readonly code: string | null; readonly name: string }[];
  readonly regions: readonly Region[];
}

/**
 * The units of a level by code. A city without outlines of its own level is one unit without outline, holding everything. Where two
 * outlines overlap the lower code keeps the land, so that it counts once.
 */
export function unitsOf(columns: CoverageColumns, level: AreaLevel): Units {
  const found = columns.areas.filter((unit) => unit.level === level).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  if (found.length === 0 && level === 'city') return { units: [columns.city], regions: [] };
  return { units: found, regions: found.map(({ region }: AreaUnit) => region) };
}

/** A piece with its unit in each of several levels. */
export interface LeveledPiece extends Piece {
  readonly unitAt: readonly number[];
}

/** A home of which nobody knows how many live in it; `perM2` weighs it against others of its sort. */
export interface HomePiece extends Piece {
  readonly urbanVillage: boolean;
}

/** All homes: buildings with homes, weighed by floor area, and residential land, weighed by area. */
export function homePieces(columns: CoverageColumns, clip: Clip): { readonly buildings: HomePiece[]; readonly land: HomePiece[] } {
  const owners = compoundsOfDwellings(columns);
  const buildings = columns.dwellings.flatMap(({ region, weight }, d) => {
    const compound = owners[d] ?? -1;
    const paths = clip.toPaths(region);
    const urbanVillage = columns.compounds[compound]?.urbanVillage ?? false;
    return pieceFrom(paths, compound, weight / clip.area(paths), clip).map((piece) => ({ ...piece, urbanVillage }));
  });
  return { buildings, land: landPieces(columns, true, clip) };
}

/**
 * The demand split by the units of every level, so that the figures of all levels are sums of the same pieces and children sum to their parent.
 */
export function piecesOf(columns: CoverageColumns, whole: readonly Piece[], levels: readonly Units[], clip: Clip): LeveledPiece[] {
  const { builtUp } = columns;
  const within = builtUp === null ? whole : splitByUnit(whole, [builtUp], clip).filter(({ unit }) => unit === 0);
  let pieces: LeveledPiece[] = within.map((piece) => ({ ...piece, unitAt: levels.map(({ units }) => (units.length === 1 ? 0 : -1)) }));
  // The finest level first: what it has cut, the outlines around it hardly cut again.
  for (const [level, { regions }] of [...levels.entries()].reverse()) {
    if (regions.length === 0) continue;
    pieces = splitByUnit(pieces, regions, clip).map((piece) => ({ ...piece, unitAt: piece.unitAt.with(level, piece.unit) }));
  }
  return pieces;
}

function pieceFrom(paths: Paths64, compound: number, perM2: number, clip: Clip): Piece[] {
  const area = clip.area(paths);
  return area <= 1e-6 ? [] : [{ region: clip.toRegion(paths), paths, area, compound, unit: -1, perM2 }];
}

/** Residential land without overlaps: of two that overlap the earlier keeps the shared part. Parcels are split by compounds. */
export function landPieces(columns: CoverageColumns, urbanVillages: boolean, clip: Clip): HomePiece[] {
  const { plane, parcels, compounds } = columns;
  const perM2 = ({ box }: Region) => plane.scaleAt((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) ** -2;
  const counted = compounds.map(({ urbanVillage }) => urbanVillages || !urbanVillage);
  if (parcels === null) {
    const regions = compounds.map(({ region }) => region);
    return withoutOverlaps(regions, clip).flatMap((paths, i) => {
      const urbanVillage = compounds[i]?.urbanVillage ?? false;
      return counted[i] ? pieceFrom(paths, i, perM2(regions[i] as Region), clip).map((piece) => ({ ...piece, urbanVillage })) : [];
    });
  }
  const keptParcels = parcels.filter(({ urbanVillage }) => urbanVillages || !urbanVillage);
  const kept = keptParcels.map(({ region }) => region);
  const homes = withoutOverlaps(
    compounds.map(({ region }) => region),
    clip,
  );
  const index = boxIndex(compounds.map(({ region }) => region.box));
  return withoutOverlaps(kept, clip).flatMap((paths, i) => {
    const region = kept[i] as Region;
    const near = index?.search(...region.box).sort((a, b) => a - b) ?? [];
    const inside = near.flatMap((c) => pieceFrom(intersection(paths, homes[c] as Paths64), c, perM2(region), clip));
    const rest =
      near.length === 0
        ? paths
        : difference(
            paths,
            near.flatMap((c) => homes[c] as Paths64),
          );
    const urbanVillage = keptParcels[i]?.urbanVillage ?? false;
    return [...inside, ...pieceFrom(rest, -1, perM2(region), clip)].map((piece) => ({ ...piece, urbanVillage }));
  });
}

/** Each region without what it shares with earlier ones. Only the part of a neighbour around the region is looked at. */
function withoutOverlaps(regions: readonly Region[], clip: Clip): Paths64[] {
  const index = boxIndex(regions.map(({ box }) => box));
  return regions.map((region, i) => {
    const own = clip.toPaths(region);
    const earlier = (index?.search(...region.box) ?? []).filter((j) => j < i).sort((a, b) => a - b);
    const near = earlier.flatMap((j) => ringsInBox((regions[j] as Region).rings, region.box));
    if (near.length === 0) return own;
    const shared = intersection(own, union(clip.toPaths(regionOf(near))));
    return clip.area(shared) > 0.01 ? difference(own, shared) : own;
  });
}

/**
 * The homes of each compound with people or dwellings: its buildings with homes where known, else its land. `perM2` is the share of the
 * compound's own that each plane m² has: people and dwellings are spread alike.
 */
export function sharedPieces(columns: CoverageColumns, clip: Clip): Piece[] {
  const homes = dwellingsByCompound(columns);
  return columns.compounds.flatMap(({ people, dwellings, region: land }, c) => {
    if (!people && !dwellings) return [];
    const own = homes.get(c) ?? [];
    const total = own.reduce((sum, { weight }) => sum + weight, 0);
    if (total <= 0) {
      const paths = clip.toPaths(land);
      return pieceFrom(paths, c, 1 / clip.area(paths), clip);
    }
    return own.flatMap(({ region, weight }) => {
      const paths = clip.toPaths(region);
      return pieceFrom(paths, c, weight / total / clip.area(paths), clip);
    });
  });
}

/** What a denominator counts of shared pieces: those of compounds whose number is known, by what they weigh then. */
export function countedPieces<P extends Piece>(
  { compounds }: CoverageColumns,
  shared: readonly P[],
  denominator: 'people' | 'dwellings',
  urbanVillages: boolean,
): P[] {
  return shared.flatMap((piece) => {
    const compound = compounds[piece.compound];
    const count = compound?.[denominator];
    if (!count || (compound.urbanVillage && !urbanVillages)) return [];
    return [{ ...piece, perM2: count * piece.perM2 }];
  });
}

function dwellingsByCompound(columns: CoverageColumns): Map<number, Dwelling[]> {
  const found = new Map<number, Dwelling[]>();
  compoundsOfDwellings(columns).forEach((owner, d) => {
    const dwelling = columns.dwellings[d];
    if (owner < 0 || !dwelling) return;
    const own = found.get(owner);
    if (own) own.push(dwelling);
    else found.set(owner, [dwelling]);
  });
  return found;
}

/** The compound in which the middle of the box of each building lies, the first where compounds overlap; -1 for none. */
function compoundsOfDwellings(columns: CoverageColumns): number[] {
  const index = boxIndex(columns.compounds.map(({ region }) => region.box));
  return columns.dwellings.map(({ region: { box } }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const near = index?.search(x, y, x, y).sort((a, b) => a - b) ?? [];
    return near.find((c) => insideRegion(x, y, columns.compounds[c]?.region as Region)) ?? -1;
  });
}

/** Pieces cut at the borders of units; a part outside all has unit -1. */
export function splitByUnit<P extends Piece>(pieces: readonly P[], regions: readonly Region[], clip: Clip): P[] {
  const boundaries = boxIndex(sidesOf(regions).map((side) => sideBox(side)));
  const boxes = boxIndex(regions.map(({ box }) => box));
  const paths = regions.map((region) => clip.toPaths(region));
  return pieces.flatMap((piece): P[] => {
    const [x, y] = [piece.region.rings[0]?.[0] as number, piece.region.rings[0]?.[1] as number];
    const near = boxes?.search(...piece.region.box).sort((a, b) => a - b) ?? [];
    if ((boundaries?.search(...piece.region.box) ?? []).length === 0) {
      return [{ ...piece, unit: near.find((unit) => insideRegion(x, y, regions[unit] as Region)) ?? -1 }];
    }
    let rest: Paths64 = piece.paths;
    const inUnits = near.flatMap((unit) => {
      const inside = pieceFrom(intersection(rest, paths[unit] as Paths64), piece.compound, piece.perM2, clip);
      if (inside.length > 0) rest = difference(rest, paths[unit] as Paths64);
      return inside.map(({ region, paths, area }): P => ({ ...piece, region, paths, area, unit }));
    });
    const outside = pieceFrom(rest, piece.compound, piece.perM2, clip).filter((part) => !isSliver(part));
    return [...inUnits, ...outside.map(({ region, paths, area }): P => ({ ...piece, region, paths, area, unit: -1 }))];
  });
}

/** What rounding to millimetres leaves between two outlines that share a border: on average under 2 mm wide. */
function isSliver({ region, area }: Piece): boolean {
  let around = 0;
  for (const ring of region.rings) {
    for (let i = 0; i < ring.length / 2; i++)
      around += Math.hypot(ringX(ring, i + 1) - ringX(ring, i), ringY(ring, i + 1) - ringY(ring, i));
  }
  return area <= 0.001 * around;
}
