import type { Asset, FieldValue } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { silentHost } from '../../../src/core/result.ts';
import { emptyCity } from '../../../src/formats/city-folder.ts';
import type { FormatId, Source, SourceLayer, SourceRow } from '../../../src/formats/format.ts';
import { planImport } from '../../../src/formats/import/plan.ts';
import { proposeForKind } from '../../../src/formats/import/propose.ts';
import type { ImportChoices, ImportPlan, LayerChoice } from '../../../src/formats/import/spec.ts';
import { sourceColumns } from '../../../src/formats/source-columns.ts';

/** A layer of rows written as records. */
export function layerOf(records: readonly Readonly<Record<string, FieldValue>>[], more: Partial<SourceLayer> = {}): SourceLayer {
  const rows = records.map((values, index): SourceRow => ({ row: index + 1, line: index + 2, geometry: null, values }));
  return { name: 'sheet', columns: sourceColumns(rows), rows, faults: [], ...more };
}

export function sourceOf(layers: readonly SourceLayer[], file = 'data.csv', format: FormatId = 'csv'): Source {
  return { file, format, encoding: { name: 'utf-8', reason: 'valid-utf8' }, layers, issues: [] };
}

export function tableOf(records: readonly Readonly<Record<string, FieldValue>>[], file = 'data.csv'): Source {
  return sourceOf([layerOf(records)], file);
}

export function cityOf(...assets: readonly Asset[]): City {
  return { info: emptyCity('泰安').info, assets };
}

export function pointOf(kind: string, id: string, lon: number, lat: number, values: Asset['values'] = {}): Asset {
  return { kind, id, geometry: { type: 'Point', coordinates: [lon, lat] }, values };
}

/** Plans a source of one layer in WGS 84. */
export function planOf(
  source: Source,
  kind: string,
  city: City = cityOf(),
  more: Partial<ImportChoices> = {},
  change: (choice: LayerChoice) => LayerChoice = (choice) => choice,
): Promise<ImportPlan> {
  const layers = source.layers.map((_, index) => change({ ...proposeForKind(source, index, kind, city), crs: { code: 'EPSG:4326' } }));
  return planImport([source], { layers, missing: 'keep', lastTime: [], duplicateM: 0, ...more }, city, silentHost);
}
