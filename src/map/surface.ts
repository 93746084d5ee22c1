import type { AllLayoutProperties, AllPaintProperties, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Surface } from './writer.ts';

type PaintValue = AllPaintProperties[keyof AllPaintProperties];
type LayoutValue = AllLayoutProperties[keyof AllLayoutProperties];

/** A MapLibre map as the writer's surface. Only for a map whose style has loaded. Property names come from typed layers, so the casts hold. */
export function mapSurface(map: MapLibreMap): Surface {
  return {
    async setSource(id, data) {
      const source = map.getSource<GeoJSONSource>(id);
      if (source) await source.setData(data);
      else map.addSource(id, { type: 'geojson', data, tolerance: 0.25 });
    },
    dropSource: (id) => {
      map.removeSource(id);
    },
    addLayer: (layer, before) => {
      map.addLayer(layer, before);
    },
    dropLayer: (id) => {
      map.removeLayer(id);
    },
    setPaint: (id, name, value) => {
      map.setPaintProperty(id, name as keyof AllPaintProperties, value as PaintValue);
    },
    setLayout: (id, name, value) => {
      map.setLayoutProperty(id, name as keyof AllLayoutProperties, value as LayoutValue);
    },
    setImage: (id, image) => {
      if (map.hasImage(id)) map.updateImage(id, image);
      else map.addImage(id, image, { pixelRatio: 2, sdf: image.sdf ?? false });
    },
  };
}
