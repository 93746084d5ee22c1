import { ringsInBox } from '../../core/geo/cut.ts';
import { distanceToRegion, type Region, type Ring, regionOf } from '../../core/geo/rings.ts';
import { cellM } from '../coverage/cells.ts';
import { union } from '../coverage/clip.ts';
import type { Access } from '../coverage/demand.ts';
import { bestWalk, routeAt, straightTo } from '../coverage/route.ts';
import { reachBox } from '../coverage/rules.ts';
import { toMultiPolygon } from '../coverage/shapes.ts';
import type { RouteAnswer } from '../coverage/spec.ts';
import { isInAnyRadius } from '../coverage/walk.ts';
import { searchFrom } from '../network/search.ts';
import { withoutBarriers } from './barriers.ts';
import { type Asked, bestSingle, type Cover, type Entry, type Spot, spotAt, spotsOf, tally } from './cover.ts';
import { gatesAnywhere } from './gate-anywhere.ts';
import { linksAround } from './links.ts';
import { compoundAt, type FoundGap, type FoundGaps, type Ground, nearestServed, weightOf } from './list.ts';
import type { GapAnswer, GapCause, GapChange, GapTrial } from './spec.ts';
import { enlargedGreens, entriesOf, openedGreens, type Waived } from './waived.ts';

/**
 * Changes in the order in which they are considered, the smallest first: a missing join may be a slip of the drawing and costs a few metres of
 * path; a gate is an opening in a fence; opening a closed park takes a decision of its owner; a wall, river or railway takes a bridge or a
 * passage; a larger park takes land. The first that covers at least half of the place is its cause. Where none does: no park near, if half of the
 * place lies in no park's radius; else the first that does at least half of what the best does; else a way round, which nothing cuts short.
 */
const causeOf: readonly (readonly [GapChange, GapCause])[] = [
  ['islands-joined', 'broken-path'],
  ['gate-anywhere', 'no-gate-this-side'],
  ['openness-waived', 'closed'],
  ['without-barriers', 'barrier'],
  ['size-waived', 'too-small'],
];
const most = 0.5;

/** Opens one gap of a list: everything that could help is tried, one change at a time, for this place only. null for an id not in the list. */
export function gapCause({ ground, found }: FoundGaps, id: string): GapAnswer | null {
  const opened = found.get(id);
  if (!opened) return null;
  const trials = ground.metric === 'walk' ? walkTrials(ground, opened) : straightTrials(ground, opened);
  const outside = outsideAll(ground, opened);
  const { cause, trial } = judged(trials, outside);
  const park = trial ? ground.question.served.findIndex(({ green }) => ground.prepared.columns.greens[green]?.id === trial.parkId) : -1;
  const route = routeOf(ground, opened, park);
  return { id, shape: shapeOf(ground, opened), cause, params: { ...paramsOf(opened, cause, trial, route), outside }, trials, route };
}

/** `outside`: share of the place's demand in no counted park's radius. */
function judged(trials: readonly GapTrial[], outside: number): { readonly cause: GapCause; readonly trial: GapTrial | null } {
  const best = Math.max(0, ...trials.map(({ covers }) => covers));
  const least = best >= most ? most : best / 2;
  if (best === 0 || (best < most && outside >= most)) return { cause: outside >= most ? 'no-park-near' : 'broken-path', trial: null };
  for (const [change, cause] of causeOf) {
    const trial = trials.find((one) => one.change === change);
    if (trial && trial.covers >= least) return { cause, trial };
  }
  return { cause: 'no-park-near', trial: null };
}

function outsideAll(ground: Ground, { place }: FoundGap): number {
  const { prepared, question, cells } = ground;
  const weight = weightOf(ground, place);
  const walks = question.walks();
  let [all, outside] = [0, 0];
  for (const cell of place.cells) {
    all += weight(cell);
    if (!isInAnyRadius(prepared, walks, cells.x[cell] as number, cells.y[cell] as number)) outside += weight(cell);
  }
  return all > 0 ? outside / all : 1;
}

/** Counted parks in whose radius the middle of any cell of a place may lie. */
function parksAround({ prepared, question }: Ground, spots: readonly Spot[]): number[] {
  return [...question.served.keys()].filter((served) => {
    const [minX, minY, maxX, maxY] = reachBox(prepared.columns, question.served[served] as (typeof question.served)[number]);
    return spots.some(({ x, y }) => x >= minX && x <= maxX && y >= minY && y <= maxY);
  });
}

function trialOf({ prepared }: Ground, change: GapChange, cover: Cover | null): GapTrial {
  const entry = cover?.entry ?? null;
  const park = entry && prepared.columns.greens[entry.green];
  const [lon, lat] = entry?.at ? prepared.columns.plane.inverse(...entry.at) : [];
  return {
    change,
    covers: cover?.covers ?? 0,
    parkId: park?.id ?? null,
    parkName: park?.name ?? null,
    walkM: cover?.walkM ?? null,
    at: lon === undefined || lat === undefined ? null : [lon, lat],
    params: entry?.params ?? {},
  };
}

function walkTrials(ground: Ground, opened: FoundGap): GapTrial[] {
  const { prepared, question } = ground;
  const spots = spotsOf(ground, opened);
  const middle = spotAt(ground, opened.middle);
  const walks = question.walks();
  const around = parksAround(ground, spots);
  const counted: Asked = { ground, spots, middle, isInRadius: ({ x, y }) => isInAnyRadius(prepared, walks, x, y) };
  const trials: GapTrial[] = [];
  const note = (change: GapChange, cover: Cover | null) => trials.push(trialOf(ground, change, cover));
  if (around.length > 0) {
    note('islands-joined', bestSingle(counted, linksAround(ground, spots)));
    note('gate-anywhere', bestSingle(counted, gatesAnywhere(ground, around)));
  }
  const opening = waivedFor(ground, spots, openedGreens(ground));
  if (opening.length > 0) note('openness-waived', bestSingle(waivedAsk(ground, spots, middle, opening), entriesOf(ground, opening)));
  if (around.length > 0) {
    const own = around.flatMap((served) => question.served[served] ?? []).map((park): Waived => ({ ...park, params: {} }));
    const doors = withDoorPlaces(ground, own);
    const free = withoutBarriers(waivedAsk(ground, spots, middle, own), doors);
    trials.push(withParams(trialOf(ground, 'without-barriers', free), free ? { ...free.obstacle } : {}));
  }
  const larger = waivedFor(ground, spots, enlargedGreens(ground));
  if (larger.length > 0) note('size-waived', bestSingle(waivedAsk(ground, spots, middle, larger), entriesOf(ground, larger)));
  return trials;
}

function withParams(trial: GapTrial, params: GapTrial['params']): GapTrial {
  return { ...trial, params: { ...trial.params, ...params }, at: null };
}

/** Doors of counted parks with where they stand, so that their own legs can be freed as well. */
function withDoorPlaces(ground: Ground, parks: readonly Waived[]): Entry[] {
  const { prepared } = ground;
  const places = parks.flatMap(({ green }) => (prepared.greenDoors[green] ?? []).map(({ x, y }) => [x, y] as const));
  return entriesOf(ground, parks).map((entry, i) => ({ ...entry, at: places[i] ?? null }));
}

/** Waived greens in whose radius the middle of any cell of a place lies. */
function waivedFor({ prepared }: Ground, spots: readonly Spot[], waived: readonly Waived[]): Waived[] {
  return waived.filter((park) => spots.some((spot) => isWithin(prepared.columns.greens[park.green]?.region, park.radiusM, spot, prepared)));
}

function isWithin(region: Region | undefined, radiusM: number, { x, y }: Spot, { columns }: Ground['prepared']): boolean {
  if (!region) return false;
  return Math.round((1000 * distanceToRegion(x, y, region)) / columns.plane.scaleAt(x, y)) <= 1000 * radiusM;
}

function waivedAsk(ground: Ground, spots: readonly Spot[], middle: Spot, waived: readonly Waived[]): Asked {
  const radius = new Map(waived.map(({ green, radiusM }) => [green, radiusM]));
  const { greens } = ground.prepared.columns;
  return {
    ground,
    spots,
    middle,
    isInRadius: (spot, { green }) => isWithin(greens[green]?.region, radius.get(green) ?? 0, spot, ground.prepared),
  };
}

/** As the crow flies only what counts can be changed. Each green is tried alone; the metres are straight ones. */
function straightTrials(ground: Ground, opened: FoundGap): GapTrial[] {
  const spots = spotsOf(ground, opened);
  const middle = spotAt(ground, opened.middle);
  const { greens, plane } = ground.prepared.columns;
  const cover = ({ green, radiusM, params }: Waived): Cover => {
    const entry: Entry = { positions: [], startMm: 0, leadMm: 0, gate: -1, group: green, green, at: null, params };
    const region = greens[green]?.region;
    const walk = (spot: Spot) => {
      if (!region || !isWithin(region, radiusM, spot, ground.prepared)) return null;
      return { mm: (1000 * distanceToRegion(spot.x, spot.y, region)) / plane.scaleAt(spot.x, spot.y), entry };
    };
    return tally(spots, middle, walk);
  };
  const best = (waived: readonly Waived[]) =>
    waivedFor(ground, spots, waived)
      .map(cover)
      .reduce<Cover | null>((most, next) => (most === null || next.covers > most.covers ? next : most), null);
  const all: readonly (readonly [GapChange, Cover | null])[] = [
    ['openness-waived', best(openedGreens(ground))],
    ['size-waived', best(enlargedGreens(ground))],
  ];
  return all.flatMap(([change, found]) => (found ? [trialOf(ground, change, found)] : []));
}

/** Both ways from the middle: to the park that the cause is about where that counts, else to the nearest on foot and the nearest straight. */
function routeOf(ground: Ground, { middle }: FoundGap, park: number): RouteAnswer | null {
  const { prepared, sheet, question, cells, access } = ground;
  const [x, y] = [cells.x[middle] as number, cells.y[middle] as number];
  const compound = compoundAt(ground, middle);
  const own = park >= 0 ? park : ground.metric === 'straight' ? nearestServed(ground, x, y).served : -1;
  if (own < 0) return routeAt(prepared, sheet, { x, y, compound });
  const walks = question.walks();
  const sourceOf = walks.sourceOf.filter(({ served }) => served === own);
  const field = searchFrom(
    prepared.network,
    sourceOf.map(({ door }) => ({ positions: door.positions })),
    Infinity,
  );
  const walk = bestWalk(prepared, field, { served: question.served, sourceOf }, [x, y], compound, access[middle] as Access);
  const straight = straightTo(prepared, question.served, [x, y], own);
  return { status: 'uncovered', ...(walk ? { walk: walk.answer } : {}), ...(straight ? { straight } : {}) };
}

function paramsOf({ gap }: FoundGap, cause: GapCause, trial: GapTrial | null, route: RouteAnswer | null): GapAnswer['params'] {
  const { straight, walk } = route ?? {};
  return {
    ...(straight ? { park: straight.parkName, straightM: straight.metres, radiusM: straight.limitM } : {}),
    ...(walk ? { walkPark: walk.parkName, walkM: walk.metres, inferred: walk.gateInferred ? 1 : 0 } : {}),
    ...(trial
      ? { changedPark: trial.parkName ?? '', covers: trial.covers, ...(trial.walkM === null ? {} : { newM: trial.walkM }), ...trial.params }
      : {}),
    ...(cause === 'broken-path' && trial === null ? { detour: 1 } : {}),
    ...(gap.people === null ? {} : { people: gap.people }),
  };
}

/** The outline of a place: its squares cut to its land, put together. */
function shapeOf({ prepared, land, cells }: Ground, { place }: FoundGap): GapAnswer['shape'] {
  const half = cellM / 2;
  const rings = place.cells.flatMap((cell): Ring[] => {
    const [x, y] = [cells.x[cell] as number, cells.y[cell] as number];
    const region = land.pieces[cells.piece[cell] as number]?.region;
    return region ? ringsInBox(region.rings, [x - half, y - half, x + half, y + half]) : [];
  });
  const { clip } = prepared;
  return toMultiPolygon(prepared, clip.toRegion(union(clip.toPaths(regionOf(rings)))));
}
