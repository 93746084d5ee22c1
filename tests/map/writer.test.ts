import type { FeatureCollection, GeoJSON } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, test } from 'vitest';
import { type BandContent, createWriter, type Surface } from '../../src/map/writer.ts';

/** A map that keeps what it is told, and its layers in painting order. */
function fakeMap() {
  const calls: string[] = [];
  const sources = new Map<string, GeoJSON>();
  let layers: LayerSpecification[] = [];
  let release: (() => void) | null = null;
  const surface: Surface = {
    async setSource(id, data) {
      calls.push(`source ${id}`);
      sources.set(id, data);
      if (id === 'slow') await new Promise<void>((resolve) => (release = resolve));
    },
    dropSource(id) {
      calls.push(`drop source ${id}`);
      if (layers.some((layer) => 'source' in layer && layer.source === id)) throw new Error(`${id} is in use`);
      sources.delete(id);
    },
    addLayer(layer, before) {
      calls.push(`add ${layer.id}`);
      if ('source' in layer && typeof layer.source === 'string' && !sources.has(layer.source)) throw new Error(`no source ${layer.source}`);
      const at = before === undefined ? layers.length : layers.findIndex(({ id }) => id === before);
      if (at < 0) throw new Error(`no layer ${before}`);
      layers.splice(at, 0, layer);
    },
    dropLayer(id) {
      calls.push(`drop ${id}`);
      layers = layers.filter((layer) => layer.id !== id);
    },
    setPaint: (id, name, value) => calls.push(`paint ${id} ${name} ${String(value)}`),
    setLayout: (id, name, value) => calls.push(`layout ${id} ${name} ${String(value)}`),
    setImage: (id) => calls.push(`image ${id}`),
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

  test('changes paint in place, and makes a layer anew only where its filter or source changed', async () => {
    const map = fakeMap();
    const writer = createWriter<Frame>(map.surface, bands);
    writer.write([content(fill('a')), content(fill('b'))]);
    await writer.idle();
    map.calls.length = 0;
    const filtered: LayerSpecification = { id: 'b', type: 'fill', source: 'b', filter: ['has', 'name'], paint: { 'fill-color': '#fff' } };
    writer.write([content(fill('a', 'a', '#000')), content(filtered)]);
    await writer.idle();
    expect(map.calls).toEqual(['drop b', 'paint a fill-color #000', 'add b']);
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
