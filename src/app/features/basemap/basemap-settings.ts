import type { Backdrop, RasterTiles } from '../../../map/frame.ts';
import type { WordKey } from '../../../text/app.ts';

export const basemapChoices = ['none', 'tianditu-vec', 'tianditu-img', 'xyz', 'pmtiles'] as const;
export type BasemapChoice = (typeof basemapChoices)[number];

/** Name of each choice on the screen. */
export const choiceNames: Readonly<Record<BasemapChoice, WordKey>> = {
  none: 'mapBackdropNone',
  'tianditu-vec': 'mapBackdropVec',
  'tianditu-img': 'mapBackdropImg',
  xyz: 'mapBackdropXyz',
  pmtiles: 'mapBackdropPmtiles',
};

/** Background maps as set in this browser. They stay here: neither a link nor the server ever carries them. */
export interface BasemapSettings {
  readonly schemaVersion: 1;
  readonly choice: BasemapChoice;
  /** Share 0–1. */
  readonly opacity: number;
  readonly tiandituKey: string;
  readonly tiandituNames: boolean;
  readonly xyzUrl: string;
  readonly xyzCredit: string;
  /** The tiles are drawn in GCJ-02 and are shifted back. */
  readonly xyzGcj: boolean;
  readonly pmtilesUrl: string;
}

/** All backgrounds are off until somebody turns one on. */
export const firstBasemap: BasemapSettings = {
  schemaVersion: 1,
  choice: 'none',
  opacity: 0.7,
  tiandituKey: '',
  tiandituNames: true,
  xyzUrl: '',
  xyzCredit: '',
  xyzGcj: false,
  pmtilesUrl: '',
};

/** Approval number that 天地图 prints on its own page; not read on the sheet itself (待核). */
export const tiandituApproval = 'GS(2024)0650号';

/** An opened PMTiles archive. */
export interface Archive {
  /** Its name inside the map: the address, or that of a file of this computer. */
  readonly url: string;
  readonly vectorLayers: readonly string[] | null;
  readonly maxZoom: number;
  readonly credit: string;
}

function isChoice(value: unknown): value is BasemapChoice {
  return (basemapChoices as readonly unknown[]).includes(value);
}

/** Settings from what was kept; anything that makes no sense is as at first. */
export function basemapFrom(text: string | null): BasemapSettings {
  let kept: Partial<Record<keyof BasemapSettings, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) kept = value;
  } catch {
    return firstBasemap;
  }
  if (kept.schemaVersion !== 1) return firstBasemap;
  const text_ = (name: 'tiandituKey' | 'xyzUrl' | 'xyzCredit' | 'pmtilesUrl') => (typeof kept[name] === 'string' ? kept[name] : '');
  const { choice, opacity } = kept;
  return {
    schemaVersion: 1,
    choice: isChoice(choice) ? choice : 'none',
    opacity: typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? opacity : firstBasemap.opacity,
    tiandituKey: text_('tiandituKey'),
    tiandituNames: kept.tiandituNames !== false,
    xyzUrl: text_('xyzUrl'),
    xyzCredit: text_('xyzCredit'),
    xyzGcj: kept.xyzGcj === true,
    pmtilesUrl: text_('pmtilesUrl'),
  };
}

export type BasemapFault = 'key' | 'template' | 'address' | 'archive';

function isWeb(address: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(address);
}

/** Holds z, x and y, and no other placeholder ({s}, {-y} …): nobody would fill it. */
function isTemplate(address: string): boolean {
  const parts = new Set(address.match(/\{[^{}]*\}/g));
  return ['{z}', '{x}', '{y}'].every((part) => parts.has(part)) && parts.size === 3;
}

/** What is missing or wrong in the settings of the chosen background; null where it can be shown. */
export function faultOf(settings: BasemapSettings, hasFile: boolean): BasemapFault | null {
  const { choice, tiandituKey, xyzUrl, pmtilesUrl } = settings;
  if (choice.startsWith('tianditu')) return /^[0-9a-zA-Z]{16,64}$/.test(tiandituKey) ? null : 'key';
  if (choice === 'xyz') {
    if (!isWeb(xyzUrl)) return 'address';
    return isTemplate(xyzUrl) ? null : 'template';
  }
  if (choice === 'pmtiles') return hasFile || isWeb(pmtilesUrl) ? null : 'archive';
  return null;
}

function tianditu(layer: 'vec' | 'cva' | 'img' | 'cia', key: string): RasterTiles {
  const query = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`;
  const url = `https://t0.tianditu.gov.cn/${layer}_w/wmts?${query}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;
  return { url, maxZoom: 18, gcj: false };
}

function rasterLayers({ choice, tiandituKey, tiandituNames, xyzUrl, xyzGcj }: BasemapSettings): readonly RasterTiles[] {
  if (choice === 'xyz') return [{ url: xyzUrl, maxZoom: 18, gcj: xyzGcj }];
  const [ground, names] = choice === 'tianditu-img' ? (['img', 'cia'] as const) : (['vec', 'cva'] as const);
  return [ground, ...(tiandituNames ? [names] : [])].map((layer) => tianditu(layer, tiandituKey));
}

/** The background as the map takes it; null while none is chosen or it cannot be shown yet. */
export function backdropOf(settings: BasemapSettings, archive: Archive | null): Backdrop | null {
  const { choice, opacity } = settings;
  if (choice === 'none' || faultOf(settings, archive !== null) !== null) return null;
  if (choice === 'pmtiles') {
    if (!archive) return null;
    const { url, vectorLayers, maxZoom } = archive;
    return { id: url, tiles: { type: 'pmtiles', url, vectorLayers, maxZoom }, opacity };
  }
  const layers = rasterLayers(settings);
  return { id: layers.map(({ url, gcj }) => `${gcj ? 'gcj ' : ''}${url}`).join(' '), tiles: { type: 'raster', layers }, opacity };
}

/** Host that a background is read from; null for a file of this computer. */
export function hostOf({ choice, xyzUrl, pmtilesUrl }: BasemapSettings): string | null {
  if (choice.startsWith('tianditu')) return 't0.tianditu.gov.cn';
  const address = choice === 'xyz' ? xyzUrl : choice === 'pmtiles' ? pmtilesUrl : '';
  return URL.canParse(address) ? new URL(address).host : null;
}

/** Where the host is written to let it through: scheme, name and port. */
export function originOf({ choice, xyzUrl, pmtilesUrl }: BasemapSettings): string | null {
  const address = choice === 'xyz' ? xyzUrl : choice === 'pmtiles' ? pmtilesUrl : '';
  return URL.canParse(address) ? new URL(address).origin : null;
}
