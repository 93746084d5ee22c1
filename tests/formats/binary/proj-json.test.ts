import type { FileMetaData } from 'hyparquet';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { crsByName, systemByName } from '../../../src/formats/crs/known.ts';
import type { SystemFacts } from '../../../src/formats/crs/systems.ts';
import { projJson } from '../../../src/formats/geoparquet/proj-json.ts';
import { projJsonText } from '../../../src/formats/geoparquet/told-proj-json.ts';
import { column, layerOf, read, write } from './tools.ts';

const local = '+proj=tmerc +lat_0=0 +lon_0=117.125 +k=1 +x_0=50000 +y_0=-3900000 +a=6378137 +rf=298.257222101 +units=m +no_defs';
const shifted =
  '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 +a=6378245 +rf=298.3 +towgs84=15.8,-154.4,-82.3,1.5,-2.5,3.5,4.5 +units=m +no_defs';

function projOf(code: string) {
  const facts = systemByName(code) as SystemFacts;
  return projJson(facts, facts.label.en) as Readonly<Record<string, unknown>>;
}

const codes = ['EPSG:4490', 'EPSG:4548', 'EPSG:4527', 'EPSG:2349', 'EPSG:2401', 'EPSG:21420', 'EPSG:32650', 'EPSG:32750', 'EPSG:4610'];

describe('PROJJSON', () => {
  it.each([...codes, 'EPSG:3857'])('of %s is known again by its code', (code) => {
    expect(projJsonText(projOf(code))).toBe(code);
  });

  it.each([...codes, local, shifted])('of %s without any code is known again by its numbers', (code) => {
    const { id, ...nameless } = projOf(code);
    expect(systemByName(projJsonText(nameless) ?? '')?.code).toBe(code);
  });

  it('of what is no projection is none', () => {
    for (const code of ['GCJ-02', 'BD-09']) expect(projOf(code)).toBeUndefined();
  });

  it('with a shift that cannot be taken along is never read as the system without it', () => {
    const told = projOf(shifted) as { transformation: { method: { id: object } } };
    const grid = { ...told, transformation: { ...told.transformation, method: { name: 'NTv2', id: { authority: 'EPSG', code: 9615 } } } };
    expect(systemByName(projJsonText(grid) ?? '')).toBeUndefined();
  });

  it('of the other turn of rotations gives the same shift', () => {
    const told = projOf(shifted) as { transformation: { parameters: { value: number; id: { code: number } }[] } };
    const { transformation } = told;
    const turned = transformation.parameters.map((each) =>
      each.id.code >= 8608 && each.id.code <= 8610 ? { ...each, value: -each.value } : each,
    );
    const frame = { ...told, transformation: { ...transformation, method: { id: { authority: 'EPSG', code: 9607 } }, parameters: turned } };
    expect(systemByName(projJsonText(frame) ?? '')?.code).toBe(shifted);
  });

  it('in feet, or from another meridian than Greenwich, is told by its name alone', () => {
    const metres = projOf(local) as { coordinate_system: { axis: object[] }; base_crs: { datum: object } };
    const axis = metres.coordinate_system.axis.map((each) => ({ ...each, unit: 'US survey foot' }));
    const name = systemByName(local)?.label.en;
    expect(projJsonText({ ...metres, coordinate_system: { ...metres.coordinate_system, axis } })).toBe(name);
    const paris = { ...metres.base_crs.datum, prime_meridian: { name: 'Paris', longitude: 2.33722917 } };
    expect(projJsonText({ ...metres, base_crs: { ...metres.base_crs, datum: paris } })).toBe(name);
  });
});

describe('a GeoParquet', () => {
  const place = [117.0912345, 36.1912345];
  const layer = layerOf([column('name', 'text')], [{ id: '1', geometry: { type: 'Point', coordinates: place }, values: { name: '岱庙' } }]);

  it.each(['EPSG:4490', 'EPSG:4548', 'EPSG:4527', 'EPSG:32650', 'EPSG:3857', local])('in %s comes back to its place', async (crs) => {
    const { files, issues } = await write('geoparquet', layer, 'park.parquet', { crs });
    expect(issues).toEqual([]);
    const [found] = (await read('geoparquet', files)).layers;
    const system = crsByName(found?.crs?.text ?? '');
    expect(system?.code).toBe(crs);
    const geometry = found?.rows[0]?.geometry;
    const back = geometry?.type === 'Point' ? system?.toWgs84(geometry.coordinates) : undefined;
    for (const i of [0, 1]) expect(back?.[i]).toBeCloseTo(place[i] as number, 9);
  });

  it('in GCJ-02 says null, which is "nobody knows", and tells it', async () => {
    const { files, issues } = await write('geoparquet', layer, 'park.parquet', { crs: 'GCJ-02' });
    expect(issues).toMatchObject([{ code: 'crs-not-in-file' }]);
    const metadata: FileMetaData = parquetMetadata(files[0]?.bytes.slice().buffer as ArrayBuffer);
    const geo = JSON.parse(metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value ?? '{}');
    expect(geo.columns.geometry.crs).toBeNull();
    expect((await read('geoparquet', files)).layers[0]?.crs).toBeUndefined();
  });
});
