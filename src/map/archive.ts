import { addProtocol } from 'maplibre-gl';
import { FileSource, PMTiles, Protocol, TileType } from 'pmtiles';

/** An opened archive, ready to be drawn under the name `url`. */
export interface OpenedArchive {
  readonly url: string;
  /** Names of its layers where it holds vector tiles, null for pictures. */
  readonly vectorLayers: readonly string[] | null;
  readonly maxZoom: number;
  readonly credit: string;
}

const protocol = new Protocol();
addProtocol('pmtiles', protocol.tile);

function layerNames(metadata: unknown): readonly string[] {
  const { vector_layers: layers } = (metadata ?? {}) as { vector_layers?: unknown };
  return Array.isArray(layers) ? layers.flatMap(({ id }: { id?: unknown }) => (typeof id === 'string' ? [id] : [])) : [];
}

/** Text of a credit line without its markup. */
function plainText(html: unknown): string {
  return typeof html === 'string' ? html.replace(/<[^>]*>/g, '').slice(0, 200) : '';
}

/** Opens a PMTiles archive, by address or as a file of this computer, and lets the map read it. Rejects where it is none. */
export async function openArchive(source: string | File): Promise<OpenedArchive> {
  const archive = new PMTiles(typeof source === 'string' ? source : new FileSource(source));
  const header = await archive.getHeader();
  const metadata: unknown = await archive.getMetadata();
  protocol.add(archive);
  const vectorLayers = header.tileType === TileType.Mvt ? layerNames(metadata) : null;
  const credit = plainText((metadata as { attribution?: unknown } | null)?.attribution);
  return { url: archive.source.getKey(), vectorLayers, maxZoom: header.maxZoom, credit };
}
