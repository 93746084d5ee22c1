import { barriers, lakes } from './barriers.ts';
import { type City, numbered, type Values } from './features.ts';
import { pointGeometry, ringGeometry } from './geometry.ts';
import { behind, enter, type Frontage, frontages, hub, spread } from './ground.ts';
import { namedParks } from './named-parks.ts';
import { groundArea, type Pt } from './plane.ts';
import type { Pocket } from './pockets.ts';
import { rng } from './rng.ts';
import { area, at, centroid, crossing, type Ring } from './shape.ts';
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
}

/** How the entrances of a park stand in the data: recorded as gates, only as paths over the boundary, or not at all. */
type Entrances = 'gates' | 'paths' | 'none';

const edition = 'CJJ/T 85-2017';
const day = '06:00-22:00';

/** Ways inside a park: from each entrance to its middle. */
function drawEntrances(
  park: { id: string; name: string; ring: Ring },
  fronts: readonly Frontage[],
  entrances: Entrances,
  city: City,
  ways: Ways,
): void {
  if (entrances === 'none') return;
  const middle = hub(park.ring);
  const mark = park.name.includes('示意') ? '' : '示意';
  fronts.forEach((front, i) => {
    if (entrances === 'gates')
      city.draw('gate', pointGeometry(front.at), {
        name: `${park.name}${mark}${numbered('门', i + 1, 1)}`,
        of: park.id,
        access: 'pedestrian',
        main: i === 0,
      });
    enter(front, ways, { name: `${park.name}${mark}步道`, class: 'footway' }, middle ? [middle] : [behind(front, 20)]);
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
    return { id, name: data.name, ring, areaM2: Number(data.values.areaM2 ?? measured), cited: true };
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
      drawEntrances({ id, name, ring: lot.ring }, spread(lot.fronts, areaM2 > 20_000 ? 3 : 2, random), entrances, city, ways);
      return { id, name, ring: lot.ring, areaM2, cited: false };
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
    return { id, name, ring, areaM2, cited: false };
  });
}

export function drawParks(lots: readonly UsedLot[], pockets: readonly Pocket[], city: City, ways: Ways): Park[] {
  return [...drawNamed(city, ways), ...drawLotParks(lots, city, ways), ...drawPockets(pockets, city, ways)];
}
