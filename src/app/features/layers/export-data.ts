import type { Asset } from '../../../core/asset.ts';
import type { Issue } from '../../../core/issue.ts';
import { unitOf } from '../../../layers/derive/format.ts';
import type { Kind } from '../../../layers/kind.ts';
import { isSmallGroup } from '../../../layers/small-group.ts';
import type { Lang } from '../../../text/sentence.ts';
import { fileNameOf, offerFile } from '../../ui/offer-file.ts';

/** What is to be said of a file once it is written. */
export interface DataExported {
  readonly issues: readonly Issue[];
  /** Numbers of people that were left out because the group is too small to be told. */
  readonly smallGroups: number;
}

/** Offers the assets of a kind as a file for other programs: values as they are kept, WGS 84. The writers are fetched when first asked for. */
export async function exportData(assets: readonly Asset[], kind: Kind, city: string, ending: string, lang: Lang): Promise<DataExported> {
  const { exportAssets } = await import('../../../formats/export.ts');
  const file = fileNameOf([city, kind.label[lang]], ending.slice(1));
  const told = withoutSmallGroups(assets, kind);
  const { files, issues } = await exportAssets(told.assets, kind, { file, lang });
  for (const { name, bytes } of files) offerFile(new Blob([new Uint8Array(bytes)]), name);
  return { issues, smallGroups: told.count };
}

/** Groups of fewer than ten people are never written out. */
function withoutSmallGroups(assets: readonly Asset[], kind: Kind): { readonly assets: readonly Asset[]; readonly count: number } {
  const counted = kind.fields.filter((field) => isSmallGroup(unitOf(field), 1));
  let count = 0;
  const told = assets.map((asset): Asset => {
    const small = counted.filter((field) => isSmallGroup(unitOf(field), asset.values[field.key]));
    if (small.length === 0) return asset;
    count += small.length;
    const keys = new Set(small.map(({ key }) => key));
    return { ...asset, values: Object.fromEntries(Object.entries(asset.values).filter(([key]) => !keys.has(key))) };
  });
  return { assets: told, count };
}
