import type * as flatbuffers from 'flatbuffers';
import { Geometry as FgbGeometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import type { Geometry, Position } from 'geojson';
import { membersOf } from '../wkb.ts';

/** Writes a geometry into a feature. Where any of the layer has heights all do; NaN stands where one has none. */
export function geometryOffset(builder: flatbuffers.Builder, geometry: Geometry, hasZ: boolean): flatbuffers.Offset {
  const type = GeometryType[geometry.type];
  if (geometry.type === 'MultiPolygon' || geometry.type === 'GeometryCollection') {
    const parts = membersOf(geometry).map((member) => geometryOffset(builder, member, hasZ));
    const partsOffset = FgbGeometry.createPartsVector(builder, parts);
    FgbGeometry.startGeometry(builder);
    FgbGeometry.addType(builder, type);
    FgbGeometry.addParts(builder, partsOffset);
    return FgbGeometry.endGeometry(builder);
  }
  const lists = listsOf(geometry);
  const positions = lists.flat();
  const isNested = geometry.type === 'Polygon' || geometry.type === 'MultiLineString';
  const xy = FgbGeometry.createXyVector(builder, Float64Array.from(positions.flatMap(([x = Number.NaN, y = Number.NaN]) => [x, y])));
  const z = hasZ ? FgbGeometry.createZVector(builder, Float64Array.from(positions.map(([, , height = Number.NaN]) => height))) : undefined;
  // One ring or line needs no ends.
  const ends = isNested && lists.length > 1 ? FgbGeometry.createEndsVector(builder, endsOf(lists)) : undefined;
  FgbGeometry.startGeometry(builder);
  FgbGeometry.addType(builder, type);
  if (ends !== undefined) FgbGeometry.addEnds(builder, ends);
  FgbGeometry.addXy(builder, xy);
  if (z !== undefined) FgbGeometry.addZ(builder, z);
  return FgbGeometry.endGeometry(builder);
}

function listsOf(geometry: Exclude<Geometry, { type: 'MultiPolygon' | 'GeometryCollection' }>): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'LineString':
    case 'MultiPoint':
      return [geometry.coordinates];
    default:
      return geometry.coordinates;
  }
}

/** How many positions there are up to the end of each part. */
function endsOf(lists: readonly (readonly Position[])[]): Uint32Array {
  let end = 0;
  return Uint32Array.from(lists, (list) => (end += list.length));
}
