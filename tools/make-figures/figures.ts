import type { LineString } from 'geojson';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { runCoverage } from '../../src/analysis/coverage/engine.ts';
import { type Prepared, prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import { routeFrom } from '../../src/analysis/coverage/route.ts';
import { coverageShapes } from '../../src/analysis/coverage/shapes.ts';
import type { Metric, RuleSheet } from '../../src/analysis/coverage/spec.ts';
import type { City } from '../../src/core/city.ts';
import { silentHost } from '../../src/core/result.ts';
import { box, city, lonLat, outline, point, polygon, street } from '../../tests/scenes/draw.ts';
import { Figure } from './drawing.ts';

const corner = lonLat([0, 0]);
const base = { dataRevision: '', time: '' };

async function ready(scene: City): Promise<Prepared> {
  return prepareCoverage(coverageColumns(scene).columns, silentHost);
}

async function shareOf(prepared: Prepared, sheet: RuleSheet, metric: Metric): Promise<string> {
  const { total } = await runCoverage(prepared, sheet, { metric, by: 'city', denominator: 'land' }, silentHost, base);
  return total.share === null ? '–' : `${(100 * total.share).toFixed(1)} %`;
}

const noLine: LineString = { type: 'LineString', coordinates: [] };

/** A park over the wall: 0 m as the crow flies, a long way on foot. */
async function wall(sheet: RuleSheet): Promise<string> {
  const scene = city([
    box('residential', 'c', [0, 0], [200, 100], { name: '示意小区', walled: true }),
    box('park', 'p', [0, 100], [200, 180], { name: '示意公园' }),
    point('gate', 'south', [150, 0], { of: 'c' }),
    point('gate', 'north', [60, 180], { of: 'p' }),
    street('ring', [
      [60, 180],
      [60, 200],
      [330, 200],
      [330, -25],
      [150, -25],
      [150, 0],
    ]),
    street('south', [
      [-60, -25],
      [150, -25],
    ]),
  ]);
  const prepared = await ready(scene);
  const route = routeFrom(prepared, sheet, { compoundId: 'c' });
  const walkM = Math.round(route?.walk?.metres ?? Number.NaN);
  const straightM = Math.round(route?.straight?.metres ?? Number.NaN);
  return new Figure(corner, { left: -80, bottom: -50, right: 380, top: 225 }, 'A park over the wall')
    .city(scene)
    .route('walk', route?.walk?.line ?? noLine, `步行 ${walkM} m`, [230, 60])
    .route('straight', route?.straight?.line ?? noLine, `直线 ${straightM} m`, [44, 0])
    .label(170, 150, '示意公园')
    .label(40, 25, '示意小区')
    .svg([
      `服务半径：直线 ${straightM} m，计入 ${await shareOf(prepared, sheet, 'straight')}；步行：${walkM} m，超过 500 m，计入 ${await shareOf(prepared, sheet, 'walk')}。○ 为出入口`,
      `By radius: ${straightM} m straight, ${await shareOf(prepared, sheet, 'straight')} counted. On foot: ${walkM} m, over 500 m, ${await shareOf(prepared, sheet, 'walk')}. ○ gates`,
    ]);
}

/** The ground that a park with a corner cut out serves: straight offsets and arcs. */
async function service(sheet: RuleSheet): Promise<string> {
  const park = polygon('park', 'p', [
    [0, 0],
    [120, 0],
    [120, 40],
    [50, 40],
    [50, 110],
    [0, 110],
  ]);
  const scene = city([{ ...park, values: { areaM2: 4000 } }, box('residential', 'c', [180, 150], [380, 330])]);
  const prepared = await ready(scene);
  const { covered, uncovered, unknown, service: ground } = await coverageShapes(prepared, sheet, 'straight', silentHost);
  return new Figure(corner, { left: -330, bottom: -320, right: 460, top: 430 }, 'The service area of a park')
    .shape(ground, 'fill="#dcecd3" stroke="#2f8f76" stroke-width="1.5"')
    .city(scene)
    .classes({ covered, uncovered, unknown })
    .label(-290, 60, '300 m')
    .label(60, -30, '示意公园 4,000 m²')
    .label(280, 350, '示意居住用地')
    .svg([
      `服务范围：离公园边界 300 m 以内，直边平移、尖角成圆弧；居住用地计入 ${await shareOf(prepared, sheet, 'straight')}`,
      `Service area: within 300 m of the boundary, sides shifted, corners rounded; ${await shareOf(prepared, sheet, 'straight')} of the land counts`,
    ]);
}

/** Beyond the edge of the data somebody may have a park: unknown, not uncovered. */
async function cut(sheet: RuleSheet): Promise<string> {
  const frame = outline([-100, -150], [1500, 260]);
  const scene = city(
    [
      box('residential', 'west', [0, 25], [600, 100], { walled: false }),
      box('residential', 'east', [700, 25], [1450, 100], { walled: false }),
      box('park', 'p', [0, -125], [100, -25], { areaM2: 10_000 }),
      point('gate', 'g', [100, -50], { of: 'p' }),
      street('road', [
        [0, 0],
        [150, 0],
        [700, 0],
        [1700, 0],
      ]),
      street('way', [
        [100, -50],
        [150, 0],
      ]),
    ],
    { extent: frame },
  );
  const prepared = await ready(scene);
  const shapes = await coverageShapes(prepared, sheet, 'walk', silentHost);
  return new Figure(corner, { left: -130, bottom: -170, right: 1700, top: 280 }, 'The edge of the data')
    .shape(frame, 'fill="none" stroke="#20262b" stroke-width="1.5" stroke-dasharray="8 5"')
    .city(scene)
    .classes(shapes)
    .label(1340, 200, '数据边界 edge of the data')
    .svg([
      '右侧步行 500 m 之内能走出数据边界，那边可能有公园：记为不明（斜线），不记为未覆盖（点）',
      'On the right one can leave the data within 500 m on foot: unknown (hatched), not uncovered (dots)',
    ]);
}

/** Every figure by the name of its file. */
export const figures: Readonly<Record<string, (sheet: RuleSheet) => Promise<string>>> = { wall, service, cut };
