import type { AssetKey } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import type { Source, SourceLayer } from '../format.ts';
import type { ColumnChoice, ImportChoices, ImportPlan, LayerChoice } from './spec.ts';

/** How one layer of a source was taken last time. */
export interface RememberedLayer {
  /** Name of the layer without what changes from year to year. */
  readonly name: string;
  readonly kind: LayerChoice['kind'];
  readonly id: LayerChoice['id'];
  readonly place: LayerChoice['place'];
  /** The system that was used; `auto` where none was. */
  readonly crs: LayerChoice['crs'];
  readonly columns: readonly ColumnChoice[];
  readonly rings: LayerChoice['rings'];
}

/** What is kept of an import, so that next year's file of the same source is read alike and compared with this year's. Plain JSON. */
export interface ImportMemory {
  readonly schemaVersion: 1;
  /** Name of the file without what changes from year to year: years, days, counts of copies. */
  readonly source: string;
  /** As it was asked for or found: a name that TextDecoder knows. */
  readonly encoding: string;
  readonly layers: readonly RememberedLayer[];
  /** Keys (`kind/id`) of the things that came with it: only these can be missing next time. */
  readonly keys: readonly string[];
}

/** A name without folder, ending, years, days, versions and marks of copies: 公厕台账2024年度(2).xlsx and 公厕台账_2025-06终稿.xls are one source. */
export function sourcePattern(name: string): string {
  const base = name.split(/[\\/]|\s›\s/u).at(-1) ?? name;
  const plain = base
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\.(gz|zip|osm))?\.[a-z]{2,10}$/u, '')
    .replace(/[([]\s*\d+\s*[)\]]|副本|copy|终稿|最终版?|定稿|final|\bv\d+(\.\d+)*/gu, '')
    .replace(/\d+\s*年度?|\d+\s*月|\d+\s*日|第\s*\d+\s*季度|[上下]半年/gu, '')
    .replace(/\d+/gu, '')
    .replace(/[\s_\-–—.,、·]+/gu, '');
  return plain === '' ? base : plain;
}

/** What to keep of an import once it is done: one memory for each source, in their order. Keys of earlier times that are still there stay. */
export function remember(sources: readonly Source[], plan: ImportPlan, choices: ImportChoices): readonly ImportMemory[] {
  return sources.map((source, index) => {
    const places = choices.layers.flatMap((choice, at) => (choice.source === index ? [at] : []));
    return {
      schemaVersion: 1,
      source: sourcePattern(source.file),
      encoding: source.encoding.name,
      layers: places.map((at) => rememberedLayer(source, choices.layers[at] as LayerChoice, plan, at)),
      keys: keysOf(plan, new Set(places)),
    };
  });
}

function rememberedLayer(source: Source, choice: LayerChoice, plan: ImportPlan, at: number): RememberedLayer {
  const { kind, id, place, columns, rings } = choice;
  const found = plan.layers.find(({ layer }) => layer === at)?.crs;
  const crs = choice.crs !== 'auto' || !found ? choice.crs : { code: found.code, axes: found.axes, notation: found.notation };
  return { name: sourcePattern(source.layers[choice.layer]?.name ?? ''), kind, id, place, crs, columns, rings };
}

function keysOf(plan: ImportPlan, layers: ReadonlySet<number>): string[] {
  const keys = new Set<AssetKey>();
  for (const { layer, status, kind, id } of plan.rows) {
    if (layers.has(layer) && status !== 'refused' && status !== 'missing') keys.add(assetKey({ kind, id }));
  }
  return [...keys];
}

/** The memory of a source, by the pattern of its name. */
export function recall(memories: readonly ImportMemory[], source: Pick<Source, 'file'>): ImportMemory | undefined {
  const pattern = sourcePattern(source.file);
  return memories.find((memory) => memory.source === pattern);
}

/** What is remembered of a layer: by its name, else that of the only layer, where its columns are still those. */
export function recallLayer(memory: ImportMemory, source: Source, layer: SourceLayer): RememberedLayer | undefined {
  const pattern = sourcePattern(layer.name);
  const named = memory.layers.find(({ name }) => name === pattern);
  const only = memory.layers.length === 1 && source.layers.length === 1 ? memory.layers[0] : undefined;
  return named ?? only;
}
