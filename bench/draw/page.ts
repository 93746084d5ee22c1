import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type CellMesh, type CellRings, cellMesh } from '../../src/core/geo/cell-mesh.ts';
import { latOf, lonOf } from '../../src/core/geo/mercator.ts';
import { type CellsDrawing, type CellsLayer, cellsDrawing } from '../../src/map/cells.ts';
import { patternImage } from '../../src/map/pattern.ts';

setWorkerUrl(workerUrl);

/** Colours of the three classes: opaque, so that what stands on the screen can be told exactly. */
export const colours = ['#2f8f76', '#f0a35e', '#3a4bd0'] as const;
const looks = colours.map((ground) => patternImage({ ground, mark: ground, pattern: 'plain', outline: ground }, 1));

export type Side = 'ours' | 'peer';

let rings: CellRings | null = null;
let collection: FeatureCollection<Polygon> | null = null;
let map: MapLibreMap | null = null;
let drawing: CellsDrawing | null = null;
let layer: CellsLayer | null = null;
let side: Side = 'ours';
let classes = new Uint8Array();
let act: () => void = () => {};

function held<T>(value: T | null): T {
  if (value === null) throw new Error('not loaded');
  return value;
}

/** The rings as features of a GeoJSON source, numbered as the cells are. */
function asCollection({ lonLat, ringStart, ringOf }: CellRings): FeatureCollection<Polygon> {
  const ring = (at: number): Position[] => {
    const positions: Position[] = [];
    for (let vertex = ringStart[at] ?? 0; vertex < (ringStart[at + 1] ?? 0); vertex++) {
      positions.push([lonLat[2 * vertex] ?? 0, lonLat[2 * vertex + 1] ?? 0]);
    }
    return positions;
  };
  const features = Array.from({ length: ringOf.length - 1 }, (_, id) => {
    const coordinates: Position[][] = [];
    for (let at = ringOf[id] ?? 0; at < (ringOf[id + 1] ?? 0); at++) coordinates.push(ring(at));
    return { type: 'Feature' as const, id, geometry: { type: 'Polygon' as const, coordinates }, properties: {} };
  });
  return { type: 'FeatureCollection', features };
}

function boxOf(lonLat: Float64Array): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (let at = 0; at < lonLat.length; at += 2) {
    const [lon, lat] = [lonLat[at] ?? 0, lonLat[at + 1] ?? 0];
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** Class of each polygon in a round: all change from round to round, or one in a hundred. */
function classesOf(round: number, share: 'all' | 'few'): Uint8Array<ArrayBuffer> {
  const count = held(rings).ringOf.length - 1;
  return Uint8Array.from({ length: count }, (_, at) => (share === 'few' && at % 100 > 0 ? at % 3 : (at + round) % 3));
}

const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));

/** Waits for a frame of the map in which `ready` holds, and for the graphics card to be done with it. */
function drawn(ready: () => boolean): Promise<void> {
  const on = held(map);
  return new Promise((done) => {
    const look = (): void => {
      if (!ready()) return;
      on.off('render', look);
      pixels([[1, 1]]);
      done();
    };
    on.on('render', look);
    on.triggerRepaint();
  });
}

/** Colours of the drawing buffer at pixels of the map, from the upper left corner. Only during a frame. */
function pixels(at: readonly (readonly [number, number])[]): string[] {
  const canvas = held(map).getCanvas();
  const gl = canvas.getContext('webgl2');
  if (!gl) throw new Error('no WebGL 2');
  return at.map(([x, y]) => {
    const rgba = new Uint8Array(4);
    gl.readPixels(Math.round(x), canvas.height - 1 - Math.round(y), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    return `#${[...rgba.subarray(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  });
}

function meshed(): Promise<CellMesh> {
  const worker = new Worker(new URL('./mesh.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((done) => {
    worker.addEventListener('message', ({ data }: MessageEvent<CellMesh>) => {
      worker.terminate();
      done(data);
    });
    worker.postMessage(held(rings));
  });
}

async function drawOurs(): Promise<void> {
  const mesh = await meshed();
  layer = { id: 'cells', type: 'cells', mesh, classes, looks };
  drawing = cellsDrawing(layer);
  held(map).addLayer(drawing);
  await drawn(() => true);
}

async function drawPeer(): Promise<void> {
  const on = held(map);
  // As our own map cuts its sources (`src/map/surface.ts`): less than MapLibre's default.
  on.addSource('cells', { type: 'geojson', data: held(collection), tolerance: 0.3, buffer: 48, maxzoom: 16 });
  const colour = ['match', ['feature-state', 'class'], 1, colours[1], 2, colours[2], colours[0]];
  on.addLayer({ id: 'cells', type: 'fill', source: 'cells', paint: { 'fill-color': colour as never, 'fill-antialias': false } });
  await drawn(() => on.isSourceLoaded('cells') && on.areTilesLoaded());
}

/** Where the middle of a triangle of each of some cells stands on the screen, with the class the cell should show. */
function samples(count: number): { readonly x: number; readonly y: number; readonly colour: string }[] {
  const on = held(map);
  const { ringOf, ringStart, lonLat } = held(rings);
  const found: { x: number; y: number; colour: string }[] = [];
  for (let cell = 0; cell < ringOf.length - 1 && found.length < count; cell++) {
    const [first, last] = [ringOf[cell] ?? 0, ringOf[cell + 1] ?? 0];
    const [from, to] = [ringStart[first] ?? 0, ringStart[first + 1] ?? 0];
    const one = cellMesh({ lonLat: lonLat.slice(2 * from, 2 * to), ringStart: Uint32Array.of(0, to - from), ringOf: Uint32Array.of(0, 1) });
    const corners = [...one.corners.subarray(0, 3)];
    if (last - first > 1 || corners.length < 3) continue;
    const middle = (part: 0 | 1): number =>
      corners.reduce((sum, corner) => sum + (one.positions[2 * corner + part] ?? 0) / 3, one.origin[part]);
    const px = corners.map((corner) =>
      on.project([lonOf(one.origin[0] + (one.positions[2 * corner] ?? 0)), latOf(one.origin[1] + (one.positions[2 * corner + 1] ?? 0))]),
    );
    const [a, b, c] = px;
    if (!a || !b || !c || Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) < 60) continue;
    const { x, y } = on.project([lonOf(middle(0)), latOf(middle(1))]);
    if (x < 4 || y < 4 || x > 996 || y > 696) continue;
    found.push({ x, y, colour: colours[(classes[cell] ?? 0) % 3] ?? '' });
  }
  return found;
}

const bench = {
  async load(): Promise<number> {
    const bytes = await (await fetch('/rings.bin')).arrayBuffer();
    const [numbers = 0, starts = 0, cells = 0] = new Uint32Array(bytes, 0, 3);
    const lonLat = new Float64Array(bytes, 16, numbers);
    const ringStart = new Uint32Array(bytes, 16 + 8 * numbers, starts);
    rings = { lonLat, ringStart, ringOf: new Uint32Array(bytes, 16 + 8 * numbers + 4 * starts, cells) };
    collection = asCollection(rings);
    return cells - 1;
  },
  /** An empty map over all polygons. */
  async empty(of: Side): Promise<void> {
    map?.remove();
    side = of;
    classes = classesOf(0, 'all');
    if (of === 'peer') classes = new Uint8Array(classes.length);
    map = new MapLibreMap({
      container: 'map',
      style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#ffffff' } }] },
      attributionControl: false,
      fadeDuration: 0,
      pixelRatio: 1,
      bounds: boxOf(held(rings).lonLat),
    });
    await new Promise((done) => held(map).once('load', done));
    await frame();
  },
  /** Milliseconds from typed rings, or from ready features, to a finished frame with all polygons. */
  async first(): Promise<number> {
    const start = performance.now();
    await (side === 'ours' ? drawOurs() : drawPeer());
    return performance.now() - start;
  },
  /** Makes the button recolour once: by one texture, or by the state of each feature whose class is another. */
  arm(round: number, share: 'all' | 'few'): number {
    const next = classesOf(round, share);
    const changed: number[] = [];
    for (let at = 0; at < next.length; at++) if (next[at] !== classes[at]) changed.push(at);
    const on = held(map);
    act = () => {
      if (side === 'ours') held(drawing).show({ ...held(layer), classes: next });
      else for (const id of changed) on.setFeatureState({ source: 'cells', id }, { class: next[id] ?? 0 });
      void drawn(() => true).then(() => {
        document.body.dataset.done = String(round);
      });
    };
    classes = next;
    return changed.length;
  },
  /** Goes close to one town and tells how many samples show the colour of their class. */
  async check(): Promise<{ readonly right: number; readonly of: number }> {
    const on = held(map);
    const { lonLat } = held(rings);
    on.jumpTo({ center: [(lonLat[0] ?? 0) + 0.001, lonLat[1] ?? 0], zoom: 15.5 });
    await drawn(() => side === 'ours' || (on.isSourceLoaded('cells') && on.areTilesLoaded()));
    const wanted = samples(200);
    const seen = await new Promise<string[]>((done) => {
      on.once('render', () => done(pixels(wanted.map(({ x, y }) => [x, y] as const))));
      on.triggerRepaint();
    });
    on.fitBounds(boxOf(lonLat), { duration: 0 });
    await drawn(() => side === 'ours' || (on.isSourceLoaded('cells') && on.areTilesLoaded()));
    return { right: wanted.filter(({ colour }, at) => seen[at] === colour).length, of: wanted.length };
  },
};

export type DrawBench = typeof bench;

Object.assign(window, { bench });
document.querySelector('#act')?.addEventListener('click', () => act());
