import { circleTiers, speedProfiles } from '../../analysis/circle/spec.ts';
import { areaLevels } from '../../core/area-level.ts';
import type { AssetKey } from '../../core/asset.ts';
import {
  type Read,
  readColourBy,
  readFilters,
  readGroups,
  readKinds,
  readOpacity,
  writeColourBy,
  writeFilters,
  writeKinds,
  writeOpacity,
} from './hash-layers.ts';
import { type AskedCircle, type AskedCoverage, type Only, type Session, type ShownCircle, type Workspace, workspaces } from './session.ts';

/** What a link asks for, and what in it means nothing here: parameter and value as they stand in the link. */
export interface Link {
  readonly session: Partial<Session>;
  readonly ignored: readonly string[];
}

/** So many selected things a link carries; more would make it too long for mail programs. */
export const linkedAtMost = 60;

const numberPattern = /^-?\d+(\.\d+)?$/;

function readView(text: string): Session['view'] {
  const parts = text.split(',');
  if (parts.length !== 3 || !parts.every((part) => numberPattern.test(part))) return null;
  const [lon = 0, lat = 0, zoom = 0] = parts.map(Number);
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= 24 ? { lon, lat, zoom } : null;
}

/** An id may hold blanks, which part the keys of a link: they and the sign that stands for them are written as codes. */
function writeKey(key: AssetKey): string {
  return key.replace(/[%\s]/g, encodeURIComponent);
}

function readKey(word: string): AssetKey | null {
  const key = word.replace(/%[0-9A-F]{2}(?:%[0-9A-F]{2})*/g, (code) => {
    try {
      return decodeURIComponent(code);
    } catch {
      return code;
    }
  });
  return /^[^/]+\/.+$/s.test(key) ? (key as AssetKey) : null;
}

function readSelection(text: string): Read<Session['selection']> {
  const words = text.split(' ').filter((word) => word !== '');
  const ignored: string[] = [];
  const keys = words.flatMap((word): AssetKey[] => {
    const key = readKey(word);
    if (key === null) ignored.push(word);
    return key === null ? [] : [key];
  });
  return { value: new Set(keys), ignored };
}

const denominators = ['land', 'people', 'dwellings'] as const;

/** `park-2022.town.land`: rule sheet, level, denominator. */
function readAsked(text: string): AskedCoverage | null {
  const [sheetId = '', level, measure, ...more] = text.split('.');
  const by = areaLevels.find((known) => known === level);
  const denominator = denominators.find((known) => known === measure);
  return /^[a-z0-9-]+$/.test(sheetId) && by && denominator && more.length === 0 ? { sheetId, by, denominator } : null;
}

/** Longest wait at a crossing that a link may ask for, seconds. */
export const longestWaitS = 300;

/** `gb50180-2018.15.default.0.town`: rule sheet, minutes of the circle, speed profile, seconds at each crossing, level of the matrix. */
function readAskedCircle(text: string): AskedCircle | null {
  const [sheetId = '', tier, speed, wait = '', unit, ...more] = text.split('.');
  const minutes = circleTiers.find((known) => String(known) === tier);
  const profile = speedProfiles.find((known) => known === speed);
  const level = areaLevels.find((known) => known === unit);
  const crossingWaitS = /^\d{1,3}$/.test(wait) ? Number(wait) : Number.NaN;
  if (!/^[a-z0-9-]+$/.test(sheetId) || !minutes || !profile || !level || more.length > 0) return null;
  return crossingWaitS <= longestWaitS ? { sheetId, params: { minutes, profile, crossingWaitS }, level } : null;
}

function writeAskedCircle({ sheetId, params: { minutes, profile, crossingWaitS }, level }: AskedCircle): string {
  return [sheetId, minutes, profile, crossingWaitS, level].join('.');
}

/** `missing`, `none`, or `row:` and the id of a row of the sheet. */
function readShownCircle(text: string): ShownCircle | null {
  if (text === 'missing' || text === 'none') return text;
  const row = /^row:([a-z0-9-]+)$/.exec(text)?.[1];
  return row === undefined ? null : { row };
}

function readPlace(text: string): Session['walkFrom'] {
  const [lon = '', lat = '', ...more] = text.split(',');
  if (!numberPattern.test(lon) || !numberPattern.test(lat) || more.length > 0) return null;
  return Math.abs(Number(lon)) <= 180 && Math.abs(Number(lat)) <= 90 ? { lon: Number(lon), lat: Number(lat) } : null;
}

const chips: readonly Only[] = ['selected', 'view'];

function readOnly(text: string): Read<Session['only']> {
  const words = text.split('.').filter((word) => word !== '');
  return {
    value: new Set(chips.filter((chip) => words.includes(chip))),
    ignored: words.filter((word) => !(chips as string[]).includes(word)),
  };
}

type Part = Partial<Session>;

/** A parameter with a few known values. */
function oneOf<T extends string>(values: readonly T[], part: (value: T) => Part): (text: string) => Read<Part> {
  return (text) => {
    const found = values.find((value) => value === text);
    return found === undefined ? { value: {}, ignored: [text] } : { value: part(found), ignored: [] };
  };
}

/** A list of which the known members count. */
function listed<T>(read: (text: string) => Read<T>, part: (value: T) => Part): (text: string) => Read<Part> {
  return (text) => {
    const { value, ignored } = read(text);
    return { value: part(value), ignored };
  };
}

/** A parameter that is one thing, or means nothing: null. */
function one<T>(read: (text: string) => T | null, part: (value: T) => Part): (text: string) => Read<Part> {
  return (text) => {
    const value = read(text);
    return value === null ? { value: {}, ignored: [text] } : { value: part(value), ignored: [] };
  };
}

const plain =
  (part: (text: string) => Part) =>
  (text: string): Read<Part> => ({ value: text === '' ? {} : part(text), ignored: [] });

/** Every parameter of the link but the repeated `f`, and what it sets. */
const readers: Readonly<Record<string, (text: string) => Read<Part>>> = {
  city: plain((cityId) => ({ cityId })),
  ws: oneOf<Workspace>(workspaces, (workspace) => ({ workspace })),
  lang: oneOf(['zh', 'en'] as const, (lang) => ({ lang })),
  theme: oneOf(['light', 'dark'] as const, (theme) => ({ theme })),
  shown: oneOf(['straight', 'walk', 'none'] as const, (shown) => ({ shown })),
  run: one(readAsked, (asked) => ({ asked })),
  circle: one(readAskedCircle, (askedCircle) => ({ askedCircle })),
  needs: one(readShownCircle, (shownCircle) => ({ shownCircle })),
  from: one(readPlace, (walkFrom) => ({ walkFrom })),
  basis: oneOf(['legal', 'managing'] as const, (basis) => ({ basis })),
  view: one(readView, (view) => ({ view })),
  area: plain((area) => ({ area })),
  table: (text) => {
    const { value, ignored } = readKinds(text);
    const [tableKind] = value;
    return { value: tableKind === undefined ? {} : { tableKind }, ignored };
  },
  hide: listed(readKinds, (ids) => ({ hiddenKinds: new Set(ids) })),
  off: listed(readGroups, (ids) => ({ hiddenGroups: new Set(ids) })),
  order: listed(readKinds, (order) => ({ order })),
  opacity: listed(readOpacity, (opacity) => ({ opacity })),
  colour: listed(readColourBy, (colourBy) => ({ colourBy })),
  only: listed(readOnly, (only) => ({ only })),
  retired: oneOf(['1'] as const, () => ({ retired: true })),
  select: listed(readSelection, (selection) => ({ selection })),
};

/** Reads a link. What is missing keeps its first value; what means nothing is named and left out, so that an old link still opens. */
export function readLink(hash: string): Link {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const ignored: string[] = [];
  let session: Part = {};
  for (const name of new Set(asked.keys())) {
    if (name === 'f') continue;
    // What every object inherits (`constructor`) is no parameter.
    const read = Object.hasOwn(readers, name) ? readers[name]?.(asked.get(name) ?? '') : undefined;
    if (!read) ignored.push(name);
    else ignored.push(...read.ignored.map((word) => `${name}=${word}`));
    session = { ...session, ...read?.value };
  }
  const texts = asked.getAll('f');
  if (texts.length > 0) {
    const filters = readFilters(texts);
    ignored.push(...filters.ignored.map((text) => `f=${text}`));
    session = { ...session, filters: filters.value };
  }
  return { session, ignored };
}

/** The hash that opens the same thing for someone else: five decimals of a degree (1 m) and two of a zoom. */
export function hashOfSession(session: Session): string {
  const { view, area, selection, asked, askedCircle, shownCircle, walkFrom } = session;
  const parts = new URLSearchParams({
    city: session.cityId,
    ws: session.workspace,
    lang: session.lang,
    theme: session.theme,
    shown: session.shown,
  });
  const add = (name: string, text: string): void => {
    if (text !== '') parts.set(name, text);
  };
  if (view) parts.set('view', `${view.lon.toFixed(5)},${view.lat.toFixed(5)},${view.zoom.toFixed(2)}`);
  if (area) parts.set('area', area);
  if (asked) parts.set('run', [asked.sheetId, asked.by, asked.denominator].join('.'));
  if (askedCircle) parts.set('circle', writeAskedCircle(askedCircle));
  if (shownCircle !== 'missing') parts.set('needs', shownCircle === 'none' ? 'none' : `row:${shownCircle.row}`);
  if (walkFrom) parts.set('from', `${walkFrom.lon.toFixed(5)},${walkFrom.lat.toFixed(5)}`);
  parts.set('basis', session.basis);
  parts.set('table', session.tableKind);
  // Nothing hidden is written too: apart from not saying, which leaves the first look.
  parts.set('hide', writeKinds([...session.hiddenKinds].sort()));
  add('off', writeKinds([...session.hiddenGroups].sort()));
  add('order', writeKinds(session.order));
  add('opacity', writeOpacity(session.opacity));
  add('colour', writeColourBy(session.colourBy));
  if (session.retired) parts.set('retired', '1');
  add('only', [...session.only].sort().join('.'));
  for (const filter of writeFilters(session.filters)) parts.append('f', filter);
  if (selection.size > 0) parts.set('select', [...selection].slice(0, linkedAtMost).map(writeKey).join(' '));
  return `#${parts.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}
