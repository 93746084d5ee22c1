declare module '@mapbox/geojson-fixtures' {
  /** Every sample of the package, by name. */
  export const all: Readonly<Record<string, { readonly type: string }>>;
}
