import { type Page, type Paper, paperPage, phonePage } from '../../../report/map-image/page.ts';

/** What the dialog asks. `scale`: n of 1 : n, null for what the screen shows. */
export interface PictureOptions {
  readonly purpose: 'letter' | 'phone';
  readonly paper: Paper;
  readonly landscape: boolean;
  readonly dpi: 150 | 300;
  readonly scale: number | null;
  readonly boundaries: boolean;
}

export const firstOptions: PictureOptions = { purpose: 'letter', paper: 'A4', landscape: true, dpi: 300, scale: null, boundaries: false };

/** Scales of the sheets that offices know. */
export const scales: readonly number[] = [1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000];

export function pageOf({ purpose, paper, landscape, dpi }: PictureOptions): Page {
  return purpose === 'phone' ? phonePage : paperPage(paper, landscape, dpi);
}

/** The page as it is previewed: as many pixels as a dialog has. */
export function previewOf(page: Page): Page {
  return { ...page, pixelRatio: Math.min(page.pixelRatio, 1) };
}
