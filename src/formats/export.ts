import type { City } from '../core/city.ts';
import { badInput } from '../core/issue.ts';
import { geoJsonText } from './geojson/write.ts';

/** The assets of one kind as text in the format of a file's extension. A kind without assets is an empty collection. */
export function exportKind(city: City, kind: string, extension: string, file: string): { readonly text: string; readonly count: number } {
  if (!['geojson', 'json'].includes(extension.toLowerCase())) throw badInput('export-later', { extension: extension || '–' }, { file });
  const assets = city.assets.filter((asset) => asset.kind === kind);
  return { text: geoJsonText(assets), count: assets.length };
}
