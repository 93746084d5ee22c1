import type { LineString, MultiPolygon } from 'geojson';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RouteAnswer } from '../../analysis/coverage/spec.ts';
import type { AssetKey } from '../../core/asset.ts';

interface DrawnLine {
  readonly metres: number;
  readonly line: LineString;
}

/** A walk and the straight line beside it, each with its metres. */
export interface DrawnRoute {
  readonly walk?: DrawnLine;
  readonly straight?: DrawnLine;
  /** Ground that the walk begins on, outlined. */
  readonly place?: MultiPolygon;
}

/** What is under the pointer or the focus: a compound, and the walk from it once the worker has answered. */
export interface Pointer {
  readonly hovered: AssetKey | null;
  readonly route: RouteAnswer | null;
  /** Asked for on the card; drawn while nothing under the pointer has a walk of its own. */
  readonly pinned: DrawnRoute | null;
}

export type PointerStore = StoreApi<Pointer>;

export function createPointerStore(): PointerStore {
  return createStore<Pointer>(() => ({ hovered: null, route: null, pinned: null }));
}
