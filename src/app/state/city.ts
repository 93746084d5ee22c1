import { createStore, type StoreApi } from 'zustand/vanilla';
import type { City } from '../../core/city.ts';
import type { Issue } from '../../core/issue.ts';
import type { Project } from '../../store/project.ts';

/** A city that can be opened: the demo city, or one that the user opened and this browser keeps. */
export interface CityEntry {
  readonly id: string;
  readonly name: string;
  readonly kept: boolean;
}

/** A new city of this browser is named after the moment (ISO), so that two of the same file can be told apart. */
export function keptCityId(time: string): string {
  return `kept-${time.replace(/\D/g, '')}`;
}

/** ISO time at which a kept city was opened first; null for an id of another make. */
export function keptSince(id: string): string | null {
  const parts = /^kept-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})/.exec(id);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

export type OpenCity =
  /** `glimpse`: streets, parks and the like that have been read before the rest; for the eye only, nothing is counted in it. */
  | { readonly status: 'loading'; readonly glimpse?: City }
  | { readonly status: 'ready'; readonly id: string; readonly revision: number; readonly city: City; readonly project: Project }
  | { readonly status: 'failed'; readonly issues: readonly Issue[] };

export interface Cities {
  readonly entries: readonly CityEntry[];
  readonly open: OpenCity;
}

export type CityStore = StoreApi<Cities>;

export function createCityStore(): CityStore {
  return createStore<Cities>(() => ({ entries: [], open: { status: 'loading' } }));
}

/** The open city, or null while none is. */
export function readyCity(cities: Cities): City | null {
  return cities.open.status === 'ready' ? cities.open.city : null;
}

/** What the map can show by now: the open city, or while it is being read, what has been of it. */
export function seenCity(cities: Cities): City | null {
  const { open } = cities;
  return open.status === 'loading' ? (open.glimpse ?? null) : readyCity(cities);
}

/** The only way to change the open city; null while none is open. */
export function openProjectOf(cities: Cities): Project | null {
  return cities.open.status === 'ready' ? cities.open.project : null;
}

/** Levels that the city has units of. The city as a whole always counts as one. */
export function levelsOf(city: City): ReadonlySet<unknown> {
  return new Set<unknown>(['city', ...city.assets.flatMap((asset) => (asset.kind === 'area' ? [asset.values.level] : []))]);
}
