import type {
  AllLayoutProperties,
  AllPaintProperties,
  FilterSpecification,
  GeoJSONSource,
  GeoJSONSourceSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl';
import { type CellsDrawing, cellsDrawing } from './cells.ts';
import type { Surface, TileSource } from './writer.ts';

type PaintValue = AllPaintProperties[keyof AllPaintProperties];
type LayoutValue = AllLayoutProperties[keyof AllLayoutProperties];
type Data = Exclude<Parameters<Surface['setSource']>[1], TileSource>;

/**
 * How GeoJSON is cut into tiles. Beyond zoom 16 a tile is only enlarged (0.12 m of ground per unit at Tai'an), which saves four times the tiles
 * per zoom. A quarter of the usual rim is enough for our widest line, and near the rim every feature is drawn in each tile again.
 */
const tuning: Omit<GeoJSONSourceSpecification, 'data'> = { type: 'geojson', tolerance: 0.3, buffer: 48, maxzoom: 16 };

function isTiles(data: Data | TileSource): data is TileSource {
  return data.type === 'raster' || data.type === 'vector';
}

/** A MapLibre map as the writer's surface. Only for a map whose style has loaded. Property names come from typed layers, so the casts hold. */
export function mapSurface(map: MapLibreMap): Surface {
  const cells = new Map<string, CellsDrawing>();
  return {
    async setSource(id, data) {
      // Tiles under the same id are the same tiles: only the look of the background has changed.
      if (isTiles(data)) {
        if (!map.getSource(id)) map.addSource(id, data);
        return;
      }
      const source = map.getSource<GeoJSONSource>(id);
      if (source) await source.setData(data);
      else map.addSource(id, { ...tuning, data });
    },
    async changeSource(id, added, removed) {
      await map.getSource<GeoJSONSource>(id)?.updateData({ add: [...added], remove: [...removed] });
    },
    dropSource: (id) => {
      map.removeSource(id);
    },
    addLayer: (layer, before) => {
      map.addLayer(layer, before);
    },
    addCells: (layer, before) => {
      const drawing = cellsDrawing(layer);
      cells.set(layer.id, drawing);
      map.addLayer(drawing, before);
    },
    changeCells: (layer) => cells.get(layer.id)?.show(layer),
    moveLayer: (id, before) => {
      map.moveLayer(id, before);
    },
    dropLayer: (id) => {
      cells.delete(id);
      map.removeLayer(id);
    },
    setPaint: (id, name, value) => {
      map.setPaintProperty(id, name as keyof AllPaintProperties, value as PaintValue, { validate: false });
    },
    setLayout: (id, name, value) => {
      map.setLayoutProperty(id, name as keyof AllLayoutProperties, value as LayoutValue, { validate: false });
    },
    setFilter: (id, filter) => {
      map.setFilter(id, (filter ?? null) as FilterSpecification | null, { validate: false });
    },
    setImage: (id, image) => {
      if (map.hasImage(id)) map.updateImage(id, image);
      else map.addImage(id, image, { pixelRatio: 2, sdf: image.sdf ?? false });
    },
    setClasses: (source, changes) => {
      for (const [id, value] of changes) {
        if (value === null) map.removeFeatureState({ source, id }, 'class');
        else map.setFeatureState({ source, id }, { class: value });
      }
    },
  };
}
