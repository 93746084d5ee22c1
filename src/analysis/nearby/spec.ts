import type { LineString } from 'geojson';
import type { AssetKey } from '../../core/asset.ts';
import type { ReachStatus } from '../network/reach.ts';

/** Where one asks from: a place, or an asset of the city (a compound from its middle, a park from its gates, others where they stand). */
export type NearbyFrom = { readonly lon: number; readonly lat: number } | { readonly key: AssetKey };

/** What is looked for: a kind, or one type of a kind that holds several (`facility`). */
export interface NearbyKind {
  readonly kind: string;
  readonly type: string | null;
}

/**
 * The nearest of a kind. `reached`: on foot within the limit. `beyond`: a way, but longer. `unknown`: no way is known. Where it is not
 * reached, id, name and straight metres are of the nearest as the crow flies.
 */
export interface NearbyRow extends NearbyKind {
  readonly status: ReachStatus;
  readonly id: string;
  readonly name: string;
  /** Ground metres on foot with both legs; null unless reached. 0 where the place lies inside. */
  readonly metres: number | null;
  /** Straight ground metres from where the walk starts to the thing, to its boundary where it has one. */
  readonly straightM: number;
  /** The way in is not recorded but inferred from the streets. */
  readonly gateInferred: boolean;
}

export interface NearbyAnswer {
  /** How the place reaches the streets: through the gates of its compound or park, over a straight leg, or not at all within `accessM`. */
  readonly access: 'gates' | 'leg' | 'none';
  readonly accessM: number;
  readonly rows: readonly NearbyRow[];
  /** Kinds of which the city has none: nothing can be said of them. */
  readonly noData: readonly NearbyKind[];
}

/** The walk to one thing and the straight line beside it. */
export interface NearbyRoute {
  readonly status: 'reached' | 'unknown';
  readonly walk: { readonly metres: number; readonly line: LineString } | null;
  readonly straight: { readonly metres: number; readonly line: LineString };
}
