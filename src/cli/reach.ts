import type { Position } from 'geojson';
import { networkLines } from '../analysis/network/adapter.ts';
import { buildNetwork } from '../analysis/network/build.ts';
import { networkIssues } from '../analysis/network/issues.ts';
import { type Places, type ReachRow, reach } from '../analysis/network/reach.ts';
import type { Asset } from '../core/asset.ts';
import { BadInput, badInput, type Issue } from '../core/issue.ts';
import { silentHost } from '../core/result.ts';
import { csvText } from '../formats/csv.ts';
import { readGeoJson } from '../formats/geojson/read.ts';
import { readNetworkFile } from '../formats/network-file.ts';
import { mapOsmStreets } from '../formats/osm/map.ts';
import type { Args } from './args.ts';
import { type Io, jsonText, readFileBytes, resultFormat, resultOptions, sayIssues, writeResult } from './io.ts';

/** `reach --network FILE --from FILE --to FILE`: the walk from each point to the nearest target. */
export const command = {
  options: { network: 'text', from: 'text', to: 'text', limit: 'text', access: 'text', ...resultOptions },
  files: { min: 0, max: 0 },
  run,
} as const;

async function run(args: Args, io: Io): Promise<void> {
  const [networkFile, fromFile, toFile] = [args.need('network'), args.need('from'), args.need('to')];
  const format = resultFormat(args, 'csv');
  const limitM = args.number('limit');
  const accessM = args.number('access');
  const streets = await readStreets(networkFile, io);
  const from = await readPlaces(fromFile, io);
  const to = await readPlaces(toFile, io);
  const params = { ...(limitM === undefined ? {} : { limitM }), ...(accessM === undefined ? {} : { accessM }) };
  const network = buildNetwork(networkLines(streets));
  sayIssues(networkIssues(network), io);
  const rows = reach(network, from, to, params);
  await writeResult(args, io, format === 'csv' ? csvOf(rows) : jsonText(rows.map(jsonRow)));
}

function csvOf(rows: readonly ReachRow[]): string {
  const cells = rows.map(({ id, metres, toId, status }) => ({
    id,
    metres: metres === null ? null : metres.toFixed(3),
    to_id: toId,
    status,
  }));
  return csvText(cells, ['id', 'metres', 'to_id', 'status']);
}

function jsonRow({ id, metres, toId, status }: ReachRow) {
  return { id, metres: metres === null ? null : Number(metres.toFixed(3)), to_id: toId, status };
}

/** Street lines of an OSM file by its tags, or every line of a GeoJSON file. */
async function readStreets(file: string, io: Io): Promise<readonly Asset[]> {
  const source = await readNetworkFile(await readFileBytes(io.resolve(file), file), file, silentHost);
  if ('osm' in source) {
    const { assets, issues } = mapOsmStreets(source.osm, file);
    sayIssues(issues, io);
    if (assets.length === 0) throw badInput('no-streets', {}, { file });
    return assets;
  }
  const { rows, faults } = readGeoJson(source.json, file);
  refuse(faults);
  const lines = rows.filter(({ geometry }) => geometry?.type === 'LineString' || geometry?.type === 'MultiLineString');
  if (lines.length === 0) throw badInput('no-streets', {}, { file });
  return lines.map(({ id, geometry, values }) => ({ kind: 'street', id, geometry, values }));
}

/** Points and MultiPoints of a GeoJSON file, in file order. */
async function readPlaces(file: string, io: Io): Promise<Places> {
  const source = await readNetworkFile(await readFileBytes(io.resolve(file), file), file, silentHost);
  if ('osm' in source) throw badInput('not-geojson', {}, { file });
  const { rows, faults } = readGeoJson(source.json, file);
  refuse(faults);
  const start = [0];
  const lonLat: number[] = [];
  for (const { row, geometry } of rows) {
    let points: Position[] = [];
    if (geometry?.type === 'Point') points = [geometry.coordinates];
    else if (geometry?.type === 'MultiPoint') points = geometry.coordinates;
    else throw badInput('not-a-point', { type: geometry?.type ?? 'null' }, { file, row });
    for (const [lon, lat] of points) {
      if (!isLonLat(lon, lat)) throw badInput('not-lon-lat', { lon: String(lon), lat: String(lat) }, { file, row });
      lonLat.push(lon as number, lat as number);
    }
    start.push(lonLat.length / 2);
  }
  return { ids: rows.map(({ id }) => id), lonLat: Float64Array.from(lonLat), start: Uint32Array.from(start) };
}

function isLonLat(lon: number | undefined, lat: number | undefined): boolean {
  return lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function refuse(faults: readonly Issue[]): void {
  if (faults.length > 0) throw new BadInput(faults);
}
