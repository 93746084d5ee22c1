import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer, featureCollection, point, union as turfUnion } from '@turf/turf';
import { Clipper, FillRule, type Paths64 } from 'clipper2-ts';
import type { Feature, Polygon } from 'geojson';
import { areaInside } from '../src/analysis/coverage/arcs/land.ts';
import { Raster } from '../src/analysis/coverage/arcs/raster.ts';
import type { Reach } from '../src/analysis/coverage/arcs/shape.ts';
import { type Union, unionArea, unionOf } from '../src/analysis/coverage/arcs/union.ts';
import type { Region } from '../src/core/geo/rings.ts';
import { discsAmong, parksAmong, planeBuildings, scatteredDiscs, wktOf } from './areas-data.ts';
import { sayCompared, shown, tidy } from './compare.ts';
import { type Postgres, withPostgres } from './peers/postgres.ts';
import { type Timing, timed } from './time.ts';

const unionRuns = 25;
const runs = 9;
const peerRuns = 7;
const frame = { x: 0, y: 0 };
const squareM = 20_000;

interface Unions {
  readonly count: number;
  readonly reaches: readonly Reach[];
  readonly timing: Timing;
  readonly areaM2: number;
}

interface Land {
  readonly name: string;
  readonly asked: string;
  readonly reaches: readonly Reach[];
  readonly unionTiming: Timing;
  readonly timing: Timing;
}

/**
 * Service areas with exact arcs: their union (T8), the covered part of 283,000 real building outlines (T9), the same for polygonal parks
 * (T10). PostGIS stands for shapely too: both use GEOS. It is timed with its usual 8 chords a quadrant, the fastest it offers; that the
 * answers agree is shown with many more.
 */
export async function benchAreas(root: string): Promise<void> {
  console.log(`\nService areas: discs of 300 m anywhere in ${squareM / 1000} × ${squareM / 1000} km`);
  const unions = [await unionsOf(1000), await unionsOf(10_000)];
  const buildings = await planeBuildings(root);
  const lands = buildings ? await landsOf(buildings) : [];
  if (!buildings) console.log('T9, T10: skipped, ../shared/data has no extracts');
  const peer = await withPostgres((database) => {
    for (const one of unions) againstPostgis(database, one);
    if (!buildings) return;
    loadRegions(database, 'building', buildings);
    const valid = withoutInvalid(database, buildings);
    for (const land of lands) landAgainstPostgis(database, land, valid);
  });
  if (peer && 'absent' in peer) {
    console.log(`PostGIS: skipped, ${peer.absent}`);
    for (const { name, timing, unionTiming } of lands)
      console.log(`${name}: ours ${shown(timing)}, the union before it ${shown(unionTiming)}`);
  }
  for (const one of unions) againstClipper(one);
  for (const one of unions) againstTurf(one);
}

async function unionsOf(count: number): Promise<Unions> {
  const reaches = scatteredDiscs(count, squareM);
  const { timing, answer } = await timed(unionRuns, () => unionArea(unionOf(reaches, frame)));
  return { count, reaches, timing, areaM2: answer };
}

async function landsOf(buildings: readonly Region[]): Promise<Land[]> {
  const land = async (name: string, asked: string, reachesOf: () => Reach[]): Promise<Land> => {
    const reaches = reachesOf();
    // New objects each time: nothing is kept from the run before.
    const fresh = (): Reach[] => reaches.map(({ region, radius }) => ({ region: { ...region }, radius }));
    const made = await timed(runs, () => unionOf(fresh(), frame));
    const { timing } = await timed(runs, () => coveredBy(made.answer, buildings));
    return { name, asked, reaches, unionTiming: made.timing, timing };
  };
  return [
    await land(`T9   covered part of ${buildings.length.toLocaleString('en')} outlines, 1,000 discs`, '10×, moonshot 100×', () =>
      discsAmong(buildings, 1000),
    ),
    await land(`T10  the same, 1,000 polygonal parks`, '5×, moonshot 25×', () => parksAmong(buildings, 1000)),
  ];
}

/** All of it: the cells of the union and every outline. */
function coveredBy(union: Union, buildings: readonly Region[]): number {
  const raster = new Raster(union);
  let sum = 0;
  for (const region of buildings) sum += areaInside(raster, region);
  return sum;
}

/** How far an answer lies from the exact one, in words. */
function relative(theirs: number, ours: number): string {
  return `${(theirs / ours - 1).toExponential(1)} of ours`;
}

/** A radius whose disc, drawn by 4 × `quarter` chords, has the area of the true disc. */
function chordRadius(quarter: number): string {
  const step = (2 * Math.PI) / (4 * quarter);
  return `${Math.sqrt(step / Math.sin(step))}`;
}

function loadRegions({ run, folder }: Postgres, table: string, regions: readonly Region[], radii: readonly number[] = []): void {
  const file = join(folder, `${table}.tsv`);
  writeFileSync(file, regions.map((region, i) => `${i}\t${radii[i] ?? 0}\t${wktOf(region)}\n`).join(''));
  chmodSync(file, 0o644);
  run(`DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (id int, r float8, g geometry); COPY ${table} FROM '${file}';
    CREATE INDEX ON ${table} USING gist (g); ANALYZE ${table};`);
}

function againstPostgis(database: Postgres, { count, reaches, timing, areaM2 }: Unions): void {
  loadRegions(
    database,
    'park',
    reaches.map(({ region }) => region),
    reaches.map(({ radius }) => radius),
  );
  const { timesMs } = database.timed(peerRuns, 'SELECT ST_Area(ST_Union(ST_Buffer(g, r))) FROM park');
  const quarter = count > 1000 ? 64 : 256;
  const [exact] = database.run(`SELECT ST_Area(ST_Union(ST_Buffer(g, r * ${chordRadius(quarter)}, ${quarter}))) FROM park`);
  sayCompared({
    name: `T8   union of ${count.toLocaleString('en')} service areas and its area`,
    ours: timing,
    peer: database.versions,
    peerMs: timesMs,
    equality: `with ${quarter} chords a quadrant ${relative(Number(exact), areaM2)}`,
    asked: '20× shapely (48 and 425 ms where PostGIS took 75 and 627), moonshot 80×',
  });
}

/** GEOS stops at outlines that cross themselves, which the extracts have some of: PostGIS is spared them, and they are left out of the comparison. */
function withoutInvalid({ run }: Postgres, buildings: readonly Region[]): Region[] {
  const invalid = new Set(run('DELETE FROM building WHERE NOT ST_IsValid(g) RETURNING id; ANALYZE building;').map(Number));
  return buildings.filter((_, i) => !invalid.has(i));
}

const coveredSql = `SELECT sum(CASE WHEN ST_CoveredBy(b.g, s.g) THEN ST_Area(b.g) ELSE ST_Area(ST_Intersection(b.g, s.g)) END)
  FROM service s JOIN building b ON ST_Intersects(s.g, b.g)`;

/** The union as its separate parts, indexed: PostGIS prepares each part once for all outlines near it. */
function serviceSql(quarter: number, widen: string): string {
  return `DROP TABLE IF EXISTS service; CREATE TABLE service AS
    SELECT (ST_Dump(ST_Union(ST_Buffer(g, r * ${widen}, ${quarter})))).geom AS g FROM park;
    CREATE INDEX ON service USING gist (g); ANALYZE service;`;
}

function landAgainstPostgis(database: Postgres, { name, asked, reaches, timing, unionTiming }: Land, valid: readonly Region[]): void {
  loadRegions(
    database,
    'park',
    reaches.map(({ region }) => region),
    reaches.map(({ radius }) => radius),
  );
  const made = database.timed(peerRuns, 'SELECT ST_Area(ST_Union(ST_Buffer(g, r))) FROM park');
  database.run(serviceSql(8, '1'));
  const { timesMs } = database.timed(peerRuns, coveredSql);
  database.run(serviceSql(256, chordRadius(256)));
  const [exact] = database.run(coveredSql);
  sayCompared({
    name,
    ours: timing,
    peer: database.versions,
    peerMs: timesMs,
    equality: `covered area with 256 chords a quadrant ${relative(Number(exact), coveredBy(unionOf(reaches, frame), valid))}`,
    asked,
  });
  sayCompared({
    name: '     and the union before it',
    ours: unionTiming,
    peer: 'PostGIS',
    peerMs: made.timesMs,
    equality: 'by the covered area above',
  });
}

/** Discs as regular polygons of the discs' area, as finely as PostGIS draws them by itself, in millimetres; timed once where it takes long. */
function againstClipper({ count, reaches, timing, areaM2 }: Unions): void {
  const corners = 32;
  const wide = Number(chordRadius(corners / 4));
  const paths: Paths64 = reaches.map(({ region, radius }) =>
    Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i) / corners;
      const [x, y] = [region.box[0] + wide * radius * Math.cos(angle), region.box[1] + wide * radius * Math.sin(angle)];
      return { x: Math.round(1000 * x), y: Math.round(1000 * y) };
    }),
  );
  const peerMs: number[] = [];
  let answer = 0;
  for (let run = 0; run < (count > 1000 ? 1 : peerRuns); run++) {
    const start = performance.now();
    answer = Clipper.areaPaths(Clipper.union(paths, FillRule.NonZero)) / 1e6;
    peerMs.push(performance.now() - start);
  }
  sayCompared({
    name: `T8   ${count.toLocaleString('en')} beside clipper2-ts`,
    ours: timing,
    peer: `clipper2-ts, ${corners / 4} chords a quadrant`,
    peerMs,
    equality: relative(answer, areaM2),
  });
}

const sample = 500;

/** Turf takes minutes for 10,000: a sample from a square of the same density, times what is missing (in truth it grows faster). */
function againstTurf({ count, timing }: Unions): void {
  const side = squareM * Math.sqrt(sample / count);
  const reaches = scatteredDiscs(sample, side);
  const start = performance.now();
  const discs = reaches.map(({ region: { box } }) => {
    const at = point([117 + box[0] / 90_000, 36 + box[1] / 111_000]);
    return buffer(at, 300, { units: 'meters' }) as Feature<Polygon>;
  });
  turfUnion(featureCollection(discs));
  const tookMs = performance.now() - start;
  const whole = (tookMs * count) / sample;
  console.log(
    `T8   ${count.toLocaleString('en')} beside Turf (buffer and union), from ${sample} of the same density times ${count / sample}`,
  );
  console.log(`    ours ${shown(timing)}   Turf about ${tidy(whole)} ms: ${tidy(whole / timing.medianMs)}× (asked: 500×, moonshot 2,700×)`);
}
