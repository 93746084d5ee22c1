import { inset } from './clip.ts';
import type { City } from './features.ts';
import { lineGeometry, ringGeometry } from './geometry.ts';
import { groundArea, type Pt, planes, rim } from './plane.ts';
import { area, at, bounds, centroid, type Ring, smoothLine, smoothRing } from './shape.ts';
import { rectangle, sites } from './sites.ts';
import { boundaryNote, sources } from './sources.ts';
import type { UsedLot } from './uses.ts';
import type { Ways } from './ways.ts';
import { mountainFoot } from './zone-outlines.ts';

/** A twelve-sided round, written out: no sine takes part. */
const round: readonly (readonly [number, number])[] = [
  [1, 0],
  [0.87, 0.5],
  [0.5, 0.87],
  [0, 1],
  [-0.5, 0.87],
  [-0.87, 0.5],
  [-1, 0],
  [-0.87, -0.5],
  [-0.5, -0.87],
  [0, -1],
  [0.5, -0.87],
  [0.87, -0.5],
];

const measured = (ring: Ring): number => Math.round(groundArea(area(ring), centroid(ring)));

/** Waters inside parks, as a share of the park's width and height. */
const pondPlans = [
  { site: 'donghu', name: '东湖', share: 0.56, source: sources.donghu },
  { site: 'nanhu', name: '南湖', share: 0.58, source: sources.nanhu },
  { site: 'hushan', name: '湖山公园湖面', share: 0.68, source: sources.hushan },
] as const;

function pond(site: string, share: number): Ring {
  const { west, south, east, north } = bounds(sites.find((s) => s.id === site)?.ring ?? []);
  const c = { x: (west + east) / 2, y: (south + north) / 2 };
  return smoothRing(round.map(([x, y]): Pt => ({ x: c.x + (x * share * (east - west)) / 2, y: c.y + (y * share * (north - south)) / 2 })));
}

export const ponds: readonly { readonly site: string; readonly name: string; readonly source: string; readonly ring: Ring }[] =
  pondPlans.map((p) => ({ site: p.site, name: p.name, source: p.source, ring: pond(p.site, p.share) }));

/** The two railway stations, whose names are easily mixed up: 泰山站 is the old one in the centre, 泰安站 the high-speed one in the west. */
const stations = [
  { name: '泰山站', ring: rectangle(117.1034, 36.18695, 117.1056, 36.18722) },
  { name: '泰安站', ring: rectangle(117.01112, 36.179, 117.01152, 36.181) },
] as const;

/** Footpaths into the hills, longitude and latitude; the first point joins the nearest street. */
const hillPaths: readonly (readonly (readonly [number, number])[])[] = [
  [
    [117.119, 36.2125],
    [117.1185, 36.2185],
    [117.1168, 36.224],
    [117.116, 36.231],
  ],
  [
    [117.1478, 36.214],
    [117.149, 36.22],
    [117.1478, 36.2275],
  ],
  [
    [117.085, 36.209],
    [117.0838, 36.2165],
    [117.086, 36.224],
  ],
  [
    [117.183, 36.2145],
    [117.185, 36.221],
    [117.183, 36.229],
  ],
];

/** A footbridge-less islet of 天平湖: the one piece of the network that is meant to hang together with nothing. */
const islet: readonly (readonly [number, number])[] = [
  [117.0205, 36.2108],
  [117.0212, 36.2114],
  [117.0222, 36.2112],
  [117.0228, 36.2106],
];

export function drawHillPaths(ways: Ways): void {
  hillPaths.forEach((path, i) => {
    const points = planes(path);
    const hit = ways.nearest(at(points, 0), 420);
    if (!hit) throw new Error(`hill path ${i + 1} meets no street`);
    ways.add({ name: `示意登山步道${i + 1}`, class: 'path' }, [ways.join(hit), ...points.slice(1)]);
  });
  ways.add({ name: '示意湖心岛步道', class: 'footway', inner: true }, planes(islet));
}

export function drawScenery(city: City): void {
  for (const { name, ring, source } of ponds)
    city.cite('water', ringGeometry(ring), { name, type: 'lake', areaM2: measured(ring), source });
  const square = sites.find((site) => site.id === 'taian-station')?.ring ?? [];
  city.draw('green', ringGeometry(square), {
    name: '泰安站站前广场（示意）',
    class: 'G3',
    classEdition: 'CJJ/T 85-2017',
    areaM2: measured(square),
    open: true,
  });
  for (const { name, ring } of stations)
    city.cite('building', ringGeometry(ring), { name, use: 'public', source: sources.places, positionNote: '位置、轮廓示意' });
  const foot = smoothLine(planes(mountainFoot));
  const mountain: Ring = [...foot, { x: rim.east, y: rim.north }, { x: rim.west, y: rim.north }];
  city.draw('green', ringGeometry(mountain), {
    name: '泰山山体（示意范围）',
    class: 'EG',
    classEdition: 'CJJ/T 85-2017',
    areaM2: measured(mountain),
    note: boundaryNote,
  });
  const historic = planes([
    [117.1212, 36.189],
    [117.1287, 36.189],
    [117.1287, 36.1985],
    [117.1212, 36.1985],
  ]);
  city.draw('historic-district', ringGeometry(historic), {
    name: '岱庙历史文化街区（示意范围）',
    areaM2: measured(historic),
    note: boundaryNote,
  });
}

/** The free width of a campus wall's opening, on each side of its gate. */
const openingHalfM = 6;

/** Walls of campuses: along the whole lot but for an opening at the street. */
export function drawWalls(lots: readonly UsedLot[], city: City): void {
  let n = 0;
  for (const lot of lots.filter((l) => l.use === 'institution').filter((_, i) => i % 4 === 0)) {
    const front = lot.fronts[0];
    const ring = inset(lot.ring, 1, 100);
    if (!front || ring.length !== 1) continue;
    const wall = at(ring, 0);
    const side = wall.findIndex(
      (p, i) =>
        Math.abs((front.at.x - p.x) * front.inward.x + (front.at.y - p.y) * front.inward.y) < 1.6 &&
        Math.abs((front.at.x - at(wall, i + 1).x) * front.inward.x + (front.at.y - at(wall, i + 1).y) * front.inward.y) < 1.6,
    );
    if (side < 0) continue;
    const order = wall.map((_, i) => at(wall, side + 1 + i));
    const foot = { x: front.at.x + front.inward.x, y: front.at.y + front.inward.y };
    const step = (m: number): Pt => ({ x: foot.x + front.inward.y * m, y: foot.y - front.inward.x * m });
    // Counter-clockwise, the wall starts beyond the opening and comes back to it from the other side.
    const line = [step(openingHalfM), ...order, step(-openingHalfM)];
    city.draw('wall', lineGeometry(line), {
      name: `示意院墙${String(++n).padStart(2, '0')}`,
      type: n % 3 === 0 ? 'fence' : 'wall',
      heightM: 2.2,
    });
  }
}
