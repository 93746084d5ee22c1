import type { PublishedFigure } from '../../../store/published.ts';
import { percent } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';

/** The share of a published figure, or why there is none. */
export function figureWords(figure: PublishedFigure | null, { lang, say }: Speech): string {
  if (figure === null) return say('trendNotThere');
  if (figure.share !== null) return percent(figure.share, lang);
  return say(figure.amounts === null ? 'trendWithheld' : 'trendNoShare');
}
