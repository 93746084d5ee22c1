/** Measuring, coordinates, the context menu and pictures of the map. */
export function MapTools() {
  return null;
}
