import gcoord from 'gcoord';
import type { GetResourceResponse, RequestParameters } from 'maplibre-gl';
import { latOf, lonOf, mercatorX, mercatorY } from '../core/geo/mercator.ts';

const tilePx = 256;
/** Foreign tiles kept for the neighbours that need them as well. */
const keptTiles = 96;

/** Name under which tiles in GCJ-02 are asked for. */
export const gcjScheme = 'gcj02';

/** Address of tiles to be shifted; the template is hidden from the map, which would fill it in. */
export function gcjAddress(template: string): string {
  return `${gcjScheme}://{z}/{x}/{y}/${encodeURIComponent(template)}`;
}

interface Asked {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly template: string;
}

export function readAsked(url: string): Asked {
  const [z, x, y, template] = url.slice(gcjScheme.length + 3).split('/');
  return { z: Number(z), x: Number(x), y: Number(y), template: decodeURIComponent(template ?? '') };
}

/** A foreign tile and where its upper left corner goes in ours, pixels. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
}

/**
 * The up to four tiles in GCJ-02 of which one of ours is cut. The shift at the tile's middle holds for all of it: it changes by centimetres
 * from one city tile to the next, and is rounded to whole pixels so that nothing is blurred.
 */
export function piecesOf(z: number, x: number, y: number): Piece[] {
  const tiles = 2 ** z;
  const [lon, lat] = [lonOf((x + 0.5) / tiles), latOf((y + 0.5) / tiles)];
  const [gcjLon, gcjLat] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  const dx = Math.round((mercatorX(gcjLon) - mercatorX(lon)) * tiles * tilePx);
  const dy = Math.round((mercatorY(gcjLat) - mercatorY(lat)) * tiles * tilePx);
  const [fromX, fromY] = [Math.floor(dx / tilePx), Math.floor(dy / tilePx)];
  const pieces: Piece[] = [];
  for (const [stepX, stepY] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const [left, top] = [(fromX + stepX) * tilePx - dx, (fromY + stepY) * tilePx - dy];
    if (left < tilePx && top < tilePx) pieces.push({ x: x + fromX + stepX, y: y + fromY + stepY, left, top });
  }
  return pieces;
}

const kept = new Map<string, Promise<ImageBitmap>>();

async function fetchTile(url: string): Promise<ImageBitmap> {
  const response = await fetch(url);
  if (!response.ok) throw Object.assign(new Error(`HTTP ${response.status}`), { status: response.status });
  return createImageBitmap(await response.blob());
}

function foreignTile(url: string): Promise<ImageBitmap> {
  const known = kept.get(url);
  if (known) return known;
  const tile = fetchTile(url);
  kept.set(url, tile);
  tile.catch(() => kept.delete(url));
  for (const old of kept.keys()) {
    if (kept.size <= keptTiles) break;
    kept.delete(old);
  }
  return tile;
}

/** Answers a request for one of our tiles with pieces of tiles in GCJ-02. Fails only where none of them came. */
export async function gcjTile({ url }: RequestParameters): Promise<GetResourceResponse<ImageBitmap>> {
  const { z, x, y, template } = readAsked(url);
  const pieces = piecesOf(z, x, y);
  const fill = (piece: Piece) =>
    template.replaceAll('{z}', String(z)).replaceAll('{x}', String(piece.x)).replaceAll('{y}', String(piece.y));
  const loaded = await Promise.allSettled(pieces.map((piece) => foreignTile(fill(piece))));
  const failed = loaded.find((one) => one.status === 'rejected');
  if (failed && loaded.every((one) => one.status === 'rejected')) throw failed.reason;
  const canvas = new OffscreenCanvas(tilePx, tilePx);
  const context = canvas.getContext('2d');
  loaded.forEach((one, at) => {
    const piece = pieces[at];
    if (one.status === 'fulfilled' && piece) context?.drawImage(one.value, piece.left, piece.top, tilePx, tilePx);
  });
  return { data: canvas.transferToImageBitmap() };
}
