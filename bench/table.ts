import type { Asset } from '../src/core/asset.ts';
import { columnsOf } from '../src/layers/derive/columns.ts';
import { loadPinyin, pinyinMatcher } from '../src/layers/derive/pinyin.ts';
import { kindById } from '../src/layers/registry.ts';
import { type CityIndex, cityIndex } from '../src/store/query/city-index.ts';
import { type TableColumn, tableColumns } from '../src/store/query/columns.ts';
import { type FieldFilter, fieldTest } from '../src/store/query/filter.ts';
import { groupedRows } from '../src/store/query/group.ts';
import { orderedRows } from '../src/store/query/order.ts';
import { passing, type ScopeQuestion } from '../src/store/query/scope.ts';
import { totalOf } from '../src/store/query/totals.ts';
import { oneKindId as kindId, oneKind } from './one-kind.ts';
import { say, timed } from './time.ts';

const runs = 7;
const question: ScopeQuestion = { area: null, basis: 'legal', filters: {}, selected: null, view: null };

/** A city object that nothing has been derived of yet: the first sort of a user. */
function fresh(assets: readonly Asset[]): CityIndex {
  return cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets });
}

function column(index: CityIndex, id: string): TableColumn {
  const found = tableColumns(index, kindId, 'legal').find((one) => one.id === id);
  if (!found) throw new Error(`no column ${id}`);
  return found;
}

const sort = (index: CityIndex, id: string): Uint32Array =>
  orderedRows(index.kind(kindId), null, [{ column: column(index, id), descending: false }]);

function filtered(index: CityIndex, filter: FieldFilter): number {
  const source = { assets: index.kind(kindId), columns: tableColumns(index, kindId, 'legal'), matcher: pinyinMatcher };
  const left = passing(index, kindId, question, [fieldTest(filter, source)]);
  return left?.reduce((sum, one) => sum + one, 0) ?? source.assets.length;
}

function ratio(own: number, peer: number): string {
  return `${(peer / own).toFixed(1)}x faster than the peer`;
}

async function benchSort(assets: readonly Asset[], id: string): Promise<void> {
  const kind = kindById(kindId);
  const declared = kind && columnsOf(kind).find((one) => one.id === id);
  if (!declared) throw new Error(`no column ${id}`);
  // The city is there before anyone sorts it: only what the sort itself must derive is timed.
  const cities = Array.from({ length: runs + 1 }, () => fresh(assets));
  const first = await timed(runs, () => sort(cities.pop() ?? fresh(assets), id));
  const warm = fresh(assets);
  const again = await timed(runs, () => sort(warm, id));
  const peer = await timed(3, () => assets.toSorted(declared.compare));
  const same = peer.answer.every((asset, at) => assets[first.answer[at] ?? -1] === asset);
  say(`sort by ${id}, first time (asked: under 150 ms)`, first.timing, ratio(first.timing.medianMs, peer.timing.medianMs));
  say(`sort by ${id}, again`, again.timing, ratio(again.timing.medianMs, peer.timing.medianMs));
  say(`  peer: Array.sort with Intl.Collator`, peer.timing, same ? 'same order' : 'ANOTHER ORDER');
}

async function benchFilter(
  assets: readonly Asset[],
  name: string,
  filter: FieldFilter,
  plain: ((asset: Asset) => boolean) | null,
): Promise<void> {
  const warm = fresh(assets);
  const cities = Array.from({ length: runs + 1 }, () => fresh(assets));
  const first = await timed(runs, () => filtered(cities.pop() ?? fresh(assets), filter));
  const again = await timed(runs, () => filtered(warm, filter));
  say(`${name}, first time (asked: under 150 ms)`, first.timing, `${first.answer} rows`);
  say(`${name}, again`, again.timing);
  if (!plain) return;
  const peer = await timed(runs, () => assets.filter(plain).length);
  say('  peer: Array.filter', peer.timing, peer.answer === first.answer ? 'same count' : `ANOTHER COUNT ${peer.answer}`);
}

/** The table's own work on 100,000 assets of one kind, without a screen. */
export async function benchTable(): Promise<void> {
  const assets = oneKind();
  await loadPinyin();
  console.log(`\nTable: ${assets.length} assets of one kind`);
  await benchSort(assets, 'name');
  await benchSort(assets, 'capacity');
  await benchSort(assets, 'type');
  const contains = (asset: Asset): boolean => String(asset.values.name).toLowerCase().includes('公园');
  await benchFilter(assets, 'filter name 公园', { field: 'name', op: 'text', text: '公园' }, contains);
  await benchFilter(assets, 'filter name by initials gy', { field: 'name', op: 'text', text: 'gy' }, null);
  await benchFilter(assets, 'filter any text 公园', { field: '*', op: 'text', text: '公园' }, null);
  const inRange = ({ values: { capacity } }: Asset): boolean => typeof capacity === 'number' && capacity >= 100 && capacity <= 999;
  await benchFilter(assets, 'filter range', { field: 'capacity', op: 'range', min: 100, max: 999 }, inRange);
  const index = fresh(assets);
  const grouped = await timed(runs, () => groupedRows(index.kind(kindId), null, [column(index, 'type')], []));
  say('group by type', grouped.timing, `${grouped.answer.groups.length} groups`);
  const total = await timed(runs, () => totalOf(index.kind(kindId), column(index, 'capacity'), sort(index, 'capacity')));
  say('sum of a column', total.timing);
}
