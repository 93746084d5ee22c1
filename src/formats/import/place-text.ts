import type { Geometry } from 'geojson';
import { geometryFault } from '../geojson/geometry.ts';
import { wktGeometry } from './wkt-text.ts';

/** A place written in one cell: a whole geometry, or two coordinates in the order in which they stand. */
export type TextPlace = { readonly geometry: Geometry } | { readonly cells: readonly [string, string] };

/** WKT, a GeoJSON geometry, or two coordinates with a divider (`117.1, 36.2`, `117°05′E 36°12′N`); undefined where it is none of these. */
export function placeInText(text: string): TextPlace | undefined {
  const bare = text.normalize('NFKC').trim();
  const geometry = wktGeometry(bare) ?? jsonGeometry(bare);
  if (geometry !== undefined) return { geometry };
  const cells = twoCells(bare.replace(/^[[(（【]|[\])）】]$/gu, ''));
  return cells === undefined ? undefined : { cells };
}

function jsonGeometry(text: string): Geometry | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return geometryFault(value) === undefined ? (value as Geometry) : undefined;
  } catch {
    return undefined;
  }
}

function twoCells(text: string): readonly [string, string] | undefined {
  for (const divider of [/[,，;；、|/]/u, /(?<=[EWNS东西南北″"秒])\s*(?=[\dNSEW东西南北])/iu, /\s+/u]) {
    const parts = text.split(divider).map((part) => part.trim());
    const [first, second, third] = parts.filter((part) => part !== '');
    // A third number is a height.
    if (first === undefined || second === undefined || (third !== undefined && (parts.length > 3 || !isNumber(third)))) continue;
    if (isAngle(first) && isAngle(second)) return [first, second];
  }
  return undefined;
}

function isNumber(text: string): boolean {
  return /^[-+]?\d+(\.\d+)?$/.test(text);
}

/** A number, or an angle with its signs and the word for its axis. */
function isAngle(text: string): boolean {
  return /^(?:[东西南北]?[经纬]?[度]?|[nsewxy]|lon|lng|lat)?\s*[:：=]?\s*[-+]?\d+(\.\d+)?\s*(?:[°º度'′分"″秒\d.\s]*)[nsew东西南北]?$/iu.test(
    text,
  );
}
