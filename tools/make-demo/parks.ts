import { barriers, lakes } from './barriers.ts';
import { inset } from './clip.ts';
import { type City, numbered, type Values } from './features.ts';
import { pointGeometry, ringGeometry } from './geometry.ts';
import { behind, enter, type Frontage, frontages, hub, spread } from './ground.ts';
import { namedParks } from './named-parks.ts';
import { groundArea, type Pt } from './plane.ts';
import type { Pocket } from './pockets.ts';
import { rng } from './rng.ts';
import { ponds } from './scenery.ts';
import { area, at, centroid, crossing, distance, inside, type Ring } from './shape.ts';
import { sites } from './sites.ts';
import { sources } from './sources.ts';
import type { UsedLot } from './uses.ts';
import type { Ways } from './ways.ts';

export interface Park {
  readonly id: string;
  readonly name: string;
  readonly ring: Ring;
  readonly areaM2: number;
  readonly cited: boolean;
  readonly open: boolean;
}

/** How the entrances of a park stand in the data: recorded as gates, only as paths over the boundary, or not at all. */
type Entrances = 'gates' | 'paths' | 'none';

interface Ground {
  readonly id: string;
  readonly name: string;
  readonly ring: Ring;
}

const edition = 'CJJ/T 85-2017';
const day = '06:00-22:00';

const pathInsetM = 12;

/** A round path inside the boundary, with a vertex wherever an entrance's path meets it. */
function roundPath(ring: Ring, meets: readonly Pt[]): Pt[] {
  const points = ring.flatMap((a, i): Pt[] => {
    const b = at(ring, i + 1);
    const here = meets.filter((p) => Math.abs(distance(a, p) + distance(p, b) - distance(a, b)) < 0.001);
    return [a, ...here.sort((p, q) => distance(a, p) - distance(a, q))];
  });
  return [...points, at(points, 0)];
}

/** Ways inside a park: from each entrance to the round path and, where no water lies there, on to the middle. */
function drawPaths(park: Ground, fronts: readonly Frontage[], name: string, ways: Ways): void {
  const loop = area(park.ring) > 6_000 ? inset(park.ring, pathInsetM, 1_500)[0] : undefined;
  const middle = hub(park.ring);
  const dry = middle && !ponds.some((pond) => inside(middle, pond.ring)) ? [middle] : [];
  const meets: Pt[] = [];
  for (const front of fronts) {
    const goal = middle ?? behind(front, 40);
    const hits = (loop ?? []).flatMap((p, i) => crossing(front.at, goal, p, at(loop ?? [], i + 1))?.at ?? []);
    const hit = hits.sort((p, q) => distance(front.at, p) - distance(front.at, q))[0];
    const meet = hit && ([...meets, ...(loop ?? [])].find((p) => distance(p, hit) < 2) ?? hit);
    if (meet === hit && hit) meets.push(hit);
    const on = meet ? [meet, ...dry] : dry.length > 0 ? dry : [behind(front, 15)];
    enter(front, ways, { name, class: 'footway' }, on);
  }
  if (loop && fronts.length > 0) ways.add({ name, class: 'footway', inner: true }, roundPath(loop, meets));
}

function drawEntrances(park: Ground, fronts: readonly Frontage[], entrances: Entrances, city: City, ways: Ways): void {
  if (entrances === 'none') return;
  const mark = park.name.includes('示意') ? '' : '示意';
  drawPaths(park, fronts, `${park.name}${mark}步道`, ways);
  if (entrances === 'paths') return;
  fronts.forEach((front, i) => {
    city.draw('gate', pointGeometry(front.at), {
      name: `${park.name}${mark}${numbered('门', i + 1, 1)}`,
      of: park.id,
      access: 'pedestrian',
      main: i === 0,
    });
  });
}

const overWater = (front: Frontage, to: Pt): boolean => {
  const lines = [...barriers.map((b) => b.line), ...lakes.map((l) => [...l.ring, at(l.ring, 0)])];
  return lines.some((line) => line.some((p, i) => i > 0 && crossing(front.at, to, at(line, i - 1), p) !== undefined));
};

function drawNamed(city: City, ways: Ways): Park[] {
  const random = rng('named parks');
  return namedParks.map((data) => {
    const ring = sites.find((site) => site.id === data.site)?.ring;
    if (!ring) throw new Error(`no site ${data.site}`);
    const measured = Math.round(groundArea(area(ring), centroid(ring)));
    const id = city.cite('park', ringGeometry(ring), {
      name: data.name,
      class: data.class,
      classEdition: edition,
      open: true,
      hours: day,
      ...data.values,
      source: data.source,
      positionNote: '位置、边界示意',
    });
    const fronts = frontages(ring, ways, random, data.reachM, () => false).filter((front) => !overWater(front, front.hit.at));
    drawEntrances({ id, name: data.name, ring }, spread(fronts, data.gates, random), data.gates > 0 ? 'gates' : 'paths', city, ways);
    return { id, name: data.name, ring, areaM2: Number(data.values.areaM2 ?? measured), cited: true, open: true };
  });
}

function parkValues(areaM2: number, n: { park: number; garden: number }): { name: string; class: string; tags: string[] } {
  if (areaM2 >= 10_000) return { name: numbered('示意公园', ++n.park), class: 'G12', tags: [] };
  return { name: numbered('示意游园', ++n.garden), class: 'G14', tags: ['街角游园'] };
}

function drawLotParks(lots: readonly UsedLot[], city: City, ways: Ways): Park[] {
  const random = rng('lot parks');
  const n = { park: 0, garden: 0 };
  return lots
    .filter((lot) => lot.use === 'park')
    .map((lot, i) => {
      const areaM2 = Math.round(groundArea(lot.areaM2, centroid(lot.ring)));
      const { name, class: parkClass, tags } = parkValues(areaM2, n);
      const closed = i === 3;
      const values: Values = {
        name,
        class: parkClass,
        classEdition: edition,
        areaM2,
        open: !closed,
        fee: false,
        hours: closed ? null : day,
        builtYear: random.integer(1998, 2021),
        ...(tags.length ? { tags } : {}),
      };
      const id = city.draw('park', ringGeometry(lot.ring), closed ? { ...values, note: '示意：改造期间暂不开放' } : values);
      const entrances: Entrances = i % 11 === 5 ? 'none' : random.chance(0.72) ? 'gates' : 'paths';
      drawEntrances({ id, name, ring: lot.ring }, spread(lot.fronts, areaM2 > 20_000 ? 6 : 4, random), entrances, city, ways);
      return { id, name, ring: lot.ring, areaM2, cited: false, open: !closed };
    });
}

/** 街角游园、口袋公园: the article's 23, places and sizes drawn. */
function drawPockets(pockets: readonly Pocket[], city: City, ways: Ways): Park[] {
  const random = rng('pocket parks');
  const former = ['idle', 'cleared', 'gap', 'underused-green', 'closed-green', 'quiet-square'];
  return pockets.map(({ ring, front }, i) => {
    const name = numbered('示意口袋公园', i + 1);
    const areaM2 = Math.round(groundArea(area(ring), centroid(ring)));
    const id = city.draw('park', ringGeometry(ring), {
      name,
      class: 'G14',
      classEdition: edition,
      tags: i % 3 === 0 ? ['街角游园'] : ['口袋公园'],
      areaM2,
      open: true,
      fee: false,
      hours: '00:00-24:00',
      formerLand: random.pick(former),
      scope: 'taicheng',
      period: '2022–2024',
      cited: '新建改造街角游园、口袋公园23处',
      sourced: false,
      source: sources.article,
    });
    drawEntrances({ id, name, ring }, [front], i % 4 === 0 ? 'gates' : i % 8 === 7 ? 'none' : 'paths', city, ways);
    return { id, name, ring, areaM2, cited: false, open: true };
  });
}

export function drawParks(lots: readonly UsedLot[], pockets: readonly Pocket[], city: City, ways: Ways): Park[] {
  return [...drawNamed(city, ways), ...drawLotParks(lots, city, ways), ...drawPockets(pockets, city, ways)];
}
