import type { PictureContent } from './content.ts';
import { lineHeight, type Page, type Plan, planPage, type Rect } from './page.ts';
import { drawSwatch, swatchBox } from './swatch.ts';

const ink = '#1d2421';
const inkSoft = '#55605b';
const ground = '#ffffff';

function font(px: number, strong: boolean, family: string): string {
  return `${strong ? 600 : 400} ${px}px ${family}`;
}

/** Where everything stands on the page, measured with the fonts it is written in. */
export function planPicture(page: Page, content: Pick<PictureContent, 'title' | 'figure' | 'marks' | 'notes' | 'font'>): Plan {
  const context = document.createElement('canvas').getContext('2d');
  const measure = (text: string, px: number, strong: boolean): number => {
    if (!context) return text.length * px;
    context.font = font(px, strong, content.font);
    return context.measureText(text).width;
  };
  const notes = [...(content.marks.length > 0 ? [content.marks.join(' · ')] : []), ...content.notes];
  return planPage(page, { title: content.title, hasFigure: content.figure !== null, notes }, measure);
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

const rowGap = 6;
const pad = 10;

/** Rows of the legend from the corner upwards; more than three fifths of the map's height go into further columns, two at most. */
function drawLegend(pen: Pen, { page, map }: Plan, content: PictureContent): void {
  const rowHeight = Math.max(swatchBox.height, page.textPx * lineHeight) + rowGap;
  const perColumn = Math.max(1, Math.floor((map.height * 0.6 - 2 * pad) / rowHeight) - 1);
  const room = perColumn * 2;
  const shown = content.legend.length > room ? content.legend.slice(0, room - 1) : content.legend;
  if (shown.length === 0) return;
  const left = content.legend.length - shown.length;
  const labels = [...shown.map(({ label }) => label), ...(left > 0 ? [content.more(left)] : [])];
  const columns = Math.ceil(labels.length / perColumn);
  const rows = Math.ceil(labels.length / columns);
  pen.font = font(page.textPx, false, content.font);
  const columnWidth = swatchBox.width + 8 + Math.min(220, Math.max(...labels.map((label) => pen.measureText(label).width))) + pad;
  const size = { width: columns * columnWidth + pad, height: (rows + 1) * rowHeight + 2 * pad - rowGap };
  const rect: Rect = { x: map.x + map.width - size.width, y: map.y + map.height - size.height, ...size };
  panel(pen, rect);
  pen.textAlign = 'left';
  pen.fillStyle = ink;
  pen.font = font(page.textPx, true, content.font);
  pen.fillText(content.legendTitle, rect.x + pad, rect.y + pad + rowHeight / 2 - rowGap / 2);
  pen.font = font(page.textPx, false, content.font);
  for (const [at, label] of labels.entries()) {
    const x = rect.x + pad + Math.floor(at / rows) * columnWidth;
    const y = rect.y + pad + ((at % rows) + 1) * rowHeight;
    const row = shown[at];
    if (row) drawSwatch(pen, row, x, y + (rowHeight - rowGap - swatchBox.height) / 2);
    pen.fillStyle = ink;
    pen.fillText(label, x + (row ? swatchBox.width + 8 : 0), y + (rowHeight - rowGap) / 2, 220);
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
