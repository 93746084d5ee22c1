import type { CityIndex } from '../../../store/query/city-index.ts';
import { namedStreets } from './places.ts';
import { areaItem, assetItem, type Item, streetItem } from './results.ts';

/** What was chosen last in a city, newest first, kept by this browser as the ids of items. */
const longest = 8;

function storageKey(cityId: string): string {
  return `xiutu-recent-${cityId}`;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readRecent(storage: Kept, cityId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey(cityId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string').slice(0, longest) : [];
  } catch {
    return [];
  }
}

const remembered: ReadonlySet<Item['type']> = new Set(['asset', 'street', 'area']);

export function rememberRecent(storage: Kept, cityId: string, item: Item): void {
  if (!remembered.has(item.type)) return;
  const others = readRecent(storage, cityId).filter((id) => id !== item.id);
  try {
    storage.setItem(storageKey(cityId), JSON.stringify([item.id, ...others].slice(0, longest)));
  } catch {
    // A full or closed store costs only the memory of what was looked for.
  }
}

export function clearRecent(storage: Kept, cityId: string): void {
  try {
    storage.removeItem(storageKey(cityId));
  } catch {
    // Nothing is kept then.
  }
}

/** The items of kept ids that the city still has. */
export function recentItems(index: CityIndex, ids: readonly string[]): readonly Item[] {
  return ids.flatMap((id): readonly Item[] => {
    const rest = id.slice(id.indexOf(' ') + 1);
    if (id.startsWith('asset ')) {
      const asset = index.byKey.get(rest as `${string}/${string}`);
      return asset ? [assetItem(asset)] : [];
    }
    if (id.startsWith('area ')) {
      const unit = index.tree('legal').nodes.get(rest);
      return unit ? [areaItem(unit.code, unit.name)] : [];
    }
    const street = namedStreets(index).find(({ name }) => name === rest);
    return street ? [streetItem(street.name, street.lines)] : [];
  });
}
