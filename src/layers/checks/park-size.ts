import type { Asset } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import { codesOnly2002, codesOnly2017, edition2002, edition2017 } from '../green-classes.ts';
import { assetIssue, type Check } from './check.ts';
import { surfaceM2 } from './place.ts';

/** CJJ/T 85-2017: 综合公园 宜 > 10 ha, 社区公园 宜 > 1 ha. */
const leastHectares: Readonly<Record<string, number>> = { G11: 10, G12: 1 };
/** GB/T 51346-2019 grades 游园 up to 1 ha. */
const gardenHectares = 1;
/** 口袋公园, 住建部办公厅 2022. */
const pocketM2 = { least: 400, most: 10_000 };
/** Recorded and drawn areas may differ by surveying and generalising. */
const differsShare = 0.1;

function recordedM2(park: Asset): number | null {
  const { areaM2 } = park.values;
  return typeof areaM2 === 'number' && Number.isFinite(areaM2) ? areaM2 : null;
}

function sizeIssues(park: Asset, recorded: number | null, drawn: number | null): readonly Issue[] {
  if (recorded === null && drawn === null) return [assetIssue(park, 'park-size-unknown', 'warning')];
  if (recorded === null || drawn === null || drawn === 0) return [];
  const differs = Math.abs(recorded - drawn) / drawn;
  if (differs <= differsShare) return [];
  const params = { recorded: Math.round(recorded), drawn: Math.round(drawn), percent: Math.round(differs * 100) };
  return [assetIssue(park, 'park-size-differs', 'info', params)];
}

function classIssues(park: Asset, areaM2: number | null): readonly Issue[] {
  const code = typeof park.values.class === 'string' ? park.values.class : '';
  const edition = park.values.classEdition ?? edition2017;
  const foreign = edition === edition2002 ? codesOnly2017 : edition === edition2017 ? codesOnly2002 : [];
  if (foreign.includes(code)) return [assetIssue(park, 'park-class-edition', 'warning', { class: code, edition: String(edition) })];
  // The sizes are those of the 2017 edition: its G14 is another thing than that of 2002.
  if (areaM2 === null || edition !== edition2017) return [];
  const hectares = Math.round(areaM2 / 100) / 100;
  const least = leastHectares[code];
  if (least !== undefined && hectares <= least)
    return [assetIssue(park, 'park-class-size', 'info', { class: code, limit: least, hectares })];
  if (code !== 'G14' || hectares <= gardenHectares) return [];
  return [assetIssue(park, 'park-class-too-large', 'info', { class: code, limit: gardenHectares, hectares })];
}

function pocketIssues(park: Asset, areaM2: number | null): readonly Issue[] {
  const { tags } = park.values;
  const tagged = Array.isArray(tags) && tags.includes('口袋公园');
  if (!tagged || areaM2 === null || (areaM2 >= pocketM2.least && areaM2 <= pocketM2.most)) return [];
  return [assetIssue(park, 'pocket-park-size', 'info', { areaM2: Math.round(areaM2) })];
}

/** A park's size is known, agrees with what is drawn, and fits its class, edition and tags. */
export const parkSize: Check = ({ byKind }) =>
  (byKind.get('park') ?? []).flatMap((park) => {
    const recorded = recordedM2(park);
    const drawn = surfaceM2(park.geometry);
    const areaM2 = recorded ?? drawn;
    return [...sizeIssues(park, recorded, drawn), ...classIssues(park, areaM2), ...pocketIssues(park, areaM2)];
  });
