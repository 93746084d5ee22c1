declare module 'osmtogeojson' {
  import type { FeatureCollection } from 'geojson';

  /** Overpass JSON to features; ids are `way/1`, `relation/2`. The package carries no types of its own. */
  export default function osmtogeojson(data: { readonly elements: readonly object[] }): FeatureCollection;
}
