import type { Feature, FeatureCollection, GeoJSON } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, test } from 'vitest';
import { type BandContent, createWriter, type Surface, type TileSource } from '../../src/map/writer.ts';

/** A map that keeps what it is told, and its layers in painting order. */
function fakeMap() {
  const calls: string[] = [];
  const sources = new Map<string, GeoJSON | TileSource>();
  let layers: { readonly id: string; readonly source?: unknown }[] = [];
  let release: (() => void) | null = null;
  const surface: Surface = {
    async setSource(id, data) {
      calls.push(`source ${id}`);
      sources.set(id, data);
      if (id === 'slow') await new Promise<void>((resolve) => (release = resolve));
    },
    dropSource(id) {
      calls.push(`drop source ${id}`);
      if (layers.some((layer) => layer.source === id)) throw new Error(`${id} is in use`);
      sources.delete(id);
    },
    addLayer(layer, before) {
      calls.push(`add ${layer.id}`);
      if ('source' in layer && typeof layer.source === 'string' && !sources.has(layer.source)) throw new Error(`no source ${layer.source}`);
      const at = before === undefined ? layers.length : layers.findIndex(({ id }) => id === before);
      if (at < 0) throw new Error(`no layer ${before}`);
      layers.splice(at, 0, layer);
    },
    addCells(layer, before) {
      calls.push(`add cells ${layer.id}`);
      layers.splice(before === undefined ? layers.length : layers.findIndex(({ id }) => id === before), 0, layer);
    },
    changeCells: (layer) => calls.push(`change cells ${layer.id}`),
    changeSource: async (id, added, removed) => void calls.push(`change ${id} +${added.map((one) => one.id).join()} -${removed.join()}`),
    moveLayer(id, before) {
      calls.push(`move ${id}`);
      const [moved] = layers.splice(
        layers.findIndex((layer) => layer.id === id),
        1,
      );
      if (moved) layers.splice(before === undefined ? layers.length : layers.findIndex((layer) => layer.id === before), 0, moved);
    },
    dropLayer(id) {
      calls.push(`drop ${id}`);
      layers = layers.filter((layer) => layer.id !== id);
    },
    setPaint: (id, name, value) => calls.push(`paint ${id} ${name} ${String(value)}`),
    setLayout: (id, name, value) => calls.push(`layout ${id} ${name} ${String(value)}`),
    setFilter: (id, filter) => calls.push(`filter ${id} ${JSON.stringify(filter)}`),
    setImage: (id) => calls.push(`image ${id}`),
    setClasses: (id, changes) => calls.push(`classes ${id} ${[...changes].map(([place, value]) => `${place}=${value}`).join()}`),
  };
  return { surface, calls, order: () => layers.map(({ id }) => id), sources, letGo: () => release?.() };
}

const data: FeatureCollection = { type: 'FeatureCollection', features: [] };
const fill = (id: string, source = id, colour = '#fff'): LayerSpecification => ({
  id,
  type: 'fill',
  source,
  paint: { 'fill-color': colour },
});
const content = (...layers: LayerSpecification[]): BandContent => ({
  sources: Object.fromEntries(layers.map((layer) => ['source' in layer ? String(layer.source) : layer.id, data])),
  layers,
});

type Frame = readonly BandContent[];
const bands = [0, 1].map((index) => (frame: Frame) => frame[index] ?? content());

describe('the writer', () => {
  test('keeps bands in order whatever comes first', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    writer.write([content(), content(fill('top'))]);
    await writer.idle();
    writer.write([content(fill('low'), fill('lower-top')), content(fill('top'))]);
    await writer.idle();
    expect(map.order()).toEqual(['low', 'lower-top', 'top']);
  });

  test('does nothing for a band that returned the same object', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    const frame = [content(fill('a')), content(fill('b'))];
    writer.write(frame);
    await writer.idle();
    map.calls.length = 0;
    writer.write([...frame]);
    await writer.idle();
    expect(map.calls).toEqual([]);
  });

  test('changes paint and filter in place, and makes a layer anew only where its source or range changed', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    writer.write([content(fill('a')), content(fill('b'))]);
    await writer.idle();
    map.calls.length = 0;
    const filtered: LayerSpecification = { ...fill('b'), filter: ['has', 'name'] } as LayerSpecification;
    writer.write([content(fill('a', 'a', '#000')), content(filtered)]);
    await writer.idle();
    expect(map.calls.toSorted()).toEqual(['filter b ["has","name"]', 'paint a fill-color #000']);
    map.calls.length = 0;
    writer.write([content({ ...fill('a', 'a', '#000'), minzoom: 12 } as LayerSpecification), content(filtered)]);
    await writer.idle();
    expect(map.calls).toEqual(['drop a', 'add a']);
    expect(map.order()).toEqual(['a', 'b']);
  });

  test('reorders layers by moving them, whatever the permutation', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    for (const order of ['abcd', 'dcba', 'badc', 'cadb', 'xbay', 'abcd']) {
      writer.write([content(...[...order].map((id) => fill(id))), content(fill('top'))]);
      await writer.idle();
      expect(map.order()).toEqual([...order, 'top']);
    }
    expect(map.calls.filter((call) => call.startsWith('source')).length).toBe(9);
  });

  test('recolours by classes of features alone: only what changed is told, and no geometry goes again', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    const coloured = (classes: readonly number[]): Frame => [
      { ...content(fill('a')), classes: { a: Uint8Array.from(classes) } },
      content(),
    ];
    writer.write(coloured([0, 1, 255, 2]));
    await writer.idle();
    expect(map.calls.at(-1)).toBe('add a');
    expect(map.calls).toContain('classes a 0=0,1=1,3=2');
    map.calls.length = 0;
    writer.write(coloured([0, 2, 1, 255]));
    await writer.idle();
    expect(map.calls).toEqual(['classes a 1=2,2=1,3=null']);
    map.calls.length = 0;
    writer.write([content(fill('a')), content()]);
    await writer.idle();
    expect(map.calls).toEqual(['classes a 0=null,1=null,2=null']);
  });

  test('writes a changed set as what came and went', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    const feature = (id: string): Feature => ({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [117, 36] }, properties: {} });
    const [a, b, c] = ['a', 'b', 'c'].map(feature) as [Feature, Feature, Feature];
    const selected = (...features: Feature[]): Frame => [
      { sources: { set: { type: 'set', features: new Map(features.map((one) => [String(one.id), one])) } }, layers: [fill('l', 'set')] },
      content(),
    ];
    writer.write(selected(a, b));
    await writer.idle();
    writer.write(selected(b, c));
    await writer.idle();
    writer.write(selected(c, b));
    await writer.idle();
    expect(map.calls).toEqual(['source set', 'add l', 'change set +c -a']);
  });

  test('writes everything again to a map that lost it, even while a load never ends', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    const frame = [content(fill('x', 'slow')), content(fill('b'))];
    writer.write(frame);
    await Promise.resolve();
    const bare = fakeMap();
    Object.assign(map.surface, bare.surface);
    writer.forget();
    writer.write(frame);
    bare.letGo();
    await writer.idle();
    expect(bare.order()).toEqual(['x', 'b']);
  });

  test('drops layers before their sources', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    writer.write([content(fill('a')), content(fill('b'))]);
    await writer.idle();
    writer.write([content(), content(fill('b'))]);
    await writer.idle();
    expect(map.order()).toEqual(['b']);
    expect([...map.sources.keys()]).toEqual(['b']);
  });

  test('writes one frame at a time and skips to the newest', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    writer.write([content(fill('x', 'slow'))]);
    await Promise.resolve();
    writer.write([content(fill('x', 'slow'), fill('skipped'))]);
    writer.write([content(fill('x', 'slow'), fill('newest'))]);
    expect(map.calls).not.toContain('add newest');
    map.letGo();
    await writer.idle();
    expect(map.order()).toEqual(['x', 'newest']);
    expect(map.calls).not.toContain('add skipped');
  });
});
