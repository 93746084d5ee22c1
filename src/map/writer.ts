import type { Feature, GeoJSON } from 'geojson';
import type { LayerSpecification, RasterSourceSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { CellsLayer } from './cells.ts';
import type { MapImage } from './pattern.ts';
import { sameValue } from './same-value.ts';

/** Features of which a few come and go at a time: written as what was added and what was taken away, compared by identity under their key. */
export interface FeatureSet {
  readonly type: 'set';
  readonly features: ReadonlyMap<string, Feature>;
}

/** Tiles from elsewhere. A source of another address is another source: give it another id. */
export type TileSource = RasterSourceSpecification | VectorSourceSpecification;
export type SourceContent = GeoJSON | FeatureSet | TileSource;

/** Class of each feature of a source by its number, `noClass` (255) where it has none: written as the difference to what was written last. */
export type ClassVector = Uint8Array;
const noClass = 255;

type MapLayer = LayerSpecification | CellsLayer;

/** What a band wants on the map. Values are compared by identity: a band returns the same object until its input changes. */
export interface BandContent {
  readonly sources: Readonly<Record<string, SourceContent>>;
  readonly layers: readonly LayerSpecification[];
  /** Polygons by class, below the layers of the band. Their geometry is no source: it belongs to the layer. */
  readonly cells?: readonly CellsLayer[];
  readonly images?: Readonly<Record<string, MapImage>>;
  /** Classes by source: the feature state `class` of its features. */
  readonly classes?: Readonly<Record<string, ClassVector>>;
}

/** The few things the writer asks of a map; MapLibre is put behind it in `surface.ts`, a plain object in tests. */
export interface Surface {
  setSource(id: string, data: GeoJSON | TileSource): Promise<void>;
  /** Adds features to a GeoJSON source and takes others away by their id. */
  changeSource(id: string, added: readonly Feature[], removed: readonly string[]): Promise<void>;
  dropSource(id: string): void;
  addLayer(layer: LayerSpecification, before: string | undefined): void;
  addCells(layer: CellsLayer, before: string | undefined): void;
  /** Shows other classes or looks of the mesh that is there. */
  changeCells(layer: CellsLayer): void;
  moveLayer(id: string, before: string | undefined): void;
  dropLayer(id: string): void;
  setPaint(id: string, name: string, value: unknown): void;
  setLayout(id: string, name: string, value: unknown): void;
  setFilter(id: string, filter: LayerFilter | undefined): void;
  setImage(id: string, image: MapImage): void;
  /** Classes of features by number; null takes the class away. */
  setClasses(source: string, changes: ReadonlyMap<number, number | null>): void;
}

export interface Writer<Frame> {
  /** Asks for a frame. Frames asked for while one is being written are skipped but for the newest. */
  write(frame: Frame): void;
  /** Settles when nothing is left to write. */
  idle(): Promise<void>;
  /** Forgets what was applied: the map has lost it (a new drawing context) and is bare. */
  forget(): void;
}

interface Applied {
  sources: Map<string, SourceContent>;
  layers: Map<string, MapLayer>;
  order: string[];
  images: Map<string, MapImage>;
  classes: Map<string, ClassVector>;
}

export type LayerFilter = Extract<LayerSpecification, { type: 'fill' }>['filter'];
type Properties = Readonly<Record<string, unknown>>;

const filterOf = (layer: LayerSpecification): LayerFilter => ('filter' in layer ? layer.filter : undefined);

/** Parts of a layer that can only be set when it is made. */
function frozenPart(layer: LayerSpecification): string {
  const { paint: _paint, layout: _layout, ...rest } = layer;
  return JSON.stringify({ ...rest, filter: undefined });
}

const isCells = (layer: MapLayer): layer is CellsLayer => layer.type === 'cells';

/** Whether one can be made the other in place. */
function sameFrozen(before: MapLayer, after: MapLayer): boolean {
  if (before === after) return true;
  if (isCells(before) || isCells(after)) return isCells(before) && isCells(after) && before.mesh === after.mesh;
  return frozenPart(before) === frozenPart(after);
}

function changedNames(before: Properties, after: Properties): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !sameValue(before[name], after[name]));
}

function alterLayer(surface: Surface, before: MapLayer, after: MapLayer): void {
  if (isCells(after)) surface.changeCells(after);
  if (isCells(before) || isCells(after)) return;
  const paint: Properties = after.paint ?? {};
  for (const name of changedNames(before.paint ?? {}, paint)) surface.setPaint(after.id, name, paint[name]);
  const layout: Properties = after.layout ?? {};
  for (const name of changedNames(before.layout ?? {}, layout)) surface.setLayout(after.id, name, layout[name]);
  if (!sameValue(filterOf(before), filterOf(after))) surface.setFilter(after.id, filterOf(after));
}

function dropGoneLayers(surface: Surface, applied: Applied, wanted: ReadonlyMap<string, MapLayer>): void {
  for (const id of [...applied.order]) {
    const before = applied.layers.get(id);
    const after = wanted.get(id);
    if (before && after && sameFrozen(before, after)) continue;
    surface.dropLayer(id);
    applied.layers.delete(id);
    applied.order = applied.order.filter((other) => other !== id);
  }
}

function addLayer(surface: Surface, layer: MapLayer, above: string | undefined): void {
  if (isCells(layer)) surface.addCells(layer, above);
  else surface.addLayer(layer, above);
}

/** Layers keep the order in which the bands name them: from the top down, each is put below the one that follows it. */
function addMoveAndAlterLayers(surface: Surface, applied: Applied, layers: readonly MapLayer[]): void {
  const order = applied.order;
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index];
    if (!layer) continue;
    const above = layers[index + 1]?.id;
    const before = applied.layers.get(layer.id);
    if (before) {
      if (before !== layer) alterLayer(surface, before, layer);
      const at = order.indexOf(layer.id);
      if (order[at + 1] !== above) {
        surface.moveLayer(layer.id, above);
        order.splice(at, 1);
        order.splice(above === undefined ? order.length : order.indexOf(above), 0, layer.id);
      }
    } else {
      addLayer(surface, layer, above);
      order.splice(above === undefined ? order.length : order.indexOf(above), 0, layer.id);
    }
    applied.layers.set(layer.id, layer);
  }
}

function isSet(content: SourceContent | undefined): content is FeatureSet {
  return content?.type === 'set';
}

function changeSet(surface: Surface, id: string, before: FeatureSet, after: FeatureSet): Promise<void> {
  const added: Feature[] = [];
  const removed: string[] = [];
  for (const [key, feature] of after.features) {
    const known = before.features.get(key);
    if (known === feature) continue;
    if (known) removed.push(key);
    added.push(feature);
  }
  for (const key of before.features.keys()) if (!after.features.has(key)) removed.push(key);
  return added.length + removed.length === 0 ? Promise.resolve() : surface.changeSource(id, added, removed);
}

function writeSource(surface: Surface, applied: Applied, id: string, content: SourceContent): Promise<void> {
  const before = applied.sources.get(id);
  applied.sources.set(id, content);
  if (!isSet(content)) return surface.setSource(id, content);
  if (isSet(before)) return changeSet(surface, id, before, content);
  return surface.setSource(id, { type: 'FeatureCollection', features: [...content.features.values()] });
}

function writeSources(surface: Surface, applied: Applied, contents: readonly BandContent[]): Promise<void>[] {
  const wanted = new Map(contents.flatMap((content) => Object.entries(content.sources)));
  for (const id of [...applied.sources.keys()]) {
    if (wanted.has(id)) continue;
    surface.dropSource(id);
    applied.sources.delete(id);
    applied.classes.delete(id);
  }
  return [...wanted].flatMap(([id, content]) => (applied.sources.get(id) === content ? [] : [writeSource(surface, applied, id, content)]));
}

const noClasses: ClassVector = new Uint8Array();

function writeClasses(surface: Surface, applied: Applied, contents: readonly BandContent[]): void {
  const wanted = new Map(contents.flatMap((content) => Object.entries(content.classes ?? {})));
  for (const id of new Set([...applied.classes.keys(), ...wanted.keys()])) {
    const before = applied.classes.get(id) ?? noClasses;
    const after = wanted.get(id) ?? noClasses;
    if (before === after || !applied.sources.has(id)) continue;
    const changes = new Map<number, number | null>();
    for (let at = 0; at < Math.max(before.length, after.length); at++) {
      const next = after[at] ?? noClass;
      if (next !== (before[at] ?? noClass)) changes.set(at, next === noClass ? null : next);
    }
    if (changes.size > 0) surface.setClasses(id, changes);
    applied.classes.set(id, after);
  }
}

async function writeContents(surface: Surface, applied: Applied, contents: readonly BandContent[]): Promise<void> {
  const layers = contents.flatMap((content): readonly MapLayer[] => [...(content.cells ?? []), ...content.layers]);
  for (const content of contents) {
    for (const [id, image] of Object.entries(content.images ?? {})) {
      if (applied.images.get(id) === image) continue;
      surface.setImage(id, image);
      applied.images.set(id, image);
    }
  }
  dropGoneLayers(surface, applied, new Map(layers.map((layer) => [layer.id, layer])));
  const loads = writeSources(surface, applied, contents);
  writeClasses(surface, applied, contents);
  addMoveAndAlterLayers(surface, applied, layers);
  await Promise.all(loads);
}

function bare(): Applied {
  return { sources: new Map(), layers: new Map(), order: [], images: new Map(), classes: new Map() };
}

/** The one writer of a map: brings it from what was applied to what is wanted, one run at a time, the newest frame winning. */
export function createWriter<Frame>(surface: Surface, bands: readonly ((frame: Frame) => BandContent)[]): Writer<Frame> {
  let applied = bare();
  let next: { frame: Frame } | null = null;
  let running: Promise<void> | null = null;
  // A run that began before the map lost everything may wait for ever; it must not hold up the next.
  let life = 0;

  async function run(born: number): Promise<void> {
    try {
      while (next && born === life) {
        const { frame } = next;
        next = null;
        await writeContents(
          surface,
          applied,
          bands.map((band) => band(frame)),
        );
      }
    } finally {
      if (born === life) running = null;
    }
  }

  return {
    write(frame) {
      next = { frame };
      running ??= run(life);
    },
    idle: () => running ?? Promise.resolve(),
    forget() {
      applied = bare();
      running = null;
      life++;
    },
  };
}
