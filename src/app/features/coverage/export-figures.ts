import type { Amounts, Denominator } from '../../../analysis/coverage/spec.ts';
import type { Asset } from '../../../core/asset.ts';
import type { City } from '../../../core/city.ts';
import type { Words } from '../../../core/field.ts';
import { markedText } from '../../../layers/derive/columns.ts';
import { smallGroupText } from '../../../layers/small-group.ts';
import { people } from '../../../layers/units.ts';
import type { SheetColumn, SheetTable } from '../../../report/sheet/table.ts';
import { say, words } from '../../../text/app.ts';
import { codeSentence, type Lang } from '../../../text/sentence.ts';
import type { Coverage } from '../../state/coverage.ts';
import { moment } from '../../ui/format.ts';
import { fileNameOf, offerFile } from '../../ui/offer-file.ts';
import type { AreaRow } from './area-rows.ts';
import { toldOf } from './told.ts';

type Answer = NonNullable<Coverage['answer']>;

const units: Readonly<Record<Denominator, Words>> = {
  land: { zh: 'm²', en: 'm²' },
  people,
  dwellings: { zh: '户', en: 'dwellings' },
};

function numberText(decimals: number): SheetColumn['text'] {
  return (value) => (typeof value === 'number' ? value.toFixed(decimals) : String(value ?? ''));
}

function textColumn(label: Words, value: SheetColumn['value']): SheetColumn {
  return { label, type: 'text', bare: false, value, text: (text) => String(text ?? '') };
}

/** Stands where a number would give a small group away. */
const withheld = '—';

/** Columns of one metric: the share in percent with more digits than the screen, and the amounts behind it. */
function metricColumns(name: Words, denominator: Denominator, amounts: (asset: Asset) => Amounts | undefined): readonly SheetColumn[] {
  const told = (asset: Asset) => {
    const found = amounts(asset);
    return found && { amounts: found, ...toldOf(found, denominator) };
  };
  const label = (word: Words): Words => ({ zh: `${name.zh}${word.zh}`, en: `${name.en}: ${word.en}` });
  const share: SheetColumn = {
    label: label({ zh: '覆盖率', en: 'share' }),
    unit: { zh: '%', en: '%' },
    type: 'number',
    bare: false,
    value: (asset) => {
      const found = told(asset);
      if (found?.amounts.share == null) return null;
      return found.share ? Math.round(found.amounts.share * 1e6) / 1e4 : withheld;
    },
    text: numberText(4),
  };
  const amount = (key: 'covered' | 'uncovered' | 'unknown'): SheetColumn => ({
    label: label(words[key]),
    unit: units[denominator],
    type: 'number',
    bare: false,
    value: (asset) => {
      const found = told(asset);
      if (found?.small.includes(key)) return smallGroupText;
      return found?.beside === key ? withheld : Math.round(found?.amounts[key] ?? 0);
    },
    text: numberText(0),
  });
  return [share, amount('covered'), amount('uncovered'), amount('unknown')];
}

/** The rows of the table by area as rows of a sheet. In a drawn city every cell carries the mark. */
export function figuresSheet(rows: readonly AreaRow[], answer: Answer, city: City, lang: Lang): SheetTable {
  const byId = new Map(rows.map((row) => [row.key, row]));
  const { denominator } = answer.asked;
  const assets = rows.map(
    (row): Asset => ({
      kind: 'area',
      id: row.key,
      geometry: null,
      values: { name: row.name, code: row.code, synthetic: city.info.synthetic === true },
    }),
  );
  const columns = [
    textColumn(words.area, (asset) => asset.values.name),
    textColumn({ zh: '区划代码', en: 'Area code' }, (asset) => asset.values.code),
    ...metricColumns(words.straight, denominator, (asset) => byId.get(asset.id)?.straight),
    ...metricColumns(words.walk, denominator, (asset) => byId.get(asset.id)?.walk),
  ];
  return { columns, assets, lang };
}

function aboutFigures(answer: Answer, city: City, unit: string | null, lang: Lang): readonly (readonly [string, string])[] {
  const { sheet } = answer.asked;
  const stamps = [answer.results.straight.stamp, answer.results.walk.stamp];
  const marked = (text: string) => markedText({ text, illustrative: city.info.synthetic === true }, lang);
  return [
    [say('tableAboutTitle', lang), marked(`${city.info.name} · ${say('coverage', lang)}`)],
    [say('tableAboutArea', lang), unit ?? say('tableWholeCity', lang)],
    [say('ruleSheet', lang), `${sheet.label[lang]} · ${say('ruleSource', lang, { source: sheet.source })}`],
    [say('tableAboutDate', lang), city.info.dataDate === '' ? say('dataDateUnknown', lang) : city.info.dataDate],
    ...stamps.map(
      (stamp) =>
        [
          say('tableAboutRule', lang),
          `${stamp.ruleSheet.id} ${stamp.ruleSheet.version} · ${stamp.engine} ${stamp.engineVersion} · ${JSON.stringify(stamp.params)} · ${moment(stamp.time, lang)}`,
        ] as const,
    ),
    ...[...new Set(stamps.flatMap(({ notes }) => notes.map(({ code, params }) => codeSentence(code, params, lang))))].map(
      (sentence) => ['', sentence] as const,
    ),
    ...city.info.sources.map(
      ({ name, date, licence, note }) => [say('tableAboutSource', lang), [name, date, licence, note].filter(Boolean).join(' · ')] as const,
    ),
    [say('tableAboutBoundary', lang), say('tableAboutBoundaryNote', lang)],
  ];
}

/** What a file of figures is made from. */
export interface FiguresJob {
  readonly rows: readonly AreaRow[];
  readonly answer: Answer;
  readonly city: City;
  /** Name of the unit that everything is limited to; null for the whole city. */
  readonly unit: string | null;
  readonly lang: Lang;
  readonly time: string;
}

/** Writes the figures by area, both readings, to a workbook with a second sheet that says what they rest on. */
export async function exportFigures({ rows, answer, city, unit, lang, time }: FiguresJob): Promise<void> {
  const { xlsxBlob } = await import('../../../report/sheet/xlsx.ts');
  const names = { rows: say('coverage', lang), about: say('tableAboutSheet', lang) };
  const blob = await xlsxBlob(figuresSheet(rows, answer, city, lang), names, aboutFigures(answer, city, unit, lang));
  offerFile(blob, fileNameOf([city.info.name, unit ?? '', say('coverage', lang), time.slice(0, 10)].filter(Boolean), 'xlsx'));
}
