import type { Geometry, MultiPolygon, Position } from 'geojson';
import type { City } from '../../src/core/city.ts';
import { planeAt } from '../../src/core/geo/plane.ts';
import { type CoverageClass, classLooks, coverageClasses, routeLooks } from '../../src/map/meaning.ts';

/** Ground shown by a figure, in metres of its drawn scene. */
export interface Frame {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

const plane = planeAt(117);
const widthPx = 640;
const marginPx = 12;
const linePx = 20;

/** A figure of the method page: a drawn scene with what the engine made of it, as one SVG without outside parts. */
export class Figure {
  private readonly parts: string[] = [];
  private readonly scale: number;
  private readonly heightPx: number;

  /** `corner` is where the scene's metres begin, in longitude and latitude. */
  constructor(
    private readonly corner: Position,
    private readonly frame: Frame,
    private readonly title: string,
  ) {
    this.scale = (widthPx - 2 * marginPx) / (frame.right - frame.left);
    this.heightPx = Math.round((frame.top - frame.bottom) * this.scale) + 2 * marginPx;
  }

  private px(at: Position): string {
    const [cx, cy] = plane.forward(this.corner[0] as number, this.corner[1] as number);
    const [x, y] = plane.forward(at[0] as number, at[1] as number);
    return this.local(x - cx, y - cy);
  }

  private local(x: number, y: number): string {
    const left = marginPx + (x - this.frame.left) * this.scale;
    const top = marginPx + (this.frame.top - y) * this.scale;
    return `${left.toFixed(1)} ${top.toFixed(1)}`;
  }

  private path(geometry: Geometry): string {
    const lines = linesOf(geometry);
    return lines.map(({ at, closed }) => `M${at.map((position) => this.px(position)).join('L')}${closed ? 'Z' : ''}`).join('');
  }

  shape(geometry: Geometry, style: string): this {
    this.parts.push(`<path d="${this.path(geometry)}" ${style}/>`);
    return this;
  }

  /** Things of the city in the order and dress of the map. */
  city({ assets }: City): this {
    for (const kind of order) {
      for (const asset of assets) {
        if (asset.kind !== kind || !asset.geometry) continue;
        if (asset.geometry.type === 'Point') this.dot(asset.geometry.coordinates, dress[kind] ?? '');
        else this.shape(asset.geometry, dress[kind] ?? '');
      }
    }
    return this;
  }

  /** The three classes with the hues and patterns of the app. */
  classes(shapes: Readonly<Record<CoverageClass, MultiPolygon>>): this {
    for (const name of coverageClasses) {
      const { outline } = classLooks.light[name];
      this.shape(shapes[name], `fill="url(#${name})" stroke="${outline}" stroke-width="0.8"`);
    }
    return this;
  }

  /** A walk or a straight line with its metres beside the middle of it. */
  route(kind: 'walk' | 'straight', geometry: Geometry, words: string, shift: readonly [number, number] = [0, -8]): this {
    const colour = routeLooks.light[kind];
    const dash = kind === 'straight' ? ' stroke-dasharray="6 4"' : '';
    this.shape(geometry, `fill="none" stroke="${colour}" stroke-width="3" stroke-linejoin="round"${dash}`);
    const line = linesOf(geometry)[0]?.at ?? [];
    const middle = line[Math.floor((line.length - 1) / 2)];
    const next = line[Math.floor((line.length - 1) / 2) + 1];
    if (!middle || !next) return this;
    const [x1, y1] = this.px(middle).split(' ').map(Number) as [number, number];
    const [x2, y2] = this.px(next).split(' ').map(Number) as [number, number];
    return this.textAt((x1 + x2) / 2 + shift[0], (y1 + y2) / 2 + shift[1], words, colour);
  }

  private dot(at: Position, style: string): void {
    const [x, y] = this.px(at).split(' ');
    this.parts.push(`<circle cx="${x}" cy="${y}" r="4.5" ${style}/>`);
  }

  /** A place that is not there yet. */
  ring(at: Position, colour: string): this {
    const [x, y] = this.px(at).split(' ');
    this.parts.push(`<circle cx="${x}" cy="${y}" r="9" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="4 3"/>`);
    return this;
  }

  /** Words at a place of the scene, in its metres. */
  label(x: number, y: number, words: string, colour = '#20262b'): this {
    const [left, top] = this.local(x, y).split(' ').map(Number) as [number, number];
    return this.textAt(left, top, words, colour);
  }

  private textAt(x: number, y: number, words: string, colour: string): this {
    const halo = 'paint-order="stroke" stroke="#ffffff" stroke-width="4" stroke-linejoin="round"';
    this.parts.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle" fill="${colour}" ${halo}>${escaped(words)}</text>`);
    return this;
  }

  /** `caption`: what the code found, Chinese and English. */
  svg(caption: readonly [string, string]): string {
    const lines = caption.flatMap(wrapped);
    const height = this.heightPx + linePx * lines.length + 6;
    const top = (i: number) => this.heightPx + 15 + linePx * i;
    const words = lines.map((line, i) => `<text x="${marginPx}" y="${top(i)}" class="caption">${escaped(line)}</text>`);
    return `${[
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${height}" width="${widthPx}" height="${height}" role="img">`,
      `<title>${escaped(this.title)}</title>`,
      '<style>text{font:14px sans-serif}.caption{fill:#20262b}</style>',
      `<defs>${coverageClasses.map(pattern).join('')}</defs>`,
      `<rect width="${widthPx}" height="${height}" fill="#ffffff"/>`,
      `<svg x="0" y="0" width="${widthPx}" height="${this.heightPx}" viewBox="0 0 ${widthPx} ${this.heightPx}">`,
      `<rect width="${widthPx}" height="${this.heightPx}" fill="#f5f3ee"/>`,
      ...this.parts,
      '</svg>',
      ...words,
      '</svg>',
    ].join('\n')}\n`;
  }
}

const order = ['residential', 'park', 'water', 'street', 'wall', 'gate', 'facility'];

const dress: Readonly<Record<string, string>> = {
  residential: 'fill="#efe2cc" stroke="#b59a6a" stroke-width="1.5"',
  park: 'fill="#bfdcae" stroke="#4c7a3a" stroke-width="1.5"',
  water: 'fill="#bcd8ea" stroke="#5c8fb0" stroke-width="1"',
  street: 'fill="none" stroke="#8d8880" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"',
  wall: 'fill="none" stroke="#5b3a29" stroke-width="2.5"',
  gate: 'fill="#ffffff" stroke="#20262b" stroke-width="2"',
  facility: 'fill="#4b5b6b" stroke="#ffffff" stroke-width="1.5"',
};

interface Line {
  readonly at: readonly Position[];
  readonly closed: boolean;
}

function linesOf(geometry: Geometry): Line[] {
  const open = (at: readonly Position[]): Line => ({ at, closed: false });
  const ring = (at: readonly Position[]): Line => ({ at, closed: true });
  if (geometry.type === 'LineString') return [open(geometry.coordinates)];
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map(open);
  if (geometry.type === 'Polygon') return geometry.coordinates.map(ring);
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat().map(ring) : [];
}

function pattern(name: CoverageClass): string {
  const look = classLooks.light[name];
  const ground = `<rect width="8" height="8" fill="${look.ground}"/>`;
  const mark =
    look.pattern === 'dots'
      ? `<circle cx="2" cy="2" r="1.2" fill="${look.mark}"/><circle cx="6" cy="6" r="1.2" fill="${look.mark}"/>`
      : look.pattern === 'hatch'
        ? `<path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" stroke="${look.mark}" stroke-width="1.5"/>`
        : '';
  return `<pattern id="${name}" width="8" height="8" patternUnits="userSpaceOnUse">${ground}${mark}</pattern>`;
}

/** Lines that fit the width: Chinese breaks anywhere, English between words. */
function wrapped(words: string): string[] {
  const lines = [''];
  let used = 0;
  for (const piece of words.match(/[\u0020-\u024f]+?(?=\s|$|[^\u0020-\u024f])|./gu) ?? []) {
    const wide = [...piece].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x250 ? 7.2 : 14), 0);
    if (used + wide > widthPx - 2 * marginPx) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += used === 0 ? piece.trimStart() : piece;
    used += wide;
  }
  return lines;
}

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
