import { zipSync } from 'fflate';
import type { Geometry } from 'geojson';
import { badInput, type Issue } from '../../core/issue.ts';
import type { ExportFeature, ExportLayer, NamedBytes, WriteOptions, Written } from '../format.ts';
import { columnsWithId } from '../written-columns.ts';
import { type WrittenCrs, writtenCrs } from '../written-crs.ts';
import { refuseLacking, type TableEncoding, tableEncoding } from './encode.ts';
import { legendText } from './legend.ts';
import { type NamedColumn, shortNames } from './names.ts';
import { dbfBytes } from './write-dbf.ts';
import { type Family, shapeBytes } from './write-shp.ts';

/** Features of one family, each with the part of its geometry that belongs here. */
interface Share {
  readonly family: Family | undefined;
  readonly members: { readonly feature: ExportFeature; readonly geometry: Geometry | null }[];
}

/** Writes a layer as one Shapefile for each family of geometries, loose (`.shp`) or in a `.zip`. */
export function writeShapefile(layer: ExportLayer, options: WriteOptions): Written {
  const { file } = options;
  const encoding = tableEncoding(options.encoding, file);
  if (encoding.cpg === 'GBK') refuseLacking(layer, file);
  const crs = writtenCrs(options.crs, file);
  const isZip = /\.zip$/i.test(file);
  const base = isZip ? layer.name : file.replace(/\.shp$/i, '');
  const { shares, issues } = sharesOf(layer, file);
  const names = shortNames(columnsWithId(layer), encoding.encode);
  const rowOf = rowNumbers(layer);
  const parts = shares.map((share) => {
    const name = shares.length === 1 ? base : `${base}_${share.family ?? 'none'}`;
    return writeShare(share, name, names, encoding, crs, rowOf, file);
  });
  const files = parts.flatMap((part) => part.files);
  const told = [...crs.issues, ...issues, ...nameIssues(names, file), ...parts.flatMap((part) => part.issues)];
  return { files: isZip ? [zipped(files, file)] : files, issues: told };
}

function zipped(files: readonly NamedBytes[], file: string): NamedBytes {
  // A fixed time keeps the same data the same bytes. The bit for UTF-8 names is set by fflate.
  const bytes = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: '2026-01-01T00:00:00' });
  return { name: file, bytes };
}

function rowNumbers(layer: ExportLayer): (feature: ExportFeature) => number {
  const rows = new Map(layer.features.map((feature, index) => [feature, index + 1]));
  return (feature) => rows.get(feature) ?? 0;
}

const families: Readonly<Partial<Record<Geometry['type'], Family>>> = {
  Point: 'point',
  MultiPoint: 'multipoint',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
};

function sharesOf(layer: ExportLayer, file: string): { readonly shares: readonly Share[]; readonly issues: readonly Issue[] } {
  const shares = new Map<Family, Share>();
  const unplaced: ExportFeature[] = [];
  const issues: Issue[] = [];
  for (const [index, feature] of layer.features.entries()) {
    const pieces = feature.geometry === null ? [] : familyPieces(feature.geometry);
    if (pieces.length === 0) unplaced.push(feature);
    if (pieces.length > 1) {
      issues.push({
        code: 'shapefile-collection',
        severity: 'warning',
        params: { files: pieces.length },
        file,
        row: index + 1,
        id: feature.id,
      });
    }
    for (const { family, geometry } of pieces) {
      const share = shares.get(family) ?? { family, members: [] };
      share.members.push({ feature, geometry });
      shares.set(family, share);
    }
  }
  const all: Share[] = [...shares.values()];
  if (all.length === 0) all.push({ family: undefined, members: [] });
  // Things without a place stand in the first file.
  all[0]?.members.push(...unplaced.map((feature) => ({ feature, geometry: null })));
  return { shares: all.map((share) => inOrder(share, layer)), issues };
}

function inOrder(share: Share, layer: ExportLayer): Share {
  const rowOf = rowNumbers(layer);
  return { ...share, members: [...share.members].sort((a, b) => rowOf(a.feature) - rowOf(b.feature)) };
}

/** A geometry by family; a collection gives one piece for each family in it. */
function familyPieces(geometry: Geometry): { readonly family: Family; readonly geometry: Geometry }[] {
  const family = families[geometry.type];
  if (family !== undefined) return [{ family, geometry }];
  const singles = singleParts(geometry);
  const kinds = ['Point', 'LineString', 'Polygon'] as const;
  return kinds.flatMap((kind) => {
    const own = singles.filter((single) => single.type === kind);
    const [only] = own;
    if (only === undefined) return [];
    if (own.length === 1) return [{ family: families[kind] as Family, geometry: only }];
    const coordinates = own.map((single) => ('coordinates' in single ? single.coordinates : []));
    const joined = { type: `Multi${kind}`, coordinates } as Geometry;
    return [{ family: families[joined.type] as Family, geometry: joined }];
  });
}

function singleParts(geometry: Geometry): Geometry[] {
  switch (geometry.type) {
    case 'GeometryCollection':
      return geometry.geometries.flatMap(singleParts);
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    default:
      return [geometry];
  }
}

function writeShare(
  { family, members }: Share,
  name: string,
  names: readonly NamedColumn[],
  encoding: TableEncoding,
  crs: WrittenCrs,
  rowOf: (feature: ExportFeature) => number,
  file: string,
): Written {
  const shapes = shapeBytes(
    members.map(({ geometry }) => geometry && crs.place(geometry)),
    family,
    file,
  );
  const features = members.map(({ feature }) => withId(feature));
  const rows = new Map(features.map((feature, index) => [feature, rowOf(members[index]?.feature as ExportFeature)]));
  const dbf = dbfBytes(features, names, encoding, file, (feature) => rows.get(feature) ?? 0);
  if (dbf.bytes.length > 2 ** 31 - 1) throw badInput('shapefile-too-large', { limitMB: 2048 }, { file });
  const text = (content: string) => new TextEncoder().encode(content);
  const files: NamedBytes[] = [
    { name: `${name}.shp`, bytes: shapes.shp },
    { name: `${name}.shx`, bytes: shapes.shx },
    { name: `${name}.dbf`, bytes: dbf.bytes },
    { name: `${name}.cpg`, bytes: text(encoding.cpg) },
  ];
  if (crs.esriWkt !== undefined) files.push({ name: `${name}.prj`, bytes: text(crs.esriWkt) });
  files.push({ name: `${name}.fields.csv`, bytes: text(legendText(names)) });
  return { files, issues: dbf.issues };
}

function withId(feature: ExportFeature): ExportFeature {
  return { ...feature, values: { ...feature.values, id: feature.values.id ?? feature.id } };
}

function nameIssues(names: readonly NamedColumn[], file: string): Issue[] {
  const shortened = names.filter(({ column, short }) => column.key !== short);
  if (shortened.length === 0) return [];
  const list = shortened.map(({ column, short }) => `${column.key} → ${short}`).join(', ');
  return [{ code: 'shapefile-names', severity: 'info', params: { count: shortened.length, names: list }, file }];
}
