import type { AssetKey } from '../../core/asset.ts';
import { type Session, workspaces } from './session.ts';

const numberPattern = /^-?\d+(\.\d+)?$/;

function readView(text: string | null): Session['view'] {
  const parts = text?.split(',') ?? [];
  if (parts.length !== 3 || !parts.every((part) => numberPattern.test(part))) return null;
  const [lon = 0, lat = 0, zoom = 0] = parts.map(Number);
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= 24 ? { lon, lat, zoom } : null;
}

function readSelection(text: string | null): Session['selection'] | null {
  const keys = (text ?? '').split(' ').filter((key): key is AssetKey => /^[^/]+\/.+$/.test(key));
  return keys.length > 0 ? new Set(keys) : null;
}

/** The session that a link asks for. Parts that are missing or make no sense are left out, so that an old link still opens. */
export function sessionFromHash(hash: string): Partial<Session> {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const view = readView(asked.get('view'));
  const lang = asked.get('lang');
  const theme = asked.get('theme');
  const shown = asked.get('shown');
  const cityId = asked.get('city');
  const hidden = asked.get('hide');
  const selection = readSelection(asked.get('select'));
  const workspace = workspaces.find((name) => name === asked.get('ws'));
  const area = asked.get('area');
  const basis = asked.get('basis');
  const tableKind = asked.get('table');
  return {
    ...(lang === 'zh' || lang === 'en' ? { lang } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(shown === 'straight' || shown === 'walk' || shown === 'none' ? { shown } : {}),
    ...(cityId ? { cityId } : {}),
    ...(workspace ? { workspace } : {}),
    ...(area ? { area } : {}),
    ...(basis === 'legal' || basis === 'managing' ? { basis } : {}),
    ...(tableKind ? { tableKind } : {}),
    ...(hidden === null ? {} : { hiddenKinds: new Set(hidden.split('.').filter((kind) => kind !== '')) }),
    ...(selection ? { selection } : {}),
    ...(view ? { view } : {}),
  };
}

/** So many selected things a link carries; more would make it too long for mail programs. */
export const linkedAtMost = 60;

/** The hash that opens the same thing for someone else: five decimals of a degree (1 m) and two of a zoom. */
export function hashOfSession(session: Session): string {
  const { view } = session;
  const parts = new URLSearchParams({
    city: session.cityId,
    ws: session.workspace,
    lang: session.lang,
    theme: session.theme,
    shown: session.shown,
  });
  if (view) parts.set('view', `${view.lon.toFixed(5)},${view.lat.toFixed(5)},${view.zoom.toFixed(2)}`);
  if (session.area) parts.set('area', session.area);
  parts.set('basis', session.basis);
  parts.set('table', session.tableKind);
  parts.set('hide', [...session.hiddenKinds].sort().join('.'));
  if (session.selection.size > 0) parts.set('select', [...session.selection].slice(0, linkedAtMost).join(' '));
  return `#${parts.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')}`;
}
