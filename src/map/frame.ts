import type { MultiPolygon, Polygon } from 'geojson';
import type { AssetKey } from '../core/asset.ts';
import type { City } from '../core/city.ts';
import type { Words } from '../core/field.ts';
import type { CellMesh } from '../core/geo/cell-mesh.ts';
import type { Theme } from '../layers/kind.ts';
import type { Passing } from '../store/query/scope.ts';
import type { Lang } from '../text/sentence.ts';
import type { MapGhosts } from './ghosts.ts';
import type { ClassLook, CoverageClass } from './meaning.ts';
import type { MapDraft } from './tools/draft.ts';
import type { MapTrial } from './tools/trial.ts';

/** A line with its length, to be drawn with the metres beside it. */
export interface MeasuredLine {
  readonly metres: number;
  readonly coordinates: readonly (readonly number[])[];
}

export interface MapRoute {
  readonly walk?: MeasuredLine;
  readonly straight?: MeasuredLine;
  /** Ground that the walk begins on, outlined. */
  readonly place?: MultiPolygon;
}

/** Residential land by class. The three members are compared by identity: hand in the same object until the answer changes. */
export type MapResults = Readonly<Record<CoverageClass, MultiPolygon>> & { readonly service: MultiPolygon };

/** Land of one class, what it is called and how it looks. Compared by identity. */
export interface ClassedLand {
  /** Also the name of its layer: other than those of its neighbours. */
  readonly id: string;
  readonly label: Words;
  readonly looks: Readonly<Record<Theme, ClassLook>>;
  readonly shape: MultiPolygon;
}

/** Streets that are reached from a place, by tier: within the fewest minutes first. Members are compared by identity. */
export interface MapReach {
  readonly from: readonly [lon: number, lat: number];
  readonly streets: readonly (readonly (readonly (readonly [lon: number, lat: number])[])[])[];
}

/** Residential land in cells: the mesh stays the same object, the vector of classes (places in `coverageClasses`) is another with each answer. */
export interface MapCells {
  readonly mesh: CellMesh;
  readonly classes: Uint8Array;
}

/** Colours of a kind by class, as legend and map share them. */
export interface ClassColours {
  /** Class of each asset by its place in `index.kind(kind)`; `noClass` where its value is missing or has none. */
  readonly of: Uint8Array;
  readonly colours: readonly string[];
}
export const noClass = 255;

/** How the user wants a kind drawn. */
export interface KindLook {
  /** Share 0–1 of the declared opacity. */
  readonly opacity: number;
  readonly classes: ClassColours | null;
}

/** All the map is to show. The writer brings the map there; nothing else touches it. Plain data: no MapLibre value enters or leaves. */
export interface MapFrame {
  readonly theme: Theme;
  readonly lang: Lang;
  readonly city: City | null;
  /** True while only the first kinds of the city have been read: they are shown as in the very first frame. */
  readonly partial?: boolean;
  /** True while names are held back: the very first frame of a map. */
  readonly nameless?: boolean;
  readonly hiddenKinds: ReadonlySet<string>;
  readonly results: MapResults | null;
  /** Whether the results have edges worth drawing: land cut by discs has, rows of sampled cells have not. */
  readonly edged: boolean;
  /** Land coloured by the answer to another question than coverage; absent or null where none is shown. */
  readonly classed?: readonly ClassedLand[] | null;
  /** How far one comes from a place; absent or null where none was asked for. */
  readonly reach?: MapReach | null;
  /** Land that follows a what-if, in place of `results`; absent or null where none is tried. */
  readonly cells?: MapCells | null;
  /** What a what-if has moved, added or taken away; `passing` leaves it out where the city has it. */
  readonly trial?: MapTrial | null;
  /** What an import may do; absent or null while none is on. */
  readonly ghosts?: MapGhosts | null;
  readonly route: MapRoute | null;
  readonly selection: ReadonlySet<AssetKey>;
  /** Kinds of which not everything is in scope; what does not pass is neither drawn nor named nor found by the pointer. */
  readonly passing: ReadonlyMap<string, Passing>;
  /** Kinds that are drawn whole all the same, veiled outside the area: the ground by which one finds one's way. The pointer keeps to `passing`. */
  readonly context: ReadonlySet<string>;
  readonly looks: Readonly<Record<string, KindLook>>;
  /**
   * Kinds from top to bottom where the user moved them; the others follow as declared. Surfaces stay below lines and lines below points, and
   * the ground (`basemapKinds`) below all, so that nothing small is ever covered.
   */
  readonly order: readonly string[];
  /** The unit that everything is limited to: the ground outside it is veiled. */
  readonly area: Polygon | MultiPolygon | null;
  readonly hovered: AssetKey | null;
  /** What a tool draws while it is used, above all else. */
  readonly draft: MapDraft | null;
  /** A background from elsewhere, below everything of ours; null for none. */
  readonly backdrop: Backdrop | null;
}

/** Tiles of a background map. What a kind of source needs beyond its address is in `backdrop.ts`. */
export interface Backdrop {
  /** Another id where anything but the opacity changed. */
  readonly id: string;
  readonly tiles:
    | { readonly type: 'raster'; readonly layers: readonly RasterTiles[] }
    /** A PMTiles archive; `vectorLayers` names its layers where it holds vector tiles. */
    | { readonly type: 'pmtiles'; readonly url: string; readonly vectorLayers: readonly string[] | null; readonly maxZoom: number };
  readonly opacity: number;
}

export interface RasterTiles {
  /** Address with {z}, {x}, {y}. */
  readonly url: string;
  readonly maxZoom: number;
  /** Tiles drawn in GCJ-02: they are shifted back. */
  readonly gcj: boolean;
}

export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** West, south, east, north, degrees. */
export type Box = readonly [number, number, number, number];
