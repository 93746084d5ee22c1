import type { Paths64 } from 'clipper2-ts';
import type { MultiPolygon, Position } from 'geojson';
import { ringsInBox } from '../../core/geo/cut.ts';
import { insideRegion, type Region, type Ring, regionOf, signedArea } from '../../core/geo/rings.ts';
import type { Host } from '../../core/result.ts';
import { cellM } from './cells.ts';
import { difference, intersection } from './clip.ts';
import type { Piece } from './pieces.ts';
import type { Prepared } from './prepare.ts';
import { questionOf } from './question.ts';
import { serviceArea } from './service.ts';
import type { CoverageShapes, Metric, RuleSheet } from './spec.ts';
import { type StatusClass, statusClasses } from './walk.ts';

/**
 * The residential land by class, for drawing. `straight`: the land cut by the union of service areas, which is given too. `walk`: the 25 m
 * cells that were sampled, runs of one class in a row put together and cut to the land.
 */
export async function coverageShapes(prepared: Prepared, sheet: RuleSheet, metric: Metric, host: Host): Promise<CoverageShapes> {
  return metric === 'straight' ? straightShapes(prepared, sheet) : walkShapes(prepared, sheet, host);
}

function straightShapes(prepared: Prepared, sheet: RuleSheet): CoverageShapes {
  const { clip, columns } = prepared;
  const { served, anyPark, land } = questionOf(prepared, sheet);
  const paths = land().pieces.flatMap((piece) => piece.paths);
  const service = serviceArea(columns.greens, served, columns.plane, clip);
  const draw = (drawn: Paths64) => toMultiPolygon(prepared, clip.toRegion(drawn));
  const nothing = draw([]);
  const outside = draw(difference(paths, service));
  return {
    covered: draw(intersection(paths, service)),
    uncovered: anyPark ? outside : nothing,
    unknown: anyPark ? nothing : outside,
    service: draw(service),
  };
}

/** A row of cells of one piece and one class. */
interface Strip {
  readonly piece: Piece;
  readonly drawn: StatusClass;
  readonly bottom: number;
  readonly left: number;
  right: number;
}

async function walkShapes(prepared: Prepared, sheet: RuleSheet, host: Host): Promise<CoverageShapes> {
  const strips = await stripsOf(prepared, sheet, host);
  const classes: Record<StatusClass, Ring[]> = { covered: [], uncovered: [], unknown: [] };
  for (const { piece, drawn, bottom, left, right } of strips) {
    classes[drawn].push(...ringsInBox(piece.region.rings, [left, bottom, right, bottom + cellM]));
  }
  const draw = (rings: readonly Ring[]) => toMultiPolygon(prepared, regionOf(rings));
  return { covered: draw(classes.covered), uncovered: draw(classes.uncovered), unknown: draw(classes.unknown), service: draw([]) };
}

async function stripsOf(prepared: Prepared, sheet: RuleSheet, host: Host): Promise<Strip[]> {
  const question = questionOf(prepared, sheet);
  const demand = question.land();
  const classes = await question.classes(host);
  const { cells } = await demand.cells(host);
  const strips: Strip[] = [];
  for (let i = 0; i < cells.count; i++) {
    const piece = demand.pieces[cells.piece[i] as number] as Piece;
    const drawn = statusClasses[classes[i] as number] ?? 'unknown';
    const left = (cells.x[i] as number) - cellM / 2;
    const bottom = (cells.y[i] as number) - cellM / 2;
    const last = strips.at(-1);
    if (last && last.piece === piece && last.drawn === drawn && last.bottom === bottom && last.right === left) last.right = left + cellM;
    else strips.push({ piece, drawn, bottom, left, right: left + cellM });
  }
  return strips;
}

/** Rings of a region as polygons in WGS 84: each hole with the smallest outer ring around it. */
export function toMultiPolygon({ columns }: Prepared, region: Region): MultiPolygon {
  const outers = region.rings.filter((ring) => signedArea(ring) > 0).map((ring) => ({ ring, area: signedArea(ring), holes: [] as Ring[] }));
  const bySize = [...outers].sort((a, b) => a.area - b.area);
  for (const ring of region.rings) {
    if (signedArea(ring) >= 0) continue;
    bySize.find((outer) => holds(outer.ring, ring))?.holes.push(ring);
  }
  const lonLat = (ring: Ring): Position[] => {
    const out: Position[] = [];
    for (let i = 0; i < ring.length; i += 2) {
      const [lon, lat] = columns.plane.inverse(ring[i] as number, ring[i + 1] as number);
      out.push([Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]);
    }
    return out[0] ? [...out, out[0]] : out;
  };
  return { type: 'MultiPolygon', coordinates: outers.map(({ ring, holes }) => [lonLat(ring), ...holes.map(lonLat)]) };
}

function holds(outer: Ring, inner: Ring): boolean {
  const box = [-Infinity, -Infinity, Infinity, Infinity] as const;
  return insideRegion(inner[0] as number, inner[1] as number, { rings: [outer], box });
}
