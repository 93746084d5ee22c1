import { circleTiers } from '../../../analysis/circle/spec.ts';
import type { Swatch } from '../../../layers/derive/legend.ts';
import type { MapFrame } from '../../../map/frame.ts';
import { reachLooks } from '../../../map/meaning.ts';
import { palettes } from '../../../map/palette.ts';
import type { PictureContent, PictureLegendRow } from '../../../report/map-image/content.ts';
import { say } from '../../../text/app.ts';
import { codeSentence, type Lang } from '../../../text/sentence.ts';
import type { App } from '../../services.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { percent } from '../../ui/format.ts';
import { shownOf } from './on-map.ts';
import { shownAnswer } from './shown-answer.ts';
import { compoundsInScope, countedOf, decidingRows, rowClass, tallyOf, wholeClass } from './tally.ts';
import { toldShare } from './told-share.ts';
import { limitText, profileWords } from './words.ts';

/** Rows of a picture's legend for what the circle draws: classes of the compounds, and streets by minutes. A picture is by day. */
export function circleLegendRows({ classed, reach }: Pick<MapFrame, 'classed' | 'reach'>, lang: Lang): readonly PictureLegendRow[] {
  const land = (classed ?? []).map(
    ({ label, looks }): PictureLegendRow => ({ label: label[lang], swatch: { of: 'class', look: looks.light } }),
  );
  const lines = circleTiers.map((minutes, at): PictureLegendRow => {
    const { colour, width, dash } = reachLooks.light[at as 0 | 1 | 2];
    const look: Swatch = {
      family: 'line',
      colour,
      fillOpacity: 0,
      strokeWidth: width,
      radius: 0,
      ...(dash ? { dash: dash.map((part) => part * width) } : {}),
      halo: palettes.light.halo,
    };
    return { label: say('circleWithinMinutes', lang, { minutes }), swatch: { of: 'kind', look } };
  });
  return reach ? [...land, ...lines] : land;
}

/** The answer that the map shows; null where it shows none of the circle. */
function answerOnMap(app: App): CircleAnswer | null {
  const { inFront } = app.circle.getState();
  const answer = shownAnswer(app);
  return inFront && app.session.getState().shownCircle !== 'none' ? answer : null;
}

/** What the answer rests on, in one line; null where none is shown. */
export function circleStampLine(app: App): string | null {
  const answer = answerOnMap(app);
  if (!answer) return null;
  const { lang } = app.session.getState();
  const { stamp, asked } = answer;
  const { minutes, profile, crossingWaitS } = asked.params;
  const words = [
    say('circleTitle', lang),
    `${say('ruleSheet', lang)} ${stamp.ruleSheet.id} ${stamp.ruleSheet.version}`,
    say('circleStampAsked', lang, { minutes, profile: say(profileWords[profile], lang), wait: crossingWaitS }),
    `${stamp.engine} ${stamp.engineVersion}`,
    stamp.time.slice(0, 16).replace('T', ' '),
    ...stamp.notes.map(({ code, params }) => codeSentence(code, params, lang).replace(/[.。]$/, '')),
  ];
  return words.join(lang === 'zh' ? '；' : '; ');
}

/** The share that the map is about, of the unit in use: who lacks nothing, or who has one kind within its limit. */
export function circleFigure(app: App, place: string): PictureContent['figure'] {
  const answer = answerOnMap(app);
  if (!answer) return null;
  const { lang, shownCircle } = app.session.getState();
  const scope = app.scope.getState();
  const shown = shownOf(answer, shownCircle);
  const row = typeof shown === 'string' ? undefined : answer.asked.sheet.rows.find(({ id }) => id === shown.row);
  const counted = countedOf(answer.rows);
  const tally = tallyOf(compoundsInScope(answer, scope), row ? rowClass(row.id) : wholeClass(decidingRows(answer)), counted);
  const synthetic = scope.index?.city.info.synthetic === true;
  const about = row
    ? `${row.label[lang]} ${limitText(row, { lang, say: (key, params) => say(key, lang, params) })}`
    : say('circleWhole', lang);
  const of = say(counted === 'people' ? 'circleMatrix' : 'circleMatrixCompounds', lang);
  const label = [place, of, about, ...(synthetic ? [say('synthetic', lang)] : [])].join(' · ');
  return { value: percent(toldShare(tally, counted), lang), label };
}
