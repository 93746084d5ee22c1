import type { City } from '../../core/city.ts';
import { cityIndex } from '../../store/query/city-index.ts';
import { tableColumns } from '../../store/query/columns.ts';
import { anyField } from '../../store/query/filter.ts';
import type { App } from '../services.ts';
import { notify } from '../state/notices.ts';
import type { Session } from '../state/session.ts';

/** So many ignored parts are named, each cut to so many letters; the rest is counted. */
const namedAtMost = 4;
const lettersAtMost = 48;

interface Checked {
  readonly change: Partial<Session>;
  readonly gone: readonly string[];
}

/** What the session asks of this city and the city does not have: things deleted, units and fields that are gone. */
export function missingInCity(city: City, session: Session): Checked {
  const index = cityIndex(city);
  const gone: string[] = [];
  const { area, basis, selection } = session;
  const knownArea = area === null || index.tree(basis).nodes.has(area);
  if (!knownArea) gone.push(`area=${area}`);
  const kept = [...selection].filter((key) => index.byKey.has(key));
  const lost = [...selection].filter((key) => !index.byKey.has(key));
  gone.push(...lost.map((key) => `select=${key}`));
  const filters: Record<string, Session['filters'][string]> = {};
  for (const [kind, list] of Object.entries(session.filters)) {
    const fields = new Set([anyField, ...tableColumns(index, kind, basis).map(({ id }) => id)]);
    const known = list.filter(({ field }) => fields.has(field));
    gone.push(...list.filter(({ field }) => !fields.has(field)).map(({ field }) => `f=${kind}.${field}`));
    if (known.length > 0) filters[kind] = known;
  }
  if (gone.length === 0) return { change: {}, gone };
  return { change: { ...(knownArea ? {} : { area: null }), ...(lost.length > 0 ? { selection: new Set(kept) } : {}), filters }, gone };
}

function shortened(text: string): string {
  return text.length > lettersAtMost ? `${text.slice(0, lettersAtMost)}…` : text;
}

/** Says once which parts of a link were passed over; nothing where all of it could be used. */
export function sayIgnored(app: App, ignored: readonly string[]): void {
  if (ignored.length === 0) return;
  const names = ignored
    .slice(0, namedAtMost)
    .map(shortened)
    .join(app.session.getState().lang === 'zh' ? '、' : ', ');
  const more = ignored.length - namedAtMost;
  if (more > 0) notify(app.notices, 'warn', 'linkIgnoredMore', { names, more });
  else notify(app.notices, 'warn', 'linkIgnored', { names });
}
