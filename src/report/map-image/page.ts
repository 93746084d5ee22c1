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
  };
}

/** A picture for a phone: 1080 × 1440 pixels, its words half as large again as on paper. */
export const phonePage: Page = { width: 540, height: 720, pixelRatio: 2, margin: 16, titlePx: 28, textPx: 14 };

/** Splits a text where it no longer fits. `measure` gives the width of a text. CJK breaks anywhere, other words at their gaps. */
export function wrapText(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const pieces = text.match(/[\w.,%():/@©-]+\s*|\s+|./gu) ?? [];
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

export interface Plan {
  readonly page: Page;
  readonly title: readonly string[];
  readonly notes: readonly string[];
  readonly map: Rect;
  /** Where the figure is written: none without one. */
  readonly figureY: number | null;
  readonly notesY: number;
}

export const lineHeight = 1.4;

/** Where everything stands: title above, notes below, the map takes what is left. */
export function planPage(
  page: Page,
  { title, hasFigure, notes }: { readonly title: string; readonly hasFigure: boolean; readonly notes: readonly string[] },
  measure: (text: string, px: number, strong: boolean) => number,
): Plan {
  const inner = page.width - 2 * page.margin;
  const titleLines = wrapText(title, inner, (text) => measure(text, page.titlePx, true));
  const noteLines = notes.flatMap((note) => wrapText(note, inner, (text) => measure(text, page.textPx, false)));
  const titleHeight = titleLines.length * page.titlePx * lineHeight;
  const figureHeight = hasFigure ? page.titlePx * 2 : 0;
  const notesHeight = noteLines.length * page.textPx * lineHeight;
  const top = page.margin + titleHeight + figureHeight + 8;
  const bottom = page.height - page.margin - notesHeight - 8;
  return {
    page,
    title: titleLines,
    notes: noteLines,
    map: { x: page.margin, y: Math.round(top), width: inner, height: Math.max(1, Math.round(bottom) - Math.round(top)) },
    figureY: hasFigure ? page.margin + titleHeight : null,
    notesY: bottom + 8,
  };
}
