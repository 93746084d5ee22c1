import type { MapFrame, MapView } from '../../../map/frame.ts';
import { drawPicture, PictureTimeout, viewOfBox } from '../../../map/tools/picture.ts';
import { zoomOfScale } from '../../../map/tools/scale.ts';
import { composePicture, planPicture } from '../../../report/map-image/compose.ts';
import { withDensity } from '../../../report/map-image/density.ts';
import type { Page } from '../../../report/map-image/page.ts';
import { say } from '../../../text/app.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { App } from '../../services.ts';
import { fileNameOf } from '../../ui/offer-file.ts';
import { pictureContent, pictureFrame, pictureTexts, scopeName } from './picture-content.ts';
import type { PictureOptions } from './picture-options.ts';

/** Where the picture looks: the ground on screen, or its middle at the asked scale. */
function viewOf(app: App, scale: number | null, { width, height }: { readonly width: number; readonly height: number }): MapView {
  const box = app.map.current?.box() ?? [0, 0, 1, 1];
  const view = viewOfBox(box, width, height);
  return scale === null ? view : { ...view, zoom: zoomOfScale(view.lat, scale) };
}

/** `backdropWhole`: false where the background came late and is missing in whole or in part. */
export interface MadePicture {
  readonly canvas: HTMLCanvasElement;
  readonly backdropWhole: boolean;
}

/** Draws the picture on a page. The fonts of the app must be there before anything is measured. */
export async function makePicture(
  app: App,
  frame: MapFrame,
  asked: { readonly options: PictureOptions; readonly title: string; readonly page: Page },
  signal: AbortSignal,
): Promise<MadePicture> {
  const { options, title, page } = asked;
  await Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} 16px Xiutu`, title)));
  const full = options.purpose === 'letter';
  const shown = pictureFrame(app, frame, options.boundaries);
  // The legend names what the whole page would show: how much room it takes decides how large the map is.
  const whole = { width: page.width - 2 * page.margin, height: page.height - 2 * page.margin };
  const texts = pictureTexts(app, shown, { title, full, boundaries: options.boundaries }, viewOf(app, options.scale, whole), whole);
  const plan = planPicture(page, texts);
  const view = viewOf(app, options.scale, plan.map);
  const { width, height } = plan.map;
  const drawn = await drawPicture({ frame: shown, width, height, pixelRatio: page.pixelRatio, view }, signal);
  const canvas = composePicture(plan, pictureContent(app, texts, view, plan.map), drawn.canvas);
  return { canvas, backdropWhole: drawn.backdropWhole };
}

/** Why there is no picture, for the sentence that says so. */
export function pictureFault(error: unknown, lang: Lang): string {
  if (error instanceof PictureTimeout) return say('pictureTooSlow', lang);
  return error instanceof Error ? error.message : String(error);
}

/** The picture as a PNG that knows its size on paper. */
export async function asPng(canvas: HTMLCanvasElement, page: Page): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('no PNG');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return new Blob([withDensity(bytes, page.pixelRatio * 96)], { type: 'image/png' });
}

/** 泰安_岱庙街道_地图_2026-11-23.png */
export function pictureFile(app: App): string {
  const city = app.scope.getState().index?.city.info.name ?? '';
  const area = scopeName(app);
  const { lang } = app.session.getState();
  return fileNameOf([city, ...(area === city ? [] : [area]), say('pictureFile', lang), app.now().slice(0, 10)], 'png');
}
