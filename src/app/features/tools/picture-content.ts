import { kindById } from '../../../layers/registry.ts';
import type { MapFrame, MapView } from '../../../map/frame.ts';
import { boxOfView } from '../../../map/tools/picture.ts';
import { scaleBar, scaleOf } from '../../../map/tools/scale.ts';
import type { PictureContent } from '../../../report/map-image/content.ts';
import { showsSynthetic } from '../../../store/query/synthetic.ts';
import { say, type WordKey } from '../../../text/app.ts';
import { codeSentence } from '../../../text/sentence.ts';
import type { App } from '../../services.ts';
import { kindLooks } from '../../state/layer-looks.ts';
import { columnsFor } from '../../state/table-columns.ts';
import { decimal, groundLength, mapScale, percent } from '../../ui/format.ts';
import { backdropCredit } from '../basemap/backdrop-credit.ts';
import { circleFigure, circleStampLine } from '../circle/in-picture.ts';
import { totalsOf } from '../coverage/totals.ts';
import { filterWords } from '../table/filters.ts';
import { pictureLegend } from './picture-legend.ts';

type MarkedFrame = Pick<MapFrame, 'city' | 'results' | 'classed' | 'reach' | 'hiddenKinds'>;
type Params = Readonly<Record<string, string | number>>;

/** The frame of the screen as a picture shows it: by day, without a pointer, and without boundaries unless they are asked for. */
export function pictureFrame(app: App, frame: MapFrame, boundaries: boolean): MapFrame {
  const session = app.session.getState();
  const { index } = app.scope.getState();
  const bare: MapFrame = {
    ...frame,
    theme: 'light',
    looks: kindLooks(index, session, 'light'),
    hovered: null,
    draft: frame.draft && { ...frame.draft, next: null },
  };
  if (boundaries) return bare;
  // The veil around the unit in use would draw its boundary as well.
  return { ...bare, hiddenKinds: new Set([...frame.hiddenKinds, 'area', 'built-up']), area: null };
}

/** What an answer rests on, in one line; null where none is shown. */
function stampLine(app: App): string | null {
  const { lang, shown } = app.session.getState();
  const { answer } = app.coverage.getState();
  if (app.circle.getState().inFront) return circleStampLine(app);
  if (shown === 'none' || !answer) return null;
  const { stamp } = answer.results[shown];
  const notes = stamp.notes.map(({ code, params }) => codeSentence(code, params, lang).replace(/[.。]$/, ''));
  const rule = `${stamp.ruleSheet.id} ${stamp.ruleSheet.version}`;
  const words: readonly string[] = [
    `${say(shown, lang)}`,
    `${say('ruleSheet', lang)} ${rule}`,
    `${stamp.engine} ${stamp.engineVersion}`,
    stamp.time.slice(0, 16).replace('T', ' '),
    ...notes,
  ];
  return words.join(lang === 'zh' ? '；' : '; ');
}

/** What was filtered, kind by kind with each condition as its chip says it; null where nothing was. */
export function pictureFilters(app: App): string | null {
  const { lang, filters, only, basis } = app.session.getState();
  const { index } = app.scope.getState();
  const { answer, parkValues } = app.coverage.getState();
  const [colon, join] = lang === 'zh' ? ['：', '，'] : [': ', ', '];
  const words = Object.entries(filters)
    .filter(([, conditions]) => conditions.length > 0)
    .map(([kind, conditions]) => {
      const columns = index ? columnsFor(index, kind, basis, answer, parkValues) : [];
      const told = conditions.map((condition) => filterWords(condition, columns, lang)).join(join);
      return `${kindById(kind)?.label[lang] ?? kind}${colon}${told}`;
    });
  if (only.has('selected')) words.push(say('pictureOnlySelected', lang));
  if (only.has('view')) words.push(say('pictureOnlyView', lang));
  return words.length > 0 ? words.join(lang === 'zh' ? '、' : '; ') : null;
}

/** Name of the unit that all is limited to, or of the whole city. */
export function scopeName(app: App): string {
  const { index, question } = app.scope.getState();
  const unit = question.area === null ? undefined : index?.tree(question.basis).nodes.get(question.area);
  return unit?.name ?? index?.city.info.name ?? '';
}

function approvals(app: App): readonly string[] {
  const units = app.scope.getState().index?.kind('area') ?? [];
  const numbers = units.map(({ values }) => (typeof values.mapApproval === 'string' ? values.mapApproval : ''));
  // One unit without a number is enough for the mark.
  return numbers.length > 0 && numbers.every((number) => number !== '') ? [...new Set(numbers)] : [];
}

const nothingHidden: ReadonlySet<string> = new Set();

/** What must stand on every picture. An answer rests on kinds that may be hidden. */
export function pictureMarks(
  app: App,
  { city, results, classed, reach, hiddenKinds }: MarkedFrame,
  boundaries: boolean,
): readonly string[] {
  const { lang } = app.session.getState();
  const synthetic = city !== null && showsSynthetic(city, results || classed || reach ? nothingHidden : hiddenKinds);
  const numbers = approvals(app).join(lang === 'zh' ? '、' : ', ');
  const edge = numbers === '' ? say('pictureInternal', lang) : say('mapApproval', lang, { numbers });
  return [...(synthetic ? [say('syntheticNote', lang)] : []), boundaries ? edge : say('pictureNoBoundaries', lang)];
}

/** Sources named on a phone; a letter names all. */
const phoneSources = 2;

function notesOf(app: App, full: boolean): readonly string[] {
  const { lang } = app.session.getState();
  const info = app.scope.getState().index?.city.info;
  const line = (key: WordKey, params: Params): string => say(key, lang, params);
  const join = lang === 'zh' ? '；' : '; ';
  const filters = pictureFilters(app);
  const first = [
    line('pictureArea', { area: scopeName(app) }),
    ...(filters === null ? [] : [line('pictureFilters', { filters })]),
    info?.dataDate ? line('dataDate', { date: info.dataDate }) : say('dataDateUnknown', lang),
    line('pictureMade', { date: app.now().slice(0, 10) }),
  ];
  const all = (info?.sources ?? []).map(({ name, licence }) => (licence ? `${name} (${licence})` : name));
  const named = full ? all : all.slice(0, phoneSources);
  const more = all.length > named.length ? [line('andMore', { count: all.length - named.length })] : [];
  const stamp = stampLine(app);
  const credit = backdropCredit(lang);
  return [
    first.join(join),
    ...(stamp === null ? [] : [stamp]),
    ...(named.length === 0 ? [] : [line('sources', { names: [...named, ...more].join(join) })]),
    ...(credit === null ? [] : [credit]),
  ];
}

/** The share of the answer on the map, of the unit that all is limited to; null where there is none. */
function figureOf(app: App): PictureContent['figure'] {
  const { lang, shown } = app.session.getState();
  const { answer } = app.coverage.getState();
  if (app.circle.getState().inFront) return circleFigure(app, scopeName(app));
  if (shown === 'none' || !answer) return null;
  const totals = totalsOf(answer, app.scope.getState());
  if (!totals) return null;
  const synthetic = app.scope.getState().index?.city.info.synthetic === true;
  const label = [scopeName(app), say('coverage', lang), say(shown, lang), ...(synthetic ? [say('synthetic', lang)] : [])].join(' · ');
  return { value: percent(totals[shown].share, lang), label };
}

export type PictureTexts = Pick<PictureContent, 'title' | 'figure' | 'legend' | 'marks' | 'notes' | 'font'>;

/** What is written on a picture and does not hang on its scale. `full`: a letter names everything, a phone message what must be. */
export function pictureTexts(
  app: App,
  frame: MapFrame,
  asked: { readonly title: string; readonly full: boolean; readonly boundaries: boolean },
  view: MapView,
  size: Size,
): PictureTexts {
  const session = app.session.getState();
  const box = boxOfView(view, size.width, size.height);
  return {
    title: asked.title,
    figure: asked.full ? null : figureOf(app),
    legend: pictureLegend(frame, { box, zoom: view.zoom, withGround: asked.full }, session),
    marks: pictureMarks(app, frame, asked.boundaries),
    notes: notesOf(app, asked.full),
    font: getComputedStyle(document.documentElement).getPropertyValue('--font'),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The rest of the words, once it is known what the map shows. */
export function pictureContent(app: App, texts: PictureTexts, view: MapView, size: Size): PictureContent {
  const { lang } = app.session.getState();
  const bar = scaleBar(view.lat, view.zoom, size.width / 5);
  return {
    ...texts,
    more: (count) => say('pictureMore', lang, { count: decimal(count, lang, 0) }),
    north: say('pictureNorth', lang),
    scaleText: mapScale(scaleOf(view.lat, view.zoom), lang),
    bar: { px: bar.px, text: groundLength(bar.metres, lang) },
  };
}
