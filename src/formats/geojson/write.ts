import type { Asset } from '../../core/asset.ts';

/**
 * Assets of one kind as an RFC 7946 FeatureCollection, one feature per line, in the order given, LF, numbers as they are: the same assets
 * give the same bytes, and a line diff shows which feature changed.
 */
export function geoJsonText(assets: readonly Pick<Asset, 'id' | 'geometry' | 'values'>[]): string {
  const lines = assets.map((asset) =>
    JSON.stringify({ type: 'Feature', id: asset.id, geometry: asset.geometry, properties: asset.values }),
  );
  const body = lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`;
  return `{"type":"FeatureCollection","features":[${body}]}\n`;
}
