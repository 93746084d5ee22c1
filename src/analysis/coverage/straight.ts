import type { Paths64 } from 'clipper2-ts';
import { intersection } from './clip.ts';
import type { Piece } from './pieces.ts';
import type { Prepared } from './prepare.ts';
import type { Served } from './rules.ts';
import { serviceArea } from './service.ts';

/** Plane m² of each piece that lie inside the union of service areas. */
export function coveredAreas(prepared: Prepared, served: readonly Served[], pieces: readonly Piece[]): number[] {
  const { clip, columns } = prepared;
  const service = serviceArea(columns.greens, served, columns.plane, clip);
  return pieces.map((piece) => coveredArea(prepared, service, piece));
}

/** Only the service area around the piece is clipped; where it fills that box, the piece is covered whole. */
function coveredArea({ clip }: Prepared, service: Paths64, piece: Piece): number {
  const { box } = piece.region;
  const local = clip.inBox(service, box);
  if (local.length === 0) return 0;
  const whole = (box[2] - box[0] + 0.002) * (box[3] - box[1] + 0.002);
  if (clip.area(local) >= whole - 0.01) return piece.area;
  return Math.min(piece.area, clip.area(intersection(piece.paths, local)));
}
