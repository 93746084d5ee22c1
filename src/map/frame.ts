import type { MultiPolygon } from 'geojson';
import type { AssetKey } from '../core/asset.ts';
import type { City } from '../core/city.ts';
import type { Theme } from '../layers/kind.ts';
import type { Lang } from '../text/sentence.ts';
import type { CoverageClass } from './meaning.ts';

/** A line with its length, to be drawn with the metres beside it. */
export interface MeasuredLine {
  readonly metres: number;
  readonly coordinates: readonly (readonly number[])[];
}

export interface MapRoute {
  readonly walk?: MeasuredLine;
  readonly straight?: MeasuredLine;
}

/** Residential land by class. The three members are compared by identity: hand in the same object until the answer changes. */
export type MapResults = Readonly<Record<CoverageClass, MultiPolygon>> & { readonly service: MultiPolygon };

/** All the map is to show. The writer brings the map there; nothing else touches it. Plain data: no MapLibre value enters or leaves. */
export interface MapFrame {
  readonly theme: Theme;
  readonly lang: Lang;
  readonly city: City | null;
  readonly hiddenKinds: ReadonlySet<string>;
  readonly results: MapResults | null;
  /** Whether the results have edges worth drawing: land cut by discs has, rows of sampled cells have not. */
  readonly edged: boolean;
  readonly route: MapRoute | null;
  readonly selected: AssetKey | null;
  readonly hovered: AssetKey | null;
}

export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** West, south, east, north, degrees. */
export type Box = readonly [number, number, number, number];
