import type { MultiPolygon, Polygon } from 'geojson';
import type { Asset } from './asset.ts';

export interface CitySource {
  readonly name: string;
  readonly date?: string;
  readonly licence?: string;
  readonly note?: string;
  readonly url?: string;
}

/** `city.json` of a city folder. `builtUp` is the 建成区 of the official rule; `extent` is where the data are complete. */
export interface CityInfo {
  readonly schemaVersion: number;
  readonly name: string;
  readonly areaCode: string;
  readonly builtUp?: Polygon | MultiPolygon;
  readonly extent?: Polygon | MultiPolygon;
  readonly dataDate: string;
  readonly sources: readonly CitySource[];
  /** True where every or most features are drawn for demonstration (示意). */
  readonly synthetic?: boolean;
}

export interface City {
  readonly info: CityInfo;
  readonly assets: readonly Asset[];
}
