export const lineHeight = 1.4;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page in CSS pixels (96 to the inch), and how many pixels of the picture each is. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly margin: number;
  readonly titlePx: number;
  readonly textPx: number;
  /** Lines that the legend may take. */
  readonly legendRows: number;
}

export type Paper = 'A4' | 'A3';

const cssPerMm = 96 / 25.4;

const papersMm: Readonly<Record<Paper, readonly [short: number, long: number]>> = { A4: [210, 297], A3: [297, 420] };

/** A sheet for a letter. */
export function paperPage(paper: Paper, landscape: boolean, dpi: number): Page {
  const [short, long] = papersMm[paper].map((mm) => Math.round(mm * cssPerMm)) as [number, number];
  return {
    width: landscape ? long : short,
    height: landscape ? short : long,
    pixelRatio: dpi / 96,
    margin: 32,
    titlePx: paper === 'A3' ? 28 : 24,
    textPx: 12,
    legendRows: 6,
  };
}

/** A picture for a phone: 1080 × 1440 pixels, its words half as large again as on paper. */
export const phonePage: Page = { width: 540, height: 720, pixelRatio: 2, margin: 16, titlePx: 28, textPx: 14, legendRows: 4 };

/**
 * Splits a text where it no longer fits. `measure` gives the width of a text. CJK breaks anywhere but before a closing sign, other words at
 * their gaps.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const pieces = text.match(/(?:[\w.,%():/@©-]+|.)[，。；：、）》”]*\s*/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A legend set in columns of equal width. `shown`: rows that found room. */
export interface LegendPlan {
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly columnWidth: number;
  readonly rowHeight: number;
  readonly shown: number;
}

export interface Plan {
  readonly page: Page;
  readonly title: readonly string[];
  readonly notes: readonly string[];
  readonly map: Rect;
  /** The strip of the legend below the map, its rows and columns; null without one. */
  readonly legend: LegendPlan | null;
  /** Where the figure is written: none without one. */
  readonly figureY: number | null;
  readonly notesY: number;
}

/** Room for the swatch and the gap behind it. */
export const swatchRoom = 28;
const legendGap = 16;
/** A label takes at most so much; longer ones are drawn narrower. */
const labelMax = 180;

/** The legend in as few lines as its labels allow, at most `mostRows`: what is left over is counted in the last place. */
export function planLegend(page: Page, labels: readonly string[], measure: (text: string) => number): Omit<LegendPlan, 'y'> | null {
  if (labels.length === 0) return null;
  const inner = page.width - 2 * page.margin;
  const widest = Math.min(labelMax, Math.max(...labels.map(measure)));
  const columns = Math.max(1, Math.min(labels.length, Math.floor((inner + legendGap) / (swatchRoom + widest + legendGap))));
  const rows = Math.min(page.legendRows, Math.ceil(labels.length / columns));
  const room = rows * columns;
  const shown = labels.length > room ? room - 1 : labels.length;
  return { columns, rows, columnWidth: inner / columns, rowHeight: Math.max(16, page.textPx * lineHeight) + 6, shown };
}

export interface Written {
  readonly title: string;
  readonly hasFigure: boolean;
  readonly labels: readonly string[];
  readonly notes: readonly string[];
}

/** Where everything stands: title above, legend and notes below, the map takes what is left. */
export function planPage(page: Page, written: Written, measure: (text: string, px: number, strong: boolean) => number): Plan {
  const inner = page.width - 2 * page.margin;
  const title = wrapText(written.title, inner, (text) => measure(text, page.titlePx, true));
  const notes = written.notes.flatMap((note) => wrapText(note, inner, (text) => measure(text, page.textPx, false)));
  const legend = planLegend(page, written.labels, (text) => measure(text, page.textPx, false));
  const titleHeight = title.length * page.titlePx * lineHeight;
  const top = page.margin + titleHeight + (written.hasFigure ? page.titlePx * 2 : 0) + 8;
  const notesY = page.height - page.margin - notes.length * page.textPx * lineHeight;
  const legendY = notesY - (legend ? legend.rows * legend.rowHeight + 8 : 0);
  const bottom = legendY - 8;
  return {
    page,
    title,
    notes,
    map: { x: page.margin, y: Math.round(top), width: inner, height: Math.max(1, Math.round(bottom) - Math.round(top)) },
    legend: legend && { ...legend, y: legendY },
    figureY: written.hasFigure ? page.margin + titleHeight : null,
    notesY,
  };
}
