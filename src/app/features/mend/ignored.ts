import type { App } from '../../services.ts';

const storageKey = (cityId: string): string => `xiutu-mend-ignored:${cityId}`;

/** Faults that the user of this browser has set aside in a city, by their keys; none where the browser keeps nothing or what it kept is damaged. */
export function readIgnored(app: App, cityId: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(app.kept?.getItem(storageKey(cityId)) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []);
  } catch {
    return new Set();
  }
}

export function keepIgnored(app: App, cityId: string, keys: ReadonlySet<string>): void {
  try {
    app.kept?.setItem(storageKey(cityId), JSON.stringify([...keys]));
  } catch {
    // A browser that is full forgets with the tab.
  }
}
