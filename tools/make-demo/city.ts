import { drawAreas } from './areas.ts';
import { drawBuildings } from './buildings.ts';
import { drawCounted } from './counted.ts';
import { City } from './features.ts';
import { ringGeometry } from './geometry.ts';
import { drawHomes } from './homes.ts';
import { drawBarriers, drawLeftLand } from './land.ts';
import { cutLots } from './lots.ts';
import { writeStreets } from './network.ts';
import { drawParks } from './parks.ts';
import { makePlan } from './plan.ts';
import { type Pt, rim } from './plane.ts';
import { carvePockets } from './pockets.ts';
import { drawIntersections, drawRoads, drawSegments } from './roads.ts';
import { drawHillPaths, drawScenery, drawWalls, ponds } from './scenery.ts';
import { drawServices } from './services.ts';
import { drawShareZones } from './share-zones.ts';
import { boundaryNote, sources } from './sources.ts';
import { spots } from './spots.ts';
import { drawStreets } from './streets.ts';
import { assignUses } from './uses.ts';
import { Ways } from './ways.ts';
import type { Files } from './write.ts';
import { builtUpRing } from './zones.ts';

/** The day the drawn data speak for; a fixed one, since the files must not change with the calendar. */
const dataDate = '2025-01-01';

function info(): object {
  const corners: Pt[] = [
    { x: rim.west, y: rim.south },
    { x: rim.east, y: rim.south },
    { x: rim.east, y: rim.north },
    { x: rim.west, y: rim.north },
  ];
  return {
    schemaVersion: 1,
    name: '泰安（示意）',
    areaCode: '370900',
    builtUp: ringGeometry(builtUpRing),
    extent: ringGeometry(corners),
    dataDate,
    synthetic: true,
    sources: [
      { name: 'Xiutu make-demo', date: dataDate, licence: 'MIT', note: '示意数据：除注明来源的名称与数字外均为绘制，位置、边界均为示意' },
      { name: sources.article, note: '数量、统计范围与时段' },
      { name: sources.streets, note: '路名与改造路段；位置示意' },
      { name: sources.towns, note: '镇街名称与代码' },
      { name: sources.districts, note: boundaryNote },
    ],
  };
}

/** Draws the whole city and returns its files. Same code, same bytes. */
export function makeCity(): Files {
  const city = new City();
  const ways = new Ways();
  const plan = makePlan();
  drawStreets(plan, ways);
  const { lots, pockets } = carvePockets(cutLots(plan, ways), ways);
  const used = assignUses(lots, ways);
  const homes = drawHomes(used, city, ways);
  const parks = drawParks(used, pockets, city, ways);
  drawShareZones(
    parks,
    ponds.map(({ ring }) => ring),
    city,
  );
  drawBuildings(homes, used, city);
  drawBarriers(city);
  drawLeftLand(used, city);
  drawScenery(city);
  drawWalls(used, city);
  const areas = drawAreas(city, homes);
  drawRoads(plan, city);
  drawSegments(plan, city);
  drawIntersections(plan, city);
  const places = spots(used);
  drawServices(places, city);
  drawCounted(places, parks, areas, city);
  drawHillPaths(ways);
  city.draw('built-up', ringGeometry(builtUpRing), { name: '建成区（示意）', note: boundaryNote });
  writeStreets(city, ways);
  const files = new Map<string, string>([['city.json', `${JSON.stringify(info(), null, 2)}\n`]]);
  for (const [kind, features] of [...city.kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
    files.set(`${kind}.geojson`, `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
  }
  return files;
}
