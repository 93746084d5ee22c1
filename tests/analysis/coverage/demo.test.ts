import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { compoundCoverage } from '../../../src/analysis/coverage/compounds.ts';
import { runCoverage } from '../../../src/analysis/coverage/engine.ts';
import { type Prepared, prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { referenceCoverage } from '../../../src/analysis/coverage/reference.ts';
import { routeFrom } from '../../../src/analysis/coverage/route.ts';
import { coverageShapes } from '../../../src/analysis/coverage/shapes.ts';
import type { CoverageParams, Metric } from '../../../src/analysis/coverage/spec.ts';
import { readCityFolder } from '../../../src/cli/folder.ts';
import { areaLevels } from '../../../src/core/area-level.ts';
import type { City } from '../../../src/core/city.ts';
import { polygonAreaM2 } from '../../../src/core/geo/ellipsoid.ts';
import { Cancelled, silentHost } from '../../../src/core/result.ts';
import { sheet } from '../../scenes/coverage.ts';

const rule = sheet('park-2022');
let city: City;
let prepared: Prepared;

beforeAll(async () => {
  const folder = fileURLToPath(new URL('../../../data/geojson', import.meta.url));
  city = (await readCityFolder(folder, 'data/geojson')).city;
  prepared = await prepareCoverage(coverageColumns(city).columns, silentHost);
});

function run(params: Partial<CoverageParams>, on: Prepared = prepared) {
  const all: CoverageParams = { metric: 'straight', by: 'city', denominator: 'land', ...params };
  return runCoverage(on, rule, all, silentHost, { dataRevision: '', time: '' });
}

const metrics: readonly Metric[] = ['straight', 'walk'];

describe('the demo city', () => {
  test.each(metrics)('opening zones inside parks for sharing changes %s coverage by 0', async (metric) => {
    const zones = city.assets.filter(({ kind }) => kind === 'share-zone');
    expect(zones).toHaveLength(21);
    const without = { ...city, assets: city.assets.filter(({ kind }) => kind !== 'share-zone') };
    const other = await prepareCoverage(coverageColumns(without).columns, silentHost);
    expect((await run({ metric }, other)).total).toEqual((await run({ metric })).total);
  });

  test.each(metrics)('the order of the files changes no %s verdict', async (metric) => {
    const turned = await prepareCoverage(coverageColumns({ ...city, assets: city.assets.toReversed() }).columns, silentHost);
    const [here, there] = [(await run({ metric })).total, (await run({ metric }, turned)).total];
    for (const key of ['covered', 'uncovered', 'unknown'] as const) expect(Math.abs(here[key] - there[key])).toBeLessThan(5);
  });

  test('a run cancelled while the land is sampled can be asked again', async () => {
    const own = await prepareCoverage(prepared.columns, silentHost);
    let asked = 0;
    const host = { progress: () => {}, cancelled: () => ++asked > 2 };
    const params: CoverageParams = { metric: 'walk', by: 'city', denominator: 'land' };
    const stamp = { dataRevision: '', time: '' };
    await expect(runCoverage(own, rule, params, host, stamp)).rejects.toThrow(Cancelled);
    expect((await runCoverage(own, rule, params, silentHost, stamp)).total.share).not.toBeNull();
  });

  test.each(metrics)('every level of areas sums to the same %s land', async (metric) => {
    const totals = [];
    for (const by of areaLevels) totals.push((await run({ metric, by })).total);
    for (const total of totals) {
      for (const key of ['covered', 'uncovered', 'unknown'] as const) {
        // Land that a unit's border cuts from its cell's middle may change class at no level: only rounding to 1 mm differs.
        expect(Math.abs(total[key] - (totals[0]?.[key] ?? 0))).toBeLessThan(100);
      }
    }
  });

  test('both readings count the same land, and the walked one never more of it in any compound', async () => {
    const [official, walked] = [await run({}), await run({ metric: 'walk' })];
    const land = ({ covered, uncovered, unknown }: typeof official.total) => covered + uncovered + unknown;
    expect(land(walked.total) / land(official.total)).toBeCloseTo(1, 6);
    expect(walked.total.covered).toBeLessThan(official.total.covered);
    for (const { straight, walk } of await compoundCoverage(prepared, rule, silentHost)) {
      // A cell counts whole by its middle: at the rim of a radius half a row of cells may differ.
      expect(walk.covered).toBeLessThanOrEqual(straight.covered + 25 * Math.sqrt(2 * (land(straight) + 625)));
    }
  });

  test.each(metrics)('the other answers to open questions (%s) are those of a run that asks so', async (metric) => {
    const { variants, total } = await run({ metric });
    expect(variants.length).toBeGreaterThan(2);
    const differing = variants.filter((variant) => variant.total.covered !== total.covered);
    expect(differing.length).toBeGreaterThan(0);
    for (const { option, counts, total: turned } of variants) {
      const asked = { ...rule, counts: { ...rule.counts, [option]: { ...rule.counts[option], counts } } };
      const alone = await runCoverage(prepared, asked, { metric, by: 'city', denominator: 'land' }, silentHost, {
        dataRevision: '',
        time: '',
      });
      for (const key of ['covered', 'uncovered', 'unknown'] as const) expect(Math.abs(turned[key] - alone.total[key])).toBeLessThan(1);
    }
  });

  test('agrees with plain Turf within 0.2 % over the middle of the city', async () => {
    const west = 117.1;
    const box = [west, 36.18, west + 0.03, 36.2] as const;
    const { coveredM2, residentialM2 } = referenceCoverage(city, rule, box);
    const ring = [
      [box[0], box[1]],
      [box[2], box[1]],
      [box[2], box[3]],
      [box[0], box[3]],
    ];
    const frame = { type: 'Polygon' as const, coordinates: [[...ring, ring[0] as number[]]] };
    const inFrame = { ...city, info: { ...city.info, builtUp: frame } };
    const cut = await prepareCoverage(coverageColumns(inFrame).columns, silentHost);
    const { total } = await run({}, cut);
    expect(Math.abs(coveredM2 / total.covered - 1)).toBeLessThan(0.002);
    expect(Math.abs(residentialM2 / (total.covered + total.uncovered) - 1)).toBeLessThan(0.002);
  });

  test.each(metrics)('the %s shapes have the areas of the figures', async (metric) => {
    const shapes = await coverageShapes(prepared, rule, metric, silentHost);
    const { total } = await run({ metric });
    for (const key of ['covered', 'uncovered', 'unknown'] as const) {
      const drawn = shapes[key].coordinates.reduce((sum, rings) => sum + polygonAreaM2(rings), 0);
      expect(Math.abs(drawn - total[key])).toBeLessThan(Math.max(200, 0.0005 * total[key]));
    }
  });

  test('a route is as long as its metres say, ends at a gate of its park, and is never shorter than the straight line', () => {
    let walked = 0;
    for (const { id } of prepared.columns.compounds.slice(0, 300)) {
      const answer = routeFrom(prepared, rule, { compoundId: id });
      if (!answer?.walk) continue;
      walked++;
      const { line, metres, limitM, parkId } = answer.walk;
      expect(lineMetres(line.coordinates) / metres).toBeCloseTo(1, 3);
      if (answer.status === 'covered' && metres > 0) expect(metres).toBeLessThanOrEqual(limitM + 0.001);
      if (answer.straight?.parkId === parkId) expect(metres).toBeGreaterThanOrEqual(answer.straight.metres - 10.001);
    }
    expect(walked).toBeGreaterThan(200);
  });
});

function lineMetres(line: readonly (readonly number[])[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [x1, y1] = prepared.columns.plane.forward(line[i - 1]?.[0] as number, line[i - 1]?.[1] as number);
    const [x2, y2] = prepared.columns.plane.forward(line[i]?.[0] as number, line[i]?.[1] as number);
    metres += Math.hypot(x2 - x1, y2 - y1) / prepared.columns.plane.scaleAt(x1, y1);
  }
  return metres;
}
