import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CircleParams } from '../../analysis/circle/spec.ts';
import type { Denominator } from '../../analysis/coverage/spec.ts';
import type { AreaBasis } from '../../core/area.ts';
import type { AreaLevel } from '../../core/area-level.ts';
import type { AssetKey } from '../../core/asset.ts';
import type { Kind, Theme } from '../../layers/kind.ts';
import type { MapView } from '../../map/frame.ts';
import type { ColourBy } from '../../store/query/classes.ts';
import type { FieldFilter } from '../../store/query/filter.ts';
import type { Lang } from '../../text/sentence.ts';

/** 台账 · 覆盖 · 生活圈 · 道路 · 挂图, in the order of the tabs. */
export const workspaces = ['inventory', 'coverage', 'circle', 'roads', 'board'] as const;
export type Workspace = (typeof workspaces)[number];

/** What the map shows of an answer. */
export type ShownMetric = 'straight' | 'walk' | 'none';

/** How the kinds are drawn beside what they declare. `order`: kinds from top to bottom where the user moved them; empty as declared. */
export interface LayerLooks {
  readonly hiddenKinds: ReadonlySet<string>;
  /** Groups that are off as a whole: their kinds keep their own eyes (`hiddenOnMap`). */
  readonly hiddenGroups: ReadonlySet<Kind['group']>;
  /** Share 0–1 by kind; absent means 1. */
  readonly opacity: Readonly<Record<string, number>>;
  readonly colourBy: Readonly<Record<string, ColourBy>>;
  readonly order: readonly string[];
}

/** A question of coverage whose answer is on screen: a link asks it again. */
export interface AskedCoverage {
  readonly sheetId: string;
  readonly by: AreaLevel;
  readonly denominator: Denominator;
}

/** A question of the 15-minute circle whose answer is on screen, with the level of its matrix. */
export interface AskedCircle {
  readonly sheetId: string;
  readonly params: CircleParams;
  readonly level: AreaLevel;
}

/** What the map shows of the circle: how many kinds are missing, one row of the sheet by its id, or nothing. */
export type ShownCircle = 'missing' | 'none' | { readonly row: string };

/** A place of the ground, degrees. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Chips that narrow table, map and counts beside the area and the filters of fields. */
export type Only = 'selected' | 'view';

/** What this tab looks at. All of it travels in the hash; nothing here is saved with a city. */
export interface Session extends LayerLooks {
  readonly lang: Lang;
  readonly theme: Theme;
  readonly cityId: string;
  readonly workspace: Workspace;
  readonly view: MapView | null;
  /** Code of the unit that map, table and every number are limited to; null for all. */
  readonly area: string | null;
  readonly basis: AreaBasis;
  readonly shown: ShownMetric;
  readonly asked: AskedCoverage | null;
  readonly askedCircle: AskedCircle | null;
  readonly shownCircle: ShownCircle;
  /** Where a walk into the surroundings starts; null where none was asked for. */
  readonly walkFrom: Place | null;
  /** One selection for map, table, search, card and link, in the order in which things were picked. */
  readonly selection: ReadonlySet<AssetKey>;
  /** Kind whose table is open. */
  readonly tableKind: string;
  /** Conditions by kind. */
  readonly filters: Readonly<Record<string, readonly FieldFilter[]>>;
  readonly only: ReadonlySet<Only>;
  /** Whether map, table and counts also have what is retired (停用). */
  readonly retired: boolean;
}

export type SessionStore = StoreApi<Session>;

export const demoCityId = 'demo';

/** Kinds that would drown the first look; the eye brings them back. */
const firstHiddenKinds: readonly string[] = [
  'residential-land',
  'vacant-land',
  'historic-district',
  'road',
  'segment',
  'intersection',
  'facility',
  'crossing',
  'landscape-node',
  'lighting',
  'showcase',
];

export const firstSession: Session = {
  lang: 'zh',
  theme: 'light',
  cityId: demoCityId,
  workspace: 'inventory',
  view: null,
  area: null,
  basis: 'legal',
  hiddenKinds: new Set(firstHiddenKinds),
  hiddenGroups: new Set(),
  opacity: {},
  colourBy: {},
  order: [],
  shown: 'straight',
  asked: null,
  askedCircle: null,
  shownCircle: 'missing',
  walkFrom: null,
  selection: new Set(),
  tableKind: 'park',
  filters: {},
  only: new Set(),
  retired: false,
};

export function createSessionStore(start: Partial<Session>): SessionStore {
  return createStore<Session>(() => ({ ...firstSession, ...start }));
}

/** The asset the card speaks of: the only one selected; null where none or several are. */
export function onlySelected({ selection }: Session): AssetKey | null {
  const [first] = selection;
  return selection.size === 1 && first !== undefined ? first : null;
}
