import type { Asset } from '../../../core/asset.ts';
import type { Kind } from '../../../layers/kind.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { TableColumn } from '../../../store/query/columns.ts';
import { say, type WordKey } from '../../../text/app.ts';
import { codeSentence, type Lang } from '../../../text/sentence.ts';
import type { Coverage } from '../../state/coverage.ts';
import type { Session } from '../../state/session.ts';
import { moment } from '../../ui/format.ts';
import { fileNameOf, offerFile } from '../../ui/offer-file.ts';
import { filterWords } from './filters.ts';

/** Rows to be written to a file, and what must be said of them. */
export interface ExportJob {
  readonly index: CityIndex;
  readonly kind: Kind;
  readonly session: Session;
  readonly columns: readonly TableColumn[];
  /** Columns that conditions may speak of, shown or not. */
  readonly allColumns: readonly TableColumn[];
  readonly assets: readonly Asset[];
  /** Rows of the kind in the whole city. */
  readonly of: number;
  readonly onlySelected: boolean;
  readonly answer: Coverage['answer'];
  readonly time: string;
}

function areaWords({ index, session }: ExportJob): string {
  const { area, basis, lang } = session;
  if (area === null) return say('tableWholeCity', lang);
  const name = index.tree(basis).nodes.get(area)?.name ?? area;
  return `${name} ${area}（${say(basis === 'legal' ? 'tableBasisLegal' : 'tableBasisManaging', lang)}）`;
}

function conditionWords({ session, kind, allColumns, onlySelected }: ExportJob): string {
  const { lang, filters, only } = session;
  const words = (filters[kind.id] ?? []).map((filter) => filterWords(filter, allColumns, lang));
  if (only.has('view')) words.push(say('tableOnlyView', lang));
  if (onlySelected || only.has('selected')) words.push(say('tableOnlySelected', lang));
  return words.length > 0 ? words.join(lang === 'zh' ? '；' : '; ') : say('tableNoFilters', lang);
}

function stampLines({ answer, columns, session: { lang } }: ExportJob): readonly (readonly [string, string])[] {
  if (!answer || !columns.some(({ section }) => section.id === 'coverage')) return [];
  return [answer.results.straight.stamp, answer.results.walk.stamp].flatMap((stamp) => [
    [
      say('tableAboutRule', lang),
      `${stamp.ruleSheet.id} ${stamp.ruleSheet.version} · ${stamp.engine} ${stamp.engineVersion} · ${JSON.stringify(stamp.params)} · ${moment(stamp.time, lang)}`,
    ] as const,
    ...stamp.notes.map((note) => ['', codeSentence(note.code, note.params, lang)] as const),
  ]);
}

/** What a reader of the file must know: of which city, place and day the rows are, by what they were chosen, whether they are real. */
function aboutLines(job: ExportJob): readonly (readonly [string, string])[] {
  const { index, kind, session, assets, of, time } = job;
  const { lang } = session;
  const { info } = index.city;
  const line = (key: WordKey, text: string) => [say(key, lang), text] as const;
  const synthetic = assets.filter((asset) => asset.values.synthetic === true).length;
  const missing = assets.filter((asset) => asset.geometry === null).length;
  return [
    line('tableAboutTitle', `${info.name} · ${kind.label[lang]}`),
    line('tableAboutRows', say('tableAboutRowsOf', lang, { count: assets.length, of })),
    line('tableAboutArea', areaWords(job)),
    line('tableAboutFilters', conditionWords(job)),
    line('tableAboutDate', info.dataDate === '' ? say('dataDateUnknown', lang) : info.dataDate),
    ...(synthetic > 0 ? [line('tableAboutSynthetic', say('tableAboutSyntheticRows', lang, { count: synthetic }))] : []),
    ...(missing > 0 ? [line('tableAboutUnplaced', say('tableAboutUnplacedRows', lang, { count: missing }))] : []),
    line('tableAboutMeasured', say('tableAboutMeasuredHow', lang)),
    ...stampLines(job),
    ...info.sources.map((source) =>
      line('tableAboutSource', [source.name, source.date, source.licence, source.note].filter(Boolean).join(' · ')),
    ),
    line('tableAboutBoundary', say('tableAboutBoundaryNote', lang)),
    line('tableAboutMade', `${moment(time, lang)} · ${say('tableAppName', lang)}`),
  ];
}

function fileName({ index, kind, session: { lang }, time }: ExportJob, extension: string): string {
  return fileNameOf([index.city.info.name, kind.label[lang], time.slice(0, 10)], extension);
}

/** Writes rows to a file that the browser offers to keep. The writers are loaded when first asked for. */
export async function exportRows(job: ExportJob, format: 'csv' | 'xlsx'): Promise<void> {
  const { columns, assets, kind } = job;
  const { lang }: { lang: Lang } = job.session;
  const table = { columns, assets, lang };
  if (format === 'csv') {
    const [{ textLines }, { spreadsheetCsv }] = await Promise.all([
      import('../../../report/sheet/table.ts'),
      import('../../../formats/csv.ts'),
    ]);
    offerFile(new Blob([spreadsheetCsv(textLines(table))], { type: 'text/csv;charset=utf-8' }), fileName(job, 'csv'));
    return;
  }
  const { xlsxBlob } = await import('../../../report/sheet/xlsx.ts');
  const names = { rows: kind.label[lang], about: say('tableAboutSheet', lang) };
  offerFile(await xlsxBlob(table, names, aboutLines(job)), fileName(job, 'xlsx'));
}
