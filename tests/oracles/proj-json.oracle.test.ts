import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { systemByName } from '../../src/formats/crs/known.ts';
import type { SystemFacts } from '../../src/formats/crs/systems.ts';
import { crsWkt } from '../../src/formats/crs-wkt.ts';
import { projJson } from '../../src/formats/geoparquet/proj-json.ts';
import { answers } from './tools.ts';

const hasProj = answers('projinfo', ['EPSG:4490']);
if (!hasProj) console.warn('PROJ is absent: definitions of systems are not compared with it.');

function ofProj(words: readonly string[]): string {
  return execFileSync('projinfo', [...words, '-q'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** The first and the last zone of each family, UTM in both halves, degrees, Web Mercator. */
const codes = [
  [4214, 4490, 4610, 3857, 32650, 32750],
  [4491, 4501, 4502, 4512, 4513, 4533, 4534, 4554],
  [2327, 2337, 2338, 2348, 2349, 2369, 2370, 2390],
  [21413, 21423, 21453, 21463, 2401, 2421, 2422, 2442],
].flat();

interface Told {
  readonly name?: string;
  readonly ellipsoid?: object;
  readonly id?: object;
  readonly base_crs?: Told;
  readonly datum?: Told;
  readonly datum_ensemble?: Told;
  readonly conversion?: { readonly method: object; readonly parameters: object };
  readonly coordinate_system?: {
    readonly subtype: string;
    readonly axis: readonly { readonly direction: string; readonly unit: string }[];
  };
}

/** All that decides where a place is. */
function meaning({ name, id, base_crs, datum, datum_ensemble, conversion, coordinate_system: system }: Told): unknown {
  const { ellipsoid } = datum ?? datum_ensemble ?? {};
  const axes = system?.axis.map(({ direction, unit }) => [direction, unit]);
  const projection = conversion && { method: conversion.method, parameters: conversion.parameters };
  return { name, id, ellipsoid, axes, projection, base: base_crs && meaning(base_crs) };
}

it.skipIf(!hasProj)('our PROJJSON says of a registered system what PROJ says of it', { timeout: 30_000 }, () => {
  for (const code of codes) {
    const facts = systemByName(`EPSG:${code}`) as SystemFacts;
    const theirs = JSON.parse(ofProj([`EPSG:${code}`, '-o', 'PROJJSON'])) as Told;
    expect(meaning(projJson(facts, theirs.name ?? '') as Told)).toEqual(meaning(theirs));
  }
});

it.skipIf(!hasProj)('PROJ reads our PROJJSON and our WKT of a local grid with parameters as that grid', () => {
  const plain = '+proj=tmerc +lat_0=0 +lon_0=117.125 +k=1 +x_0=50000 +y_0=-3900000';
  const grid = `${plain} +a=6378245 +rf=298.3 +towgs84=15.8,-154.4,-82.3,1.5,-2.5,3.5,4.5 +units=m +no_defs`;
  const facts = systemByName(grid) as SystemFacts;
  const expected = `${plain} +ellps=krass +towgs84=15.8,-154.4,-82.3,1.5,-2.5,3.5,4.5 +units=m +no_defs +type=crs`;
  for (const text of [JSON.stringify(projJson(facts, 'local')), crsWkt(facts, 'ogc') as string]) {
    expect(ofProj(['-o', 'PROJ', text])).toBe(expected);
  }
});
