import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, Geometry, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { mapOsmStreets } from '../../src/formats/osm/map.ts';
import { answers, hasShared, inTempFolder, output, readOsm, seeded, sharedFile, xiutu } from './tools.ts';

/** What reach_scipy.py says of one place. */
interface Oracle {
  readonly id: string;
  readonly status: string;
  readonly metres: number | null;
  readonly to_id: string | null;
  readonly anyMetres: number | null;
  readonly ties: readonly string[];
  readonly legMetres: number;
}

interface Row {
  readonly id: string;
  readonly metres: number | null;
  readonly toId: string;
  readonly status: string;
}

const python = ['python3', '/usr/bin/python3'].find((program) => answers(program, ['-c', 'import scipy.sparse.csgraph, numpy']));
const script = fileURLToPath(new URL('reach_scipy.py', import.meta.url));

/** Edges are whole millimetres in both; feet and legs are taken in two planes, and two edges may round apart. */
const toleranceM = 0.002;

function streetFeature({ id, geometry, values }: Asset): Feature {
  return { type: 'Feature', id, geometry: geometry as Geometry, properties: { ...values } };
}

/** Points 0–130 m from street vertices: past the access limit too. */
function scatter(streets: readonly Asset[], random: () => number): () => Position {
  const vertices = streets.flatMap(({ geometry }) => (geometry?.type === 'LineString' ? geometry.coordinates : []));
  return () => {
    const [lon, lat] = vertices[Math.floor(random() * vertices.length)] as [number, number];
    const [angle, metres] = [2 * Math.PI * random(), 130 * random()];
    const perDegree = 111_200;
    return [lon + (metres * Math.cos(angle)) / (perDegree * Math.cos((lat * Math.PI) / 180)), lat + (metres * Math.sin(angle)) / perDegree];
  };
}

function place(id: string, points: readonly Position[]): Feature {
  const geometry: Geometry =
    points.length === 1 ? { type: 'Point', coordinates: points[0] as Position } : { type: 'MultiPoint', coordinates: [...points] };
  return { type: 'Feature', id, geometry, properties: {} };
}

/** 25 targets (one equal to another, some of several points) and 300 starts (some equal to a target or to each other). */
function drawPlaces(streets: readonly Asset[], seed: number) {
  const random = seeded(seed);
  const next = scatter(streets, random);
  const drawn = Array.from({ length: 25 }, (_, i) => Array.from({ length: i % 8 === 3 ? 3 : 1 }, next));
  drawn[20] = drawn[10] as Position[];
  const starts: Position[][] = [];
  for (let i = 0; i < 300; i++) {
    if (i % 25 === 7) starts.push(drawn[i % drawn.length] as Position[]);
    else if (i % 25 === 12) starts.push(starts[i - 1] as Position[]);
    else starts.push(Array.from({ length: i % 10 === 4 ? 2 : 1 }, next));
  }
  return { from: starts.map((points, i) => place(`f${i}`, points)), to: drawn.map((points, i) => place(`t${i}`, points)) };
}

function rowsOf(csv: string): Row[] {
  const [header, ...lines] = csv.trimEnd().split('\n');
  expect(header).toBe('id,metres,to_id,status');
  return lines.map((line) => {
    const [id = '', metres, toId = '', status = ''] = line.split(',');
    return { id, metres: metres ? Number(metres) : null, toId, status };
  });
}

/** What differs between one row of ours and the oracle's, undefined where nothing does beyond the tolerance. */
function difference(ours: Row, theirs: Oracle, limitM: number, accessM: number): string | undefined {
  const onLimit = theirs.anyMetres !== null && Math.abs(theirs.anyMetres - limitM) <= toleranceM;
  const onAccess = Math.abs(theirs.legMetres - accessM) <= toleranceM;
  const say = (what: string) => `${ours.id} ${what}: ${JSON.stringify(ours)} ${JSON.stringify(theirs)}`;
  if (ours.id !== theirs.id) return say('order');
  if (ours.status !== theirs.status) return onLimit || onAccess ? undefined : say('status');
  if (theirs.metres === null || theirs.to_id === null) return ours.metres === null && ours.toId === '' ? undefined : say('empty');
  if (Math.abs((ours.metres ?? Infinity) - theirs.metres) > toleranceM) return say('metres');
  return ours.toId === theirs.to_id || theirs.ties.includes(ours.toId) ? undefined : say('target');
}

interface Case {
  readonly limitM: number;
  readonly accessM: number;
  readonly words: readonly string[];
}

const unlimited: Case = { limitM: Infinity, accessM: 100, words: [] };
const limited: Case = { limitM: 700, accessM: 30, words: ['--limit', '700', '--access', '30'] };

function statuses(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ status }) => status))].sort();
}

async function compare(file: string, seed: number, cases: readonly Case[]): Promise<void> {
  const streets = mapOsmStreets(await readOsm(file), file).assets;
  const { from, to } = drawPlaces(streets, seed);
  await inTempFolder(async (folder) => {
    const write = (name: string, features: readonly Feature[]) => {
      writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', features }));
      return join(folder, name);
    };
    const [network, fromFile, toFile] = [
      write('street.geojson', streets.map(streetFeature)),
      write('from.geojson', from),
      write('to.geojson', to),
    ];
    for (const { limitM, accessM, words } of cases) {
      const [csv, answer] = await Promise.all([
        xiutu('reach', '--network', sharedFile(file), '--from', fromFile, '--to', toFile, ...words),
        output(python as string, [script, network, fromFile, toFile, ...words]),
      ]);
      const ours = rowsOf(csv);
      const theirs = JSON.parse(answer) as Oracle[];
      const differing = ours.flatMap((row, i) => difference(row, theirs[i] as Oracle, limitM, accessM) ?? []);
      expect(differing).toEqual([]);
      expect(ours).toHaveLength(from.length);
      expect(statuses(ours)).toEqual(limitM === Infinity ? ['reached', 'unknown'] : ['beyond', 'reached', 'unknown']);
    }
    const words = ['--from', fromFile, '--to', toFile, '--limit', '900'];
    // The folder that an import writes holds these streets: there the walk must be the same.
    if (seed === 1)
      expect(await xiutu('reach', '--network', network, ...words)).toBe(await xiutu('reach', '--network', sharedFile(file), ...words));
  });
}

describe('reach against scipy', () => {
  for (const [name, file, seed, cases] of [
    ['Monaco', 'monaco.osm.pbf', 1, [unlimited, limited]],
    ['Columbus', 'columbus.osm.pbf', 2, [unlimited]],
    ['Liechtenstein', 'liechtenstein.osm.pbf', 3, [limited]],
  ] as const) {
    const lacks = python === undefined ? ' (python3-scipy not installed)' : hasShared(file) ? '' : ` (../shared/data/${file} not there)`;
    test.skipIf(lacks !== '')(`on ${name}${lacks}`, () => compare(file, seed, cases));
  }
});
