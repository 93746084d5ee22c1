import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Polygon } from 'geojson';
import { coverageColumns } from '../src/analysis/coverage/adapter.ts';
import { runCoverage } from '../src/analysis/coverage/engine.ts';
import { createLive } from '../src/analysis/coverage/live.ts';
import { prepareCoverage } from '../src/analysis/coverage/prepare.ts';
import type { RuleSheet } from '../src/analysis/coverage/spec.ts';
import type { Network } from '../src/analysis/network/spec.ts';
import type { Asset } from '../src/core/asset.ts';
import type { City } from '../src/core/city.ts';
import type { Change } from '../src/core/edit.ts';
import { silentHost } from '../src/core/result.ts';
import { sayCompared, tidy } from './compare.ts';
import { drawNodes, seeded } from './network-jobs.ts';
import { spread } from './time.ts';

const parkCount = 1000;
const compoundCount = 2000;
const moves = 300;
/** Communities in each direction. */
const grid = 5;

/**
 * T3 with everything that a what-if shows: a synthetic city (示意) on the real streets of B1, one park after the other moved to another street;
 * each time the class of every sample point, official and walked, and the totals of all units in land, people and dwellings are up to date.
 * Beside one search by scipy for the distances alone. At the end the totals are compared with a run on the changed city.
 */
export async function benchWhatIf(
  root: string,
  streets: readonly Asset[],
  network: Network,
  scipyMs: readonly number[] | null,
): Promise<void> {
  const sheet = JSON.parse(readFileSync(join(root, 'data', 'rules', 'park-2022.json'), 'utf8')) as RuleSheet;
  const random = seeded(5);
  const spots = Array.from(drawNodes(network, parkCount + compoundCount + moves, random), (node) => lonLatOf(network, node));
  const parks = spots.slice(0, parkCount).map((at, i) => square('park', `park-${i}`, at, 40, { areaM2: i % 3 === 0 ? 2000 : 6000 }));
  const homes = spots
    .slice(parkCount, parkCount + compoundCount)
    .map((at, i) => square('residential', `home-${i}`, at, 75, { people: 200 }));
  const city = cityOf([...streets, ...areasAround(network), ...homes, ...parks]);
  const prepared = await prepareCoverage(coverageColumns(city).columns, silentHost);
  const live = await createLive(city, prepared, sheet, silentHost);
  const present = new Map<string, Change>();
  const times: number[] = [];
  for (let move = 0; move < moves; move++) {
    const park = parks[Math.floor(random() * parkCount)] as Asset;
    const after = square('park', park.id, spots[parkCount + compoundCount + move] as readonly [number, number], 40, park.values);
    present.set(park.id, { kind: 'park', id: park.id, before: park, after });
    const changes = [...present.values()];
    const start = performance.now();
    await live.apply(changes, move + 1);
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN;
  const name = `T3  the same with classes of ${live.start().cells.walk.length} points and totals of ${grid * grid} communities (p95 ${tidy(p95)} ms)`;
  const equality = await totalsDiffer(city, sheet, [...present.values()], live.result().walk.land.total);
  const asked = 'under 1 ms; 300×';
  if (scipyMs) sayCompared({ name, ours: spread(times), peer: 'scipy, distances alone', peerMs: scipyMs, equality, asked });
  else console.log(`${name}: ${tidy(spread(times).medianMs)} ms; ${equality}`);
}

async function totalsDiffer(
  city: City,
  sheet: RuleSheet,
  changes: readonly Change[],
  own: { covered: number; uncovered: number },
): Promise<string> {
  const changed = new Map(changes.map((change) => [change.id, change.after]));
  const assets = city.assets.map((asset) => (asset.kind === 'park' ? (changed.get(asset.id) ?? asset) : asset));
  const prepared = await prepareCoverage(coverageColumns({ ...city, assets }).columns, silentHost);
  const params = { metric: 'walk', by: 'community', denominator: 'land' } as const;
  const { total } = await runCoverage(prepared, sheet, params, silentHost, { dataRevision: '', time: '' });
  const off = Math.max(Math.abs(total.covered - own.covered), Math.abs(total.uncovered - own.uncovered));
  const figures = `covered on foot ${(total.covered / 1e4).toFixed(2)} of ${((total.covered + total.uncovered) / 1e4).toFixed(2)} ha`;
  return `${off < 0.001 ? 'equal to' : `DIFFERENT by ${off} m² from`} a run on the changed city after ${moves} moves (${figures})`;
}

function cityOf(assets: readonly Asset[]): City {
  const info = { schemaVersion: 1, name: '示意城', areaCode: '000000', dataDate: '2018-01-27', sources: [], synthetic: true };
  return { info, assets };
}

function lonLatOf({ nodeXY, plane }: Network, node: number): readonly [number, number] {
  return plane.inverse(nodeXY[2 * node] as number, nodeXY[2 * node + 1] as number);
}

/** A square of twice `halfM` around a spot. */
function square(kind: string, id: string, [lon, lat]: readonly [number, number], halfM: number, values: Asset['values']): Asset {
  const north = halfM / 111_200;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return { kind, id, geometry: boxOf(lon - east, lat - north, lon + east, lat + north), values };
}

function boxOf(west: number, south: number, east: number, north: number): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** Communities on a grid over all streets. */
function areasAround(network: Network): Asset[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < network.nodeCount; node++) {
    const [lon, lat] = lonLatOf(network, node);
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }
  const [width, height] = [(east - west) / grid, (north - south) / grid];
  return Array.from({ length: grid * grid }, (_, i) => {
    const [x, y] = [west + (i % grid) * width, south + Math.floor(i / grid) * height];
    const code = String(100_000_000_000 + i);
    return {
      kind: 'area',
      id: code,
      geometry: boxOf(x, y, x + width, y + height),
      values: { level: 'community', code, name: `示意${i + 1}` },
    };
  });
}
