import type { Asset } from '../../core/asset.ts';
import { boxOf } from '../../core/geo/degree-box.ts';
import { representativePoint } from '../../core/geo/representative.ts';
import { scales } from '../../layers/detail.ts';
import { kindById } from '../../layers/registry.ts';
import type { Projection } from './view.ts';

export interface SvgLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly kind: string;
}

const sizePx = 12;
const longest = 14;
const townsFrom = 11.5;

/** Who speaks first where two names want one place. */
const first: readonly string[] = ['area', 'park', 'water', 'street', 'residential'];

function weight({ kind }: Asset): number {
  const at = first.indexOf(kind);
  return at < 0 ? first.length : at;
}

/** Width of a text in px: Chinese characters are a square, others about half of one. */
function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? sizePx : sizePx * 0.56;
  return width;
}

function nameOf(asset: Asset, zoom: number): string | null {
  const kind = kindById(asset.kind);
  const named = kind?.style.named;
  const from = asset.kind === 'street' ? scales.district.namedFrom : named === undefined ? null : scales[named].namedFrom;
  if (!kind || asset.kind === 'built-up') return null;
  if (asset.kind !== 'area' && (from === null || zoom < from)) return null;
  if (asset.kind === 'area' && !['district', 'town'].includes(String(asset.values.level))) return null;
  if (asset.values.level === 'town' && zoom < townsFrom) return null;
  const name = asset.values[kind.nameField];
  if (typeof name !== 'string' || name === '') return null;
  const signs = [...name];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : name;
}

/** Whether a surface is large enough to carry its name; lines and points always are. */
function carries(asset: Asset, text: string, on: Projection): boolean {
  const shape = asset.geometry?.type;
  if (asset.kind === 'area' || (shape !== 'Polygon' && shape !== 'MultiPolygon')) return true;
  const [west, south, east, north] = boxOf([asset.geometry]) ?? [0, 0, 0, 0];
  const [left] = on.project(west, south);
  const [right] = on.project(east, north);
  return right - left >= textWidth(text) * 0.75;
}

/** Names that fit without touching each other, the weightier first; each name of a street once. */
export function svgLabels(drawn: readonly Asset[], zoom: number, on: Projection, width: number, height: number): readonly SvgLabel[] {
  const taken: (readonly [number, number, number, number])[] = [];
  const said = new Set<string>();
  const labels: SvgLabel[] = [];
  for (const asset of drawn.toSorted((a, b) => weight(a) - weight(b))) {
    const text = nameOf(asset, zoom);
    const place = text === null || said.has(`${asset.kind} ${text}`) ? null : representativePoint(asset.geometry);
    if (text === null || place === null || !carries(asset, text, on)) continue;
    const [x, y] = on.project(place[0], place[1]);
    const half = textWidth(text) / 2 + 4;
    const box = [x - half, y - sizePx, x + half, y + sizePx / 2] as const;
    if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    said.add(`${asset.kind} ${text}`);
    labels.push({ text, x: Math.round(x), y: Math.round(y), kind: asset.kind });
  }
  return labels;
}
