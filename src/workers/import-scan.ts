import type { FieldValue } from '../core/asset.ts';
import type { Source, SourceLayer } from '../formats/format.ts';
import { guessKinds, kindColumn } from '../formats/import/kind-of.ts';
import type { ColumnScan, LayerScan, SourceScan } from './import-protocol.ts';

/** Different values of a column that may still be a list of choices. */
const mostWords = 60;

/** Values shown of each column. */
const shownSamples = 3;

function textOf(value: FieldValue): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function scanColumn(layer: SourceLayer, { name, type }: SourceLayer['columns'][number]): ColumnScan {
  const counts = new Map<string, number>();
  let filled = 0;
  let tooMany = false;
  for (const { values } of layer.rows) {
    const text = textOf(values[name] ?? null);
    if (text === '') continue;
    filled += 1;
    if (tooMany) continue;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    tooMany = counts.size > mostWords;
  }
  const words = [...counts].sort((a, b) => b[1] - a[1]);
  return { name, type, filled, samples: [...counts.keys()].slice(0, shownSamples), words: tooMany ? null : words };
}

function scanLayer(source: Source, at: number, layer: number, guessed: string | null): LayerScan {
  const own = source.layers[layer] as SourceLayer;
  const geometries = new Map<string, number>();
  for (const { geometry } of own.rows) {
    const type = geometry?.type ?? 'none';
    geometries.set(type, (geometries.get(type) ?? 0) + 1);
  }
  const isTable = geometries.size === 1 && geometries.has('none');
  return {
    source: at,
    layer,
    name: own.name,
    kind: own.kind ?? null,
    rows: own.rows.length + own.faults.length,
    geometries: isTable ? [] : [...geometries].sort((a, b) => b[1] - a[1]),
    columns: own.kind === undefined ? own.columns.map((column) => scanColumn(own, column)) : [],
    guesses: own.kind === undefined ? guessKinds(own, source.file) : [],
    guessed,
    hasKindColumn: kindColumn(own) !== undefined,
    faults: own.faults,
  };
}

/** What a source holds, in numbers and samples. `guessed`: kinds by layer that nothing but a guess gave. */
export function scanSource(source: Source, at: number, guessed: ReadonlyMap<number, string>): SourceScan {
  const { file, format, encoding, issues, layers } = source;
  return {
    file,
    format,
    encoding,
    issues,
    layers: layers.map((_, layer) => scanLayer(source, at, layer, guessed.get(layer) ?? null)),
  };
}
