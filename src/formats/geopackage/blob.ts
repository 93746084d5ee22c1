import type { Geometry, Position } from 'geojson';
import { readWkb, type WkbFault, type WkbReading, writeWkb } from '../wkb.ts';

/** Doubles of the envelope by its kind: none, x and y, with z, with m, with both. */
const envelopeDoubles: readonly (number | undefined)[] = [0, 4, 6, 6, 8];

const emptyFlag = 0x10;
const extendedFlag = 0x20;

/** A geometry as GeoPackage stores it: a header of its own, then WKB. Bare WKB and EWKB, which some programs write, are read too. */
export function readGpkgGeometry(blob: Uint8Array): WkbReading | WkbFault {
  if (blob[0] !== 0x47 || blob[1] !== 0x50) return readWkb(blob);
  const flags = blob[3] ?? 0;
  const doubles = envelopeDoubles[(flags >> 1) & 7];
  if (doubles === undefined || blob.length < 8 + 8 * doubles) return { code: 'wkb-broken', params: {} };
  if ((flags & extendedFlag) !== 0) return { code: 'geometry-curved', params: { type: 'GeoPackage extended' } };
  if ((flags & emptyFlag) !== 0) return { geometry: null, measured: false };
  return readWkb(blob.subarray(8 + 8 * doubles));
}

/** West, east, south, north as the header orders them. */
type Envelope = [minX: number, maxX: number, minY: number, maxY: number];

/** The blob of a geometry, with the envelope of x and y; points carry none, as other programs write them. */
export function gpkgGeometry(geometry: Geometry, srsId: number): Uint8Array {
  const wkb = writeWkb(geometry);
  const hasEnvelope = geometry.type !== 'Point';
  const blob = new Uint8Array(8 + (hasEnvelope ? 32 : 0) + wkb.length);
  const view = new DataView(blob.buffer);
  blob.set([0x47, 0x50, 0, hasEnvelope ? 0b11 : 0b01]);
  view.setInt32(4, srsId, true);
  if (hasEnvelope) for (const [index, value] of envelopeOf(geometry).entries()) view.setFloat64(8 + 8 * index, value, true);
  blob.set(wkb, blob.length - wkb.length);
  return blob;
}

/** Smallest and largest x and y; infinite the wrong way round where there is no position. */
export function envelopeOf(geometry: Geometry): Envelope {
  const envelope: Envelope = [Infinity, -Infinity, Infinity, -Infinity];
  widen(envelope, geometry);
  return envelope;
}

function widen(envelope: Envelope, geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const member of geometry.geometries) widen(envelope, member);
    return;
  }
  const places = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat(depthOf(geometry.type));
  for (const [x = Number.NaN, y = Number.NaN] of places as Position[]) {
    envelope[0] = Math.min(envelope[0], x);
    envelope[1] = Math.max(envelope[1], x);
    envelope[2] = Math.min(envelope[2], y);
    envelope[3] = Math.max(envelope[3], y);
  }
}

function depthOf(type: Geometry['type']): number {
  return type === 'MultiPolygon' ? 2 : type === 'Polygon' || type === 'MultiLineString' ? 1 : 0;
}
