import { createStore } from 'zustand/vanilla';
import { isOfBackdrop } from '../../../map/backdrop.ts';
import type { Backdrop } from '../../../map/frame.ts';
import { type Archive, type BasemapSettings, backdropOf, basemapFrom, hostOf } from './basemap-settings.ts';

const storageKey = 'xiutu-basemap';

/** Why a chosen background is not seen; said once, until another is chosen. */
export type BasemapTrouble =
  | { readonly code: 'no-answer'; readonly status: number | null }
  /** The server's policy does not let the host through. */
  | { readonly code: 'blocked' }
  | { readonly code: 'bad-archive'; readonly message: string };

interface Basemap {
  readonly settings: BasemapSettings;
  readonly archive: Archive | null;
  readonly backdrop: Backdrop | null;
  readonly trouble: BasemapTrouble | null;
}

/** A browser that keeps nothing (private window) starts with none each time. */
function keptText(): string | null {
  try {
    return window.localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function keep(settings: BasemapSettings): void {
  try {
    window.localStorage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // Nothing is kept; the background still shows in this tab.
  }
}

function start(): Basemap {
  const settings = basemapFrom(keptText());
  return { settings, archive: null, backdrop: backdropOf(settings, null), trouble: null };
}

/** The background of this browser: beside the session, because it must never reach a link. */
export const basemapStore = createStore<Basemap>(start);

async function openedArchive(source: string | File): Promise<Archive> {
  const { openArchive } = await import('../../../map/archive.ts');
  return openArchive(source);
}

let asked = 0;
/** How long an archive may be silent before it is said; it is waited for all the same. */
const silentMs = 10_000;

/** Takes new settings, keeps them, and opens the archive where one is asked for. A file is not kept: it must be chosen again next time. */
export async function applyBasemap(settings: BasemapSettings, file: File | null): Promise<void> {
  const mine = ++asked;
  keep(settings);
  const before = basemapStore.getState().archive;
  basemapStore.setState({ settings, archive: null, backdrop: backdropOf(settings, null), trouble: null });
  if (settings.choice !== 'pmtiles') return;
  const silent = setTimeout(() => {
    if (mine === asked) tellTrouble({ code: 'no-answer', status: null });
  }, silentMs);
  try {
    const isSame = !file && before !== null && (settings.pmtilesUrl === '' || before.url === settings.pmtilesUrl);
    const archive = isSame ? before : await openedArchive(file ?? settings.pmtilesUrl);
    if (mine === asked) basemapStore.setState({ archive, backdrop: backdropOf(settings, archive), trouble: null });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (mine === asked && basemapStore.getState().trouble === null) basemapStore.setState({ trouble: { code: 'bad-archive', message } });
  } finally {
    clearTimeout(silent);
  }
}

/** Another strength; everything else stays. */
export function fadeBasemap(opacity: number): void {
  const { settings, archive } = basemapStore.getState();
  const faded = { ...settings, opacity };
  keep(faded);
  basemapStore.setState({ settings: faded, backdrop: backdropOf(faded, archive) });
}

/** Opens the archive of the last visit; nothing to do for any other background. */
export function resumeBasemap(): void {
  const { settings, archive } = basemapStore.getState();
  if (settings.choice === 'pmtiles' && settings.pmtilesUrl !== '' && !archive) void applyBasemap(settings, null);
}

/** Remembers the first trouble of a background; that of the policy explains more and takes its place. */
function tellTrouble(trouble: BasemapTrouble): void {
  const { trouble: known, settings } = basemapStore.getState();
  if (settings.choice === 'none') return;
  if (known === null || (known.code !== 'blocked' && trouble.code === 'blocked')) basemapStore.setState({ trouble });
}

/** Tells that a source of the map did not answer; one of a background that was left in the meantime is nobody's trouble. */
export function tellNoAnswer(source: string, status: number | null): void {
  const { backdrop } = basemapStore.getState();
  if (backdrop && isOfBackdrop(source, backdrop.id)) tellTrouble({ code: 'no-answer', status });
}

/** Hears when the server's policy stops a request to the host of the background. Returns how to stop listening. */
export function watchPolicy(): () => void {
  const hear = (event: SecurityPolicyViolationEvent): void => {
    const host = hostOf(basemapStore.getState().settings);
    if (host !== null && URL.canParse(event.blockedURI) && new URL(event.blockedURI).host === host) tellTrouble({ code: 'blocked' });
  };
  document.addEventListener('securitypolicyviolation', hear);
  return () => document.removeEventListener('securitypolicyviolation', hear);
}
