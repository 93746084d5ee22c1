import type { PictureContent } from './content.ts';
import { lineHeight, type Page, type Plan, planPage, type Rect, swatchRoom } from './page.ts';
import { drawSwatch, swatchBox } from './swatch.ts';

const ink = '#1d2421';
const inkSoft = '#55605b';
const ground = '#ffffff';

function font(px: number, strong: boolean, family: string): string {
  return `${strong ? 600 : 400} ${px}px ${family}`;
}

/** Where everything stands on the page, measured with the fonts it is written in. */
export function planPicture(page: Page, content: Pick<PictureContent, 'title' | 'figure' | 'legend' | 'marks' | 'notes' | 'font'>): Plan {
  const context = document.createElement('canvas').getContext('2d');
  const measure = (text: string, px: number, strong: boolean): number => {
    if (!context) return text.length * px;
    context.font = font(px, strong, content.font);
    return context.measureText(text).width;
  };
  const notes = [...(content.marks.length > 0 ? [content.marks.join(' · ')] : []), ...content.notes];
  const labels = content.legend.map(({ label }) => label);
  return planPage(page, { title: content.title, hasFigure: content.figure !== null, labels, notes }, measure);
}

type Pen = CanvasRenderingContext2D;

function drawTitle(pen: Pen, { page, title, figureY }: Plan, content: PictureContent): void {
  pen.fillStyle = ink;
  pen.textAlign = 'center';
  pen.font = font(page.titlePx, true, content.font);
  for (const [at, line] of title.entries()) pen.fillText(line, page.width / 2, page.margin + (at + 0.5) * page.titlePx * lineHeight);
  if (figureY === null || !content.figure) return;
  const y = figureY + page.titlePx;
  const { value, label } = content.figure;
  pen.font = font(page.titlePx * 1.4, true, content.font);
  const valueWidth = pen.measureText(value).width;
  pen.font = font(page.textPx, false, content.font);
  const labelWidth = pen.measureText(label).width;
  const left = (page.width - valueWidth - labelWidth - 8) / 2;
  pen.textAlign = 'left';
  pen.fillStyle = inkSoft;
  pen.fillText(label, left, y);
  pen.fillStyle = ink;
  pen.font = font(page.titlePx * 1.4, true, content.font);
  pen.fillText(value, left + labelWidth + 8, y);
}

function panel(pen: Pen, { x, y, width, height }: Rect): void {
  pen.fillStyle = ground;
  pen.globalAlpha = 0.94;
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 1;
  pen.strokeStyle = inkSoft;
  pen.lineWidth = 0.75;
  pen.strokeRect(x, y, width, height);
}

const pad = 10;

function drawLegend(pen: Pen, { page, legend }: Plan, content: PictureContent): void {
  if (!legend) return;
  const { y: top, columns, columnWidth, rowHeight, shown } = legend;
  const left = content.legend.length - shown;
  const labels = [...content.legend.slice(0, shown).map(({ label }) => label), ...(left > 0 ? [content.more(left)] : [])];
  pen.textAlign = 'left';
  pen.font = font(page.textPx, false, content.font);
  for (const [at, label] of labels.entries()) {
    const x = page.margin + (at % columns) * columnWidth;
    const y = top + (Math.floor(at / columns) + 0.5) * rowHeight;
    const row = at < shown ? content.legend[at] : undefined;
    if (row) drawSwatch(pen, row, x, y - swatchBox.height / 2);
    pen.fillStyle = ink;
    pen.fillText(label, x + (row ? swatchRoom : 0), y, columnWidth - swatchRoom - 4);
  }
}

function drawNorth(pen: Pen, { page, map }: Plan, content: PictureContent): void {
  const size = page.textPx * 2;
  const x = map.x + map.width - size;
  const y = map.y + size * 0.6;
  pen.fillStyle = ground;
  pen.globalAlpha = 0.9;
  pen.beginPath();
  pen.arc(x, y + size * 0.75, size * 1.05, 0, 2 * Math.PI);
  pen.fill();
  pen.globalAlpha = 1;
  pen.fillStyle = ink;
  pen.beginPath();
  pen.moveTo(x, y + size * 0.5);
  pen.lineTo(x + size * 0.36, y + size * 1.5);
  pen.lineTo(x, y + size * 1.25);
  pen.lineTo(x - size * 0.36, y + size * 1.5);
  pen.closePath();
  pen.fill();
  pen.textAlign = 'center';
  pen.font = font(page.textPx, true, content.font);
  pen.fillText(content.north, x, y + size * 0.18);
}

function drawScale(pen: Pen, { page, map }: Plan, { bar, scaleText, font: family }: PictureContent): void {
  const height = page.textPx * lineHeight * 2 + pad;
  pen.font = font(page.textPx, false, family);
  const width = Math.max(bar.px, pen.measureText(scaleText).width) + pen.measureText(bar.text).width + 2 * pad + 8;
  const rect: Rect = { x: map.x, y: map.y + map.height - height, width, height };
  panel(pen, rect);
  pen.fillStyle = ink;
  pen.textAlign = 'left';
  pen.fillText(scaleText, rect.x + pad, rect.y + pad / 2 + page.textPx * 0.7);
  const y = rect.y + height - pad / 2 - page.textPx * 0.5;
  pen.strokeStyle = ink;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(rect.x + pad, y - 5);
  pen.lineTo(rect.x + pad, y);
  pen.lineTo(rect.x + pad + bar.px, y);
  pen.lineTo(rect.x + pad + bar.px, y - 5);
  pen.stroke();
  pen.fillText(bar.text, rect.x + pad + bar.px + 8, y - 2);
}

function drawNotes(pen: Pen, { page, notes, notesY }: Plan, content: PictureContent): void {
  pen.textAlign = 'left';
  for (const [at, line] of notes.entries()) {
    const isMark = at === 0 && content.marks.length > 0;
    pen.font = font(page.textPx, isMark, content.font);
    pen.fillStyle = isMark ? ink : inkSoft;
    pen.fillText(line, page.margin, notesY + (at + 0.5) * page.textPx * lineHeight);
  }
}

/** The whole picture: the drawn map in its place, and all that is written. `map` has `page.pixelRatio` pixels to the CSS pixel. */
export function composePicture(plan: Plan, content: PictureContent, map: CanvasImageSource): HTMLCanvasElement {
  const { page } = plan;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(page.width * page.pixelRatio);
  canvas.height = Math.round(page.height * page.pixelRatio);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.scale(page.pixelRatio, page.pixelRatio);
  pen.textBaseline = 'middle';
  pen.fillStyle = ground;
  pen.fillRect(0, 0, page.width, page.height);
  pen.drawImage(map, plan.map.x, plan.map.y, plan.map.width, plan.map.height);
  drawTitle(pen, plan, content);
  drawLegend(pen, plan, content);
  drawNorth(pen, plan, content);
  drawScale(pen, plan, content);
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  pen.strokeRect(plan.map.x, plan.map.y, plan.map.width, plan.map.height);
  drawNotes(pen, plan, content);
  return canvas;
}
