/** The name of a layer that has none of its own: that of its file, without folders, archives and ending. */
export function layerNameOf(file: string): string {
  const base = file.split(/ › |[\\/]/).at(-1) ?? file;
  return base.replace(/(\.osm)?\.[A-Za-z0-9]{1,10}(\.gz)?$/i, '') || base;
}
