import type { LineString, MultiLineString, Point, Position } from 'geojson';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { runCoverage } from '../../src/analysis/coverage/engine.ts';
import { type Prepared, prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import { routeFrom } from '../../src/analysis/coverage/route.ts';
import { coverageShapes } from '../../src/analysis/coverage/shapes.ts';
import type { Metric, RuleSheet } from '../../src/analysis/coverage/spec.ts';
import { gapCause } from '../../src/analysis/gaps/cause.ts';
import { gapsOf, groundOf } from '../../src/analysis/gaps/list.ts';
import { networkLines } from '../../src/analysis/network/adapter.ts';
import { buildNetwork } from '../../src/analysis/network/build.ts';
import { nodeDistances } from '../../src/analysis/network/node-distances.ts';
import { type ReachedParts, reachedParts } from '../../src/analysis/network/reached.ts';
import { searchFrom } from '../../src/analysis/network/search.ts';
import { snap } from '../../src/analysis/network/snap.ts';
import type { Network } from '../../src/analysis/network/spec.ts';
import type { City } from '../../src/core/city.ts';
import { silentHost } from '../../src/core/result.ts';
import { gapSentence } from '../../src/text/gaps.ts';
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

const blockM = 250;
const limitM = 300;

/** Streets within the limit, cut to the millimetre, beside what the nearest junction would claim. */
async function blocks(): Promise<string> {
  const [columns, rows] = [6, 4];
  const across = Array.from({ length: rows + 1 }, (_, j) =>
    street(
      `a${j}`,
      steps(columns).map((i) => [blockM * i, blockM * j]),
    ),
  );
  const up = Array.from({ length: columns + 1 }, (_, i) =>
    street(
      `u${i}`,
      steps(rows).map((j) => [blockM * i, blockM * j]),
    ),
  );
  const gates = [point('facility', 'a', [345, 250]), point('facility', 'b', [1250, 830]), point('facility', 'c', [1110, 0])];
  const scene = city([...across, ...up, ...gates]);
  const network = buildNetwork(networkLines(scene.assets.filter(({ kind }) => kind === 'street')));
  const at = gates.map(({ geometry }) => network.plane.forward(...((geometry as Point).coordinates as [number, number])));
  const field = searchFrom(
    network,
    at.map(([x, y]) => ({ positions: snap(network, x, y, 100) })),
    1000 * limitM,
  );
  const parts = reachedParts(field, 1000 * limitM);
  const claimed = claimedByJunctions(network, at);
  const whole = network.edgeMm.reduce((sum, mm) => sum + mm, 0);
  const percent = (mm: number) => `${((100 * mm) / whole).toFixed(1)} %`;
  const [truth, claim] = [percent(parts.lengthMm), percent(claimed.lengthMm)];
  return new Figure(
    corner,
    { left: -60, bottom: -60, right: blockM * columns + 60, top: blockM * rows + 60 },
    'Along the street, or by the nearest junction',
  )
    .city(scene)
    .shape(linesIn(network, claimed), 'fill="none" stroke="#f0a35e" stroke-width="9" stroke-linecap="round"')
    .shape(linesIn(network, parts), 'fill="none" stroke="#1d6654" stroke-width="4"')
    .city(city(gates))
    .svg([
      `250 m 街坊，300 m 之内的街道：沿路量到毫米 ${truth}（绿）；按最近路口估 ${claim}（橙）`,
      `Streets within 300 m: to the millimetre ${truth} (green), by nearest junction ${claim} (orange)`,
    ]);
}

function steps(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => i);
}

/** The shortcut of other tools: thing and street both take the distance of their nearest junction, so half edges count whole or not at all. */
function claimedByJunctions(network: Network, at: readonly (readonly [number, number])[]): ReachedParts {
  const nearest = at.map(([x, y]) => {
    const away = (node: number) => Math.hypot((network.nodeXY[2 * node] as number) - x, (network.nodeXY[2 * node + 1] as number) - y);
    return steps(network.nodeCount - 1).reduce((best, node) => (away(node) < away(best) ? node : best), 0);
  });
  const sources = nearest.map((node) => {
    const edge = network.arcEdge[network.arcStart[node] as number] as number;
    return { positions: [{ edge, offsetMm: network.edgeFrom[edge] === node ? 0 : (network.edgeMm[edge] as number), legMm: 0 }] };
  });
  const distance = nodeDistances(searchFrom(network, sources, 1000 * limitM));
  const xy: number[] = [];
  let lengthMm = 0;
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const [ax, ay, bx, by] = network.edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
    const middle = [(ax + bx) / 2, (ay + by) / 2] as const;
    for (const [node, x, y] of [[network.edgeFrom[edge] as number, ax, ay] as const, [network.edgeTo[edge] as number, bx, by] as const]) {
      if (distance[node] === Infinity) continue;
      xy.push(x, y, ...middle);
      lengthMm += (network.edgeMm[edge] as number) / 2;
    }
  }
  return { xy: Float64Array.from(xy), start: Uint32Array.from(steps(xy.length / 4), (i) => 2 * i), lengthMm };
}

function linesIn({ plane }: Network, { xy, start }: ReachedParts): MultiLineString {
  const coordinates = Array.from({ length: start.length - 1 }, (_, line) => {
    const places = steps((start[line + 1] as number) - (start[line] as number) - 1).map((i) => 2 * ((start[line] as number) + i));
    return places.map((p): Position => [...plane.inverse(xy[p] as number, xy[p + 1] as number)]);
  });
  return { type: 'MultiLineString', coordinates };
}

/** The cause of a gap: what one change would do. */
async function gap(sheet: RuleSheet): Promise<string> {
  const scene = city([
    box('residential', 'home', [0, 25], [150, 75], { name: '示意小区', people: 800, walled: false }),
    box('park', 'park', [262.5, 20], [412.5, 120], { name: '示意公园' }),
    point('gate', 'north', [312.5, 120], { of: 'park' }),
    street('s', [
      [0, 0],
      [662.5, 0],
      [662.5, 160],
      [312.5, 160],
      [312.5, 120],
    ]),
  ]);
  const found = gapsOf(await groundOf(await ready(scene), sheet, 'walk', silentHost));
  const first = found.list.gaps[0];
  const answer = first ? gapCause(found, first.id) : null;
  if (!answer) throw new Error('the drawn scene has a gap');
  const { route, trials } = answer;
  const at = trials.find(({ change }) => change === 'gate-anywhere')?.at;
  const told = { cause: answer.cause, params: answer.params, metric: 'walk' } as const;
  const figure = new Figure(corner, { left: -30, bottom: -40, right: 700, top: 200 }, 'A gap and its cause')
    .city(scene)
    .shape(answer.shape, 'fill="url(#uncovered)" stroke="#b4581a" stroke-width="1"')
    .route('walk', route?.walk?.line ?? noLine, `步行 ${Math.round(Number(answer.params.walkM))} m`, [110, -12])
    .route('straight', route?.straight?.line ?? noLine, `直线 ${Math.round(Number(answer.params.straightM))} m`, [0, -10])
    .label(338, 65, '示意公园')
    .label(75, 90, '示意小区');
  if (at) figure.ring([...at], '#b4581a');
  return figure.svg([gapSentence(told, 'zh'), gapSentence(told, 'en')]);
}

/** Every figure by the name of its file. */
export const figures: Readonly<Record<string, (sheet: RuleSheet) => Promise<string>>> = { wall, service, blocks, cut, gap };
