import type { GeoJSON } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { MapImage } from './pattern.ts';

/** What a band wants on the map. Values are compared by identity: a band returns the same object until its input changes. */
export interface BandContent {
  readonly sources: Readonly<Record<string, GeoJSON>>;
  readonly layers: readonly LayerSpecification[];
  readonly images?: Readonly<Record<string, MapImage>>;
}

/** The few things the writer asks of a map; MapLibre is put behind it in `surface.ts`, a plain object in tests. */
export interface Surface {
  setSource(id: string, data: GeoJSON): Promise<void>;
  dropSource(id: string): void;
  addLayer(layer: LayerSpecification, before: string | undefined): void;
  dropLayer(id: string): void;
  setPaint(id: string, name: string, value: unknown): void;
  setLayout(id: string, name: string, value: unknown): void;
  setImage(id: string, image: MapImage): void;
}

export interface Writer<Frame> {
  /** Asks for a frame. Frames asked for while one is being written are skipped but for the newest. */
  write(frame: Frame): void;
  /** Settles when nothing is left to write. */
  idle(): Promise<void>;
}

interface Applied {
  sources: Map<string, GeoJSON>;
  layers: Map<string, LayerSpecification>;
  order: string[];
  images: Map<string, MapImage>;
}

type Properties = Readonly<Record<string, unknown>>;

/** Parts of a layer that can only be set when it is made. */
function frozenPart(layer: LayerSpecification): string {
  const { paint: _paint, layout: _layout, ...rest } = layer;
  return JSON.stringify(rest);
}

function changedNames(before: Properties, after: Properties): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

function alterLayer(surface: Surface, before: LayerSpecification, after: LayerSpecification): void {
  const paint: Properties = after.paint ?? {};
  for (const name of changedNames(before.paint ?? {}, paint)) surface.setPaint(after.id, name, paint[name]);
  const layout: Properties = after.layout ?? {};
  for (const name of changedNames(before.layout ?? {}, layout)) surface.setLayout(after.id, name, layout[name]);
}

function dropGoneLayers(surface: Surface, applied: Applied, wanted: ReadonlyMap<string, LayerSpecification>): void {
  for (const id of [...applied.order]) {
    const before = applied.layers.get(id);
    const after = wanted.get(id);
    if (before && after && (before === after || frozenPart(before) === frozenPart(after))) continue;
    surface.dropLayer(id);
    applied.layers.delete(id);
    applied.order = applied.order.filter((other) => other !== id);
  }
}

/** Layers keep the order in which the bands name them: a new one goes below the next one that is already there. */
function addAndAlterLayers(surface: Surface, applied: Applied, layers: readonly LayerSpecification[]): void {
  layers.forEach((layer, index) => {
    const before = applied.layers.get(layer.id);
    if (before === layer) return;
    if (before) alterLayer(surface, before, layer);
    else surface.addLayer(layer, layers.slice(index + 1).find((next) => applied.layers.has(next.id))?.id);
    applied.layers.set(layer.id, layer);
  });
  applied.order = layers.map((layer) => layer.id);
}

async function writeContents(surface: Surface, applied: Applied, contents: readonly BandContent[]): Promise<void> {
  const layers = contents.flatMap((content) => content.layers);
  for (const content of contents) {
    for (const [id, image] of Object.entries(content.images ?? {})) {
      if (applied.images.get(id) === image) continue;
      surface.setImage(id, image);
      applied.images.set(id, image);
    }
  }
  dropGoneLayers(surface, applied, new Map(layers.map((layer) => [layer.id, layer])));
  const wanted = new Map(contents.flatMap((content) => Object.entries(content.sources)));
  for (const id of [...applied.sources.keys()]) {
    if (wanted.has(id)) continue;
    surface.dropSource(id);
    applied.sources.delete(id);
  }
  const loads: Promise<void>[] = [];
  for (const [id, data] of wanted) {
    if (applied.sources.get(id) === data) continue;
    loads.push(surface.setSource(id, data));
    applied.sources.set(id, data);
  }
  addAndAlterLayers(surface, applied, layers);
  await Promise.all(loads);
}

/** The one writer of a map: brings it from what was applied to what is wanted, one run at a time, the newest frame winning. */
export function createWriter<Frame>(surface: Surface, bands: readonly ((frame: Frame) => BandContent)[]): Writer<Frame> {
  const applied: Applied = { sources: new Map(), layers: new Map(), order: [], images: new Map() };
  let next: { frame: Frame } | null = null;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (next) {
      const { frame } = next;
      next = null;
      await writeContents(
        surface,
        applied,
        bands.map((band) => band(frame)),
      );
    }
    running = null;
  }

  return {
    write(frame) {
      next = { frame };
      running ??= run();
    },
    idle: () => running ?? Promise.resolve(),
  };
}
