import { intersect, subtract } from './clip.ts';
import { type City, numbered } from './features.ts';
import { ringGeometry, ringsGeometry } from './geometry.ts';
import type { Home } from './homes.ts';
import { extent, leftPart } from './lots.ts';
import { districtOutlines, prefectureOutline } from './outlines.ts';
import { type Pt, plane, planes, rim } from './plane.ts';
import { area, at, centroid, dot, inside, type Ring } from './shape.ts';
import { boundaryNote, sources } from './sources.ts';
import { conform } from './tiling.ts';
import { donghu, type TownPlan, townPlan } from './towns.ts';

export interface Town {
  readonly code: string;
  readonly name: string;
  readonly rings: readonly Ring[];
}

export interface Community {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly ring: Ring;
}

/** Drawn communities hold at most this many people, and at most this much land where few live. */
const mostPeople = 7_500;
const mostM2 = 9_000_000;

const boxRing: Ring = [
  { x: rim.west, y: rim.south },
  { x: rim.east, y: rim.south },
  { x: rim.east, y: rim.north },
  { x: rim.west, y: rim.north },
];

function drawOutlines(city: City): void {
  const note = boundaryNote;
  city.cite('area', prefectureOutline(), {
    name: '泰安市',
    level: 'city',
    code: '370900',
    codeSource: sources.towns,
    people: 5_472_217,
    peopleYear: 2020,
    source: sources.districts,
    positionNote: '约 500 m 概化',
    note,
  });
  for (const { code, name, geometry } of districtOutlines()) {
    city.cite('area', geometry, {
      name,
      level: 'district',
      code,
      parentCode: '370900',
      codeSource: sources.towns,
      source: sources.districts,
      positionNote: '约 500 m 概化',
      note,
    });
  }
  city.draw('area', null, {
    name: '泰安高新区（示意单元）',
    level: 'district',
    code: 'zone-gaoxin',
    parentCode: '370900',
    codeSource: '示意代码',
    note: '功能区，代管镇街；未落图',
  });
}

/** The towns of one district: each has its outline less those before it; the last has the rest. */
function cutTowns(district: readonly Ring[], plan: readonly TownPlan[]): Town[] {
  const whole = intersect(district, [boxRing]);
  const before: Ring[] = [];
  return plan.map(({ code, name, outline }) => {
    const own = outline ? intersect(whole, [planes(outline)], 50) : whole;
    const rings = subtract(own, before, 50);
    if (outline) before.push(planes(outline));
    return { code, name, rings };
  });
}

interface TownCut extends Town {
  readonly district: string;
  readonly plan: TownPlan;
}

function townsOfBox(): TownCut[] {
  return districtOutlines().flatMap(({ code: district, geometry }): TownCut[] => {
    if (district !== '370902' && district !== '370911') return [];
    const whole = geometry.coordinates.map((polygon): Ring => (polygon[0] ?? []).slice(0, -1).map(([lon = 0, lat = 0]) => plane(lon, lat)));
    return cutTowns(whole, townPlan[district]).map((town, i) => ({ ...town, district, plan: at(townPlan[district], i) }));
  });
}

const peopleIn = (ring: Ring, homes: readonly Home[]): number =>
  homes.reduce((sum, home) => sum + (inside(home.middle, ring) ? home.people : 0), 0);

/** Halves a cell across its longer extent until few enough people live in it. */
function divide(ring: Ring, homes: readonly Home[]): Ring[] {
  const own = homes.filter((home) => inside(home.middle, ring));
  if (peopleIn(ring, own) <= mostPeople && (area(ring) <= mostM2 || own.length === 0)) return [ring];
  const [w, e] = extent(ring, { x: 1, y: 0 });
  const [s, n] = extent(ring, { x: 0, y: 1 });
  const across: Pt = e - w >= n - s ? { x: 0, y: 1 } : { x: 1, y: 0 };
  const axis: Pt = { x: across.y, y: across.x };
  const c = centroid(ring);
  const positions = own.map((home) => dot(home.middle, axis)).sort((a, b) => a - b);
  const [low, high] = e - w >= n - s ? [w, e] : [s, n];
  const middle = positions[Math.floor(positions.length / 2)] ?? (low + high) / 2;
  // Kept off the rims, so that no cell is a splinter.
  const cut = Math.min(high - (high - low) * 0.25, Math.max(low + (high - low) * 0.25, middle));
  const p = { x: c.x + axis.x * (cut - dot(c, axis)), y: c.y + axis.y * (cut - dot(c, axis)) };
  return [...leftPart(ring, p, across, 0), ...leftPart(ring, p, { x: -across.x, y: -across.y }, 0)].flatMap((part) =>
    area(part) < area(ring) * 0.98 ? divide(part, own) : [part],
  );
}

/** Cells of a town; the first of 岱庙街道 is 东湖社区. */
function cutCommunities(town: Town, homes: readonly Home[], before: number): Community[] {
  const known = town.code === donghu.town;
  const outline = known ? [planes(donghu.outline)] : [];
  const cell = known
    ? intersect(town.rings, outline, 50).map((ring) => ({ code: donghu.code, name: donghu.name, town: town.code, ring }))
    : [];
  const rest = known ? subtract(town.rings, outline, 50) : town.rings;
  const drawn = rest
    .flatMap((ring) => divide(ring, homes))
    .map((ring, i) => ({ code: `${town.code}${900 + i + 1}`, name: numbered('示意单元', before + i + 1), town: town.code, ring }));
  return [...cell, ...drawn];
}

function drawTown(city: City, town: TownCut): void {
  const { managedBy, note } = town.plan;
  city.cite('area', ringsGeometry(town.rings), {
    name: town.name,
    level: 'town',
    code: town.code,
    parentCode: town.district,
    codeSource: sources.towns,
    source: sources.towns,
    positionNote: '示意边界（只画数据范围内）',
    note: note ? `${boundaryNote}；${note}` : boundaryNote,
    ...(managedBy ? { managedBy } : {}),
  });
}

function drawCommunity(city: City, { code, name, town, ring }: Community): void {
  const values = { name, level: 'community', code, parentCode: town, note: boundaryNote };
  if (code === donghu.code) {
    city.cite('area', ringGeometry(ring), {
      ...values,
      codeSource: sources.communities,
      source: sources.communities,
      positionNote: '示意边界',
    });
  } else city.draw('area', ringGeometry(ring), { ...values, codeSource: '示意代码' });
}

export function drawAreas(
  city: City,
  homes: readonly Home[],
): { readonly towns: readonly Town[]; readonly communities: readonly Community[] } {
  drawOutlines(city);
  const cutOut = townsOfBox();
  const cells: Community[] = [];
  for (const town of cutOut) cells.push(...cutCommunities(town, homes, cells.filter((cell) => cell.code !== donghu.code).length));
  const rings = conform([...cutOut.flatMap((town) => town.rings), ...cells.map((cell) => cell.ring)]);
  const next = (): Ring => rings.shift() ?? [];
  const towns = cutOut.map((town) => ({ ...town, rings: town.rings.map(next) }));
  const communities = cells.map((cell) => ({ ...cell, ring: next() }));
  for (const town of towns) drawTown(city, town);
  for (const cell of communities) drawCommunity(city, cell);
  return { towns, communities };
}
