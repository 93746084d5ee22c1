import type { PublishedSeries } from '../../../store/published.ts';
import type { Speech } from '../../ui/use-app.ts';

/** True where a figure was not withheld, and yet there is none: no data of the kind. */
function isBare({ total }: PublishedSeries): boolean {
  return total.share === null && total.amounts !== null;
}

/** Figures to choose from, those without any share last and said to be so. */
export function seriesOptions(series: readonly PublishedSeries[], { lang, say }: Speech) {
  return series
    .toSorted((a, b) => Number(isBare(a)) - Number(isBare(b)))
    .map((each) => {
      const label = each.label[lang];
      return { value: each.id, label: isBare(each) ? say('trendBareSeries', { series: label }) : label };
    });
}
