import type { FeatureCollection, Point } from 'geojson';
import type { AssetKey } from '../core/asset.ts';
import type { City } from '../core/city.ts';
import type { Kind } from '../layers/kind.ts';
import { cityIndex } from '../store/query/city-index.ts';
import type { Lang } from '../text/sentence.ts';
import { areasBand } from './areas.ts';
import { assetsBand, shownAssets } from './assets.ts';
import { backdropBand } from './backdrop.ts';
import { basemapBand, groundBand } from './basemap.ts';
import { classedBand } from './classed.ts';
import { crowdFeatures, crowdsBand } from './crowds.ts';
import type { Dress } from './dress.ts';
import { drawnKinds, idleKinds, nothingDrawn } from './features.ts';
import type { MapFrame } from './frame.ts';
import { ghostsBand } from './ghosts.ts';
import { labelsBand } from './labels.ts';
import { memoLast } from './memo.ts';
import { outside } from './outside.ts';
import type { MapImage } from './pattern.ts';
import { reachBand } from './reach.ts';
import { cellsBand, resultsBand } from './results.ts';
import { outlineBand, routeBand } from './selection.ts';
import { draftBand } from './tools/draft.ts';
import { trialBand } from './tools/trial.ts';
import { veilBand } from './veil.ts';
import type { BandContent } from './writer.ts';

const noContent: BandContent = { sources: {}, layers: [] };
const nothingIdle: ReadonlySet<string> = new Set();
const nothingOutside = { unmapped: null, units: [] };

/** Kinds that were shown once in this city, the same set until one more is. */
function keptKinds(): (city: City | null, shown: readonly Kind[]) => ReadonlySet<string> {
  let of: City | null = null;
  let kept: ReadonlySet<string> = new Set();
  return (city, shown) => {
    if (city !== of) kept = new Set();
    of = city;
    if (shown.some(({ id }) => !kept.has(id))) kept = new Set([...kept, ...shown.map(({ id }) => id)]);
    return kept;
  };
}

/** The bubbles of each kind that crowds, made anew only for a kind of which something else passes. */
function crowdMaker(): (city: City | null, shown: readonly Kind[], passing: MapFrame['passing'], lang: Lang) => CrowdMap {
  const byKind = new Map<string, typeof crowdFeatures>();
  return (city, shown, passing, lang) => {
    const crowds = new Map<Kind, FeatureCollection<Point>>();
    for (const kind of city ? shown.filter(({ style }) => style.crowds) : []) {
      const make = byKind.get(kind.id) ?? memoLast(crowdFeatures);
      byKind.set(kind.id, make);
      if (city) crowds.set(kind, make(cityIndex(city).kind(kind.id), passing.get(kind.id), lang));
    }
    return crowds;
  };
}
type CrowdMap = ReadonlyMap<Kind, FeatureCollection<Point>>;

/** What is drawn of each kind: what passes, and the ground whole. */
function drawnPassing(passing: MapFrame['passing'], context: MapFrame['context']): MapFrame['passing'] {
  return context.size === 0 ? passing : new Map([...passing].filter(([kind]) => !context.has(kind)));
}

/**
 * The bands of one map, bottom to top: ground, background from elsewhere, basemap, areas, assets, results, bubbles, names, veil, selection,
 * import.
 * Each remembers its last answer, so a moved pointer leaves all but the selection as it is. Drafts of edits will come last. `icons` are the
 * images that asset layers name.
 */
export function mapBands(icons: Readonly<Record<string, MapImage>>): readonly ((frame: MapFrame) => BandContent)[] {
  const hoveredKeys = memoLast((key: AssetKey | null): ReadonlySet<AssetKey> => new Set(key === null ? [] : [key]));
  const placed = (frame: MapFrame) => (frame.city ? drawnKinds(frame.city) : nothingDrawn);
  const beyond = (frame: MapFrame) => (frame.city ? outside(frame.city) : nothingOutside);
  const passing = memoLast(drawnPassing);
  const dressOf = memoLast(
    (theme: MapFrame['theme'], looks: MapFrame['looks'], passes: MapFrame['passing'], idle: ReadonlySet<string>): Dress => {
      return { theme, looks, passing: passes, idle };
    },
  );
  const idle = (frame: MapFrame) => (frame.city ? idleKinds(frame.city) : nothingIdle);
  const dress = (frame: MapFrame) => dressOf(frame.theme, frame.looks, passing(frame.passing, frame.context), idle(frame));
  const shownKinds = memoLast(shownAssets);
  const shown = (frame: MapFrame) => shownKinds(placed(frame), frame.hiddenKinds);
  const kept = keptKinds();
  const crowdsOf = memoLast(crowdMaker());
  const ground = memoLast(groundBand);
  const backdrop = memoLast(backdropBand);
  const basemap = memoLast(basemapBand);
  const areas = memoLast(areasBand);
  const assets = memoLast(assetsBand);
  const crowds = memoLast(crowdsBand);
  const results = memoLast(resultsBand);
  const cells = memoLast(cellsBand);
  const classed = memoLast(classedBand);
  const reach = memoLast(reachBand);
  const labels = memoLast(labelsBand);
  const veil = memoLast(veilBand);
  const hovered = memoLast(outlineBand);
  const selected = memoLast(outlineBand);
  const route = memoLast(routeBand);
  const trial = memoLast(trialBand);
  const ghosts = memoLast(ghostsBand);
  const draft = memoLast(draftBand);
  return [
    (frame) => ground(frame.theme),
    (frame) => backdrop(frame.backdrop, frame.theme),
    (frame) => basemap(placed(frame), frame.hiddenKinds, dress(frame)),
    (frame) => areas(placed(frame), frame.hiddenKinds, dress(frame), beyond(frame).unmapped),
    (frame) => assets(placed(frame), shown(frame), kept(frame.city, shown(frame)), dress(frame), frame.order, icons),
    (frame) => results(frame.results, frame.edged, frame.theme),
    (frame) => cells(frame.cells ?? null, frame.theme),
    (frame) => classed(frame.classed ?? null, frame.theme),
    (frame) => reach(frame.reach ?? null, frame.theme),
    (frame) => crowds(crowdsOf(frame.city, shown(frame), passing(frame.passing, frame.context), frame.lang), dress(frame)),
    (frame) => {
      if (frame.nameless) return noContent;
      const index = frame.city && cityIndex(frame.city);
      return labels(index, placed(frame), frame.hiddenKinds, dress(frame), frame.lang, beyond(frame).units);
    },
    (frame) => veil(frame.area, frame.theme),
    (frame) => hovered('hovered', frame.city, hoveredKeys(frame.hovered), frame.theme),
    (frame) => selected('selected', frame.city, frame.selection, frame.theme),
    (frame) => route(frame.route, frame.lang, frame.theme),
    (frame) => trial(frame.trial ?? null, frame.theme),
    (frame) => ghosts(frame.ghosts ?? null, frame.theme),
    (frame) => draft(frame.draft, frame.theme),
  ];
}
