import type { Asset } from '../../core/asset.ts';
import type { Host } from '../../core/result.ts';
import type { NamedBytes, Reader, ReadOptions, Source, SourceLayer } from '../format.ts';
import { sourceColumns } from '../source-columns.ts';
import { mapOsm } from './map.ts';
import { readOsm } from './read.ts';

/**
 * OpenStreetMap: PBF, XML and Overpass JSON. The rules of design §4 turn elements into assets of our kinds, so nothing is left to map.
 *
 * Kept: what the rules take, with node ids of streets. Lost: elements and tags that no rule takes. Not written.
 */
export const reader: Reader = { read };

async function read(files: readonly NamedBytes[], file: string, options: ReadOptions, host: Host): Promise<Source> {
  const { osm, encoding } = await readOsm(files[0]?.bytes ?? new Uint8Array(), file, host, options.encoding);
  const { assets, issues } = mapOsm(osm, file);
  const date = osm.timestamp.slice(0, 10);
  const origin = {
    ...(date === '' ? {} : { date }),
    licence: 'ODbL',
    note: '© OpenStreetMap contributors',
    ...(osm.box === undefined ? {} : { box: osm.box }),
  };
  host.progress(1);
  return { file, format: 'osm', encoding, layers: layersOf(assets), issues, origin };
}

/** A layer for each kind, in the order in which they come. */
function layersOf(assets: readonly Asset[]): SourceLayer[] {
  const kinds = new Map<string, Asset[]>();
  for (const asset of assets) {
    const list = kinds.get(asset.kind);
    if (list === undefined) kinds.set(asset.kind, [asset]);
    else list.push(asset);
  }
  return [...kinds].map(([kind, own]) => {
    const rows = own.map(({ id, geometry, values }, index) => ({ row: index + 1, id, geometry, values }));
    return { name: kind, kind, columns: sourceColumns(rows), rows, faults: [], crs: { text: 'EPSG:4326', by: 'format' } };
  });
}
