import type { Asset } from '../../../core/asset.ts';
import type { City } from '../../../core/city.ts';
import type { Words } from '../../../core/field.ts';
import { markedText } from '../../../layers/derive/columns.ts';
import { smallGroupText } from '../../../layers/small-group.ts';
import { people } from '../../../layers/units.ts';
import type { CoverageClass } from '../../../map/meaning.ts';
import type { SheetColumn, SheetTable } from '../../../report/sheet/table.ts';
import { say, words } from '../../../text/app.ts';
import { codeSentence, type Lang } from '../../../text/sentence.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { copyText } from '../../ui/copy-text.ts';
import { moment } from '../../ui/format.ts';
import { fileNameOf, offerFile } from '../../ui/offer-file.ts';
import { toldOf } from '../coverage/told.ts';
import type { Matrix, MatrixColumn } from './matrix.ts';
import type { Tally } from './tally.ts';
import { limitText, profileWords } from './words.ts';

/** What a file or the clipboard is made from. */
export interface MatrixJob {
  readonly matrix: Matrix;
  readonly answer: CircleAnswer;
  readonly city: City;
  /** Name of the unit that everything is limited to; null for the whole city. */
  readonly unit: string | null;
  readonly lang: Lang;
  readonly time: string;
}

/** Stands where a number would give a small group away. */
const withheld = '—';

const compoundUnit: Words = { zh: '个', en: 'compounds' };
/** Classes under one row of the sheet, and under all of them together. */
const rowWords: Readonly<Record<CoverageClass, Words>> = {
  covered: words.circleReached,
  uncovered: words.circleBeyond,
  unknown: words.circleUnknown,
};
const wholeWords: Readonly<Record<CoverageClass, Words>> = {
  covered: words.circleWhole,
  uncovered: words.circleLacking,
  unknown: words.circleUnclear,
};

function numberText(decimals: number): SheetColumn['text'] {
  return (value) => (typeof value === 'number' ? value.toFixed(decimals) : String(value ?? ''));
}

function textColumn(label: Words, value: SheetColumn['value']): SheetColumn {
  return { label, type: 'text', bare: false, value, text: (text) => String(text ?? '') };
}

function columnLabel({ row }: MatrixColumn): Words {
  if (!row) return words.circleAll;
  const limit = (lang: Lang): string => limitText(row, { lang, say: (key, params) => say(key, lang, params) });
  const open = (lang: Lang): string => (row.unverified ? ` ${words.circleOpen[lang]}` : '');
  return { zh: `${row.label.zh}（${limit('zh')}${open('zh')}）`, en: `${row.label.en} (${limit('en')}${open('en')})` };
}

/** Columns of one kind: the share in percent with more digits than the screen, and the amounts behind it; a small group and its neighbour are left out. */
function kindColumns(matrix: Matrix, column: MatrixColumn, tallyOf: (asset: Asset) => Tally | undefined): readonly SheetColumn[] {
  const own = columnLabel(column);
  const label = (word: Words): Words => ({ zh: `${own.zh}·${word.zh}`, en: `${own.en}: ${word.en}` });
  const toldFor = ({ amounts }: Tally) => (matrix.counted === 'people' ? toldOf(amounts, 'people') : null);
  const share: SheetColumn = {
    label: label(words.circleShare),
    unit: { zh: '%', en: '%' },
    type: 'number',
    bare: false,
    value: (asset) => {
      const tally = tallyOf(asset);
      if (tally?.amounts.share == null) return null;
      return toldFor(tally)?.share === false ? withheld : Math.round(tally.amounts.share * 1e6) / 1e4;
    },
    text: numberText(4),
  };
  const amount = (name: CoverageClass): SheetColumn => ({
    label: label((column.row ? rowWords : wholeWords)[name]),
    unit: matrix.counted === 'people' ? people : compoundUnit,
    type: 'number',
    bare: false,
    value: (asset) => {
      const tally = tallyOf(asset);
      const told = tally && toldFor(tally);
      if (told?.small.includes(name)) return smallGroupText;
      return told?.beside === name ? withheld : Math.round(tally?.amounts[name] ?? 0);
    },
    text: numberText(0),
  });
  return [share, amount('covered'), amount('uncovered'), amount('unknown')];
}

/** The matrix as rows of a sheet, units down. In a drawn city every cell carries the mark. */
export function matrixSheet({ matrix, city, lang }: Pick<MatrixJob, 'matrix' | 'city' | 'lang'>): SheetTable {
  const byKey = new Map(matrix.lines.map((line) => [line.unit.key, line]));
  const assets = matrix.lines.map(
    ({ unit, isTotal }): Asset => ({
      kind: 'area',
      id: unit.key,
      geometry: null,
      values: {
        name: unit.name,
        code: isTotal ? null : unit.code,
        compounds: unit.compounds.length,
        synthetic: city.info.synthetic === true,
      },
    }),
  );
  const columns: readonly SheetColumn[] = [
    textColumn(words.area, (asset) => asset.values.name),
    textColumn({ zh: '区划代码', en: 'Area code' }, (asset) => asset.values.code),
    {
      label: words.compound,
      unit: compoundUnit,
      type: 'number',
      bare: false,
      value: (asset) => asset.values.compounds,
      text: numberText(0),
    },
    ...matrix.columns.flatMap((column, at) => kindColumns(matrix, column, (asset) => byKey.get(asset.id)?.cells[at])),
  ];
  return { columns, assets, lang };
}

function aboutMatrix({ answer, city, unit, lang }: MatrixJob): readonly (readonly [string, string])[] {
  const { sheet, params } = answer.asked;
  const { stamp } = answer;
  const marked = (text: string): string => markedText({ text, illustrative: city.info.synthetic === true }, lang);
  const { minutes, profile, crossingWaitS } = params;
  const noData = sheet.rows.flatMap(({ id, label }) => (answer.noData.includes(id) ? [label[lang]] : []));
  return [
    [say('tableAboutTitle', lang), marked(`${city.info.name} · ${say('circleTitle', lang)}`)],
    [say('tableAboutArea', lang), unit ?? say('tableWholeCity', lang)],
    [say('ruleSheet', lang), `${sheet.label[lang]} · ${say('ruleSource', lang, { source: sheet.source })}`],
    ['', say('circleStampAsked', lang, { minutes, profile: say(profileWords[profile], lang), wait: crossingWaitS })],
    ...sheet.rows
      .filter(({ tier }) => tier <= minutes)
      .map((row) => {
        const limit = limitText(row, { lang, say: (key, values) => say(key, lang, values) });
        const open = row.unverified ? ` · ${say('unverified', lang)}` : '';
        return [row.label[lang], `${limit} · ${row.source}${open}`] as const;
      }),
    ...(noData.length > 0
      ? [['', say('circleNoData', lang, { count: noData.length, names: noData.join(lang === 'zh' ? '、' : ', ') })] as const]
      : []),
    [say('tableAboutDate', lang), city.info.dataDate === '' ? say('dataDateUnknown', lang) : city.info.dataDate],
    [
      say('circleAboutRule', lang),
      `${stamp.ruleSheet.id} ${stamp.ruleSheet.version} · ${stamp.engine} ${stamp.engineVersion} · ${JSON.stringify(stamp.params)} · ${moment(stamp.time, lang)}`,
    ],
    ...[...new Set(stamp.notes.map(({ code, params: values }) => codeSentence(code, values, lang)))].map(
      (sentence) => ['', sentence] as const,
    ),
    ...city.info.sources.map(
      ({ name, date, licence, note }) => [say('tableAboutSource', lang), [name, date, licence, note].filter(Boolean).join(' · ')] as const,
    ),
    [say('tableAboutBoundary', lang), say('tableAboutBoundaryNote', lang)],
  ];
}

function fileName({ city, unit, lang, time }: MatrixJob, extension: string): string {
  return fileNameOf([city.info.name, unit ?? '', say('circleTitle', lang), time.slice(0, 10)].filter(Boolean), extension);
}

/** Writes the matrix to a file that the browser offers to keep; a workbook has a second sheet that says what the figures rest on. */
export async function exportMatrix(job: MatrixJob, format: 'csv' | 'xlsx'): Promise<void> {
  const table = matrixSheet(job);
  if (format === 'csv') {
    const [{ textLines }, { spreadsheetCsv }] = await Promise.all([
      import('../../../report/sheet/table.ts'),
      import('../../../formats/csv.ts'),
    ]);
    offerFile(new Blob([spreadsheetCsv(textLines(table))], { type: 'text/csv;charset=utf-8' }), fileName(job, 'csv'));
    return;
  }
  const { xlsxBlob } = await import('../../../report/sheet/xlsx.ts');
  const names = { rows: say('circleTitle', job.lang), about: say('tableAboutSheet', job.lang) };
  offerFile(await xlsxBlob(table, names, aboutMatrix(job)), fileName(job, 'xlsx'));
}

/** Puts the matrix on the clipboard as lines with tabs; false where the browser refuses. */
export async function copyMatrix(job: MatrixJob): Promise<boolean> {
  const { clipboardTable } = await import('../../../report/sheet/clipboard.ts');
  return copyText(clipboardTable(matrixSheet(job)).text);
}
