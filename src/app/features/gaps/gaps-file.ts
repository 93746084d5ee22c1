import type { FeatureCollection } from 'geojson';
import type { Metric } from '../../../analysis/coverage/spec.ts';
import type { Gap, GapAnswer } from '../../../analysis/gaps/spec.ts';
import type { Asset } from '../../../core/asset.ts';
import type { City } from '../../../core/city.ts';
import type { Words } from '../../../core/field.ts';
import { markedText } from '../../../layers/derive/columns.ts';
import { isSmallGroup, smallGroupText } from '../../../layers/small-group.ts';
import { people as peopleUnit } from '../../../layers/units.ts';
import type { SheetColumn, SheetTable } from '../../../report/sheet/table.ts';
import { say } from '../../../text/app.ts';
import { gapCauseWords, gapSentence } from '../../../text/gaps.ts';
import { codeSentence, type Lang } from '../../../text/sentence.ts';
import type { Coverage } from '../../state/coverage.ts';
import { moment } from '../../ui/format.ts';
import { fileNameOf, offerFile } from '../../ui/offer-file.ts';

export type GapsFormat = 'csv' | 'xlsx' | 'geojson';

/** What a file of gaps is made from: rows with their causes, and what they rest on. */
export interface GapsFile {
  readonly gaps: readonly Gap[];
  readonly causes: ReadonlyMap<string, GapAnswer>;
  readonly answer: NonNullable<Coverage['answer']>;
  readonly metric: Metric;
  readonly city: City;
  /** Name of the unit that everything is limited to; null for the whole city. */
  readonly unit: string | null;
  readonly lang: Lang;
  readonly time: string;
}

type Told = string | number | null;

/** People as they may be told: a group under ten not at all. Rounded, as they are spread over the land. */
function toldPeople(people: number | null): Told {
  if (people === null) return null;
  const rounded = Math.round(people);
  return isSmallGroup(peopleUnit, rounded) ? smallGroupText : rounded;
}

interface GapColumn {
  readonly key: string;
  readonly label: Words;
  readonly unit?: Words;
  readonly value: (gap: Gap, answer: GapAnswer | undefined, file: GapsFile) => Told;
}

const metres: Words = { zh: 'm', en: 'm' };
const whole = (value: number | undefined): Told => (value === undefined ? null : Math.round(value));

const gapColumns: readonly GapColumn[] = [
  { key: 'rank', label: { zh: '序', en: 'Rank' }, value: ({ rank }) => rank },
  { key: 'area', label: { zh: '区划', en: 'Area' }, value: ({ areaName }) => areaName },
  { key: 'areaCode', label: { zh: '区划代码', en: 'Area code' }, value: ({ areaCode }) => areaCode },
  { key: 'compounds', label: { zh: '小区', en: 'Compounds' }, value: ({ compounds }) => compounds.map(({ name }) => name).join('；') },
  { key: 'people', label: { zh: '人口', en: 'People' }, unit: peopleUnit, value: ({ people }) => toldPeople(people) },
  {
    key: 'peopleComplete',
    label: { zh: '人口是否齐全', en: 'People complete' },
    value: ({ people, peopleComplete }, _, { lang }) => {
      if (people === null) return say('gapsNoPeople', lang);
      return peopleComplete ? (lang === 'zh' ? '是' : 'yes') : lang === 'zh' ? '否，至少' : 'no, at least';
    },
  },
  {
    key: 'landM2',
    label: { zh: '居住用地', en: 'Residential land' },
    unit: { zh: 'm²', en: 'm²' },
    value: ({ landM2 }) => Math.round(landM2),
  },
  { key: 'park', label: { zh: '直线最近公园', en: 'Nearest park, straight' }, value: ({ nearest }) => nearest?.parkName ?? null },
  { key: 'straightM', label: { zh: '直线距离', en: 'Straight' }, unit: metres, value: ({ nearest }) => whole(nearest?.straightM) },
  { key: 'walkPark', label: { zh: '步行最近公园', en: 'Nearest park on foot' }, value: ({ walk }) => walk?.parkName ?? null },
  { key: 'walkM', label: { zh: '步行距离', en: 'On foot' }, unit: metres, value: ({ walk }) => whole(walk?.walkM) },
  { key: 'cause', label: { zh: '原因', en: 'Cause' }, value: (_, answer, { lang }) => (answer ? gapCauseWords[answer.cause][lang] : null) },
  {
    key: 'sentence',
    label: { zh: '说明', en: 'In words' },
    value: (_, answer, { lang, metric }) => (answer ? gapSentence({ cause: answer.cause, params: answer.params, metric }, lang) : null),
  },
  { key: 'lon', label: { zh: '经度', en: 'Longitude' }, value: ({ lon }) => Math.round(lon * 1e6) / 1e6 },
  { key: 'lat', label: { zh: '纬度', en: 'Latitude' }, value: ({ lat }) => Math.round(lat * 1e6) / 1e6 },
];

/** The rows of a file of gaps. In a drawn city every cell carries the mark. */
export function gapsSheet(file: GapsFile): SheetTable {
  const { gaps, causes, city, lang } = file;
  const byId = new Map(gaps.map((gap) => [gap.id, gap]));
  const assets = gaps.map(({ id }): Asset => ({ kind: 'gap', id, geometry: null, values: { synthetic: city.info.synthetic === true } }));
  const columns = gapColumns.map(({ label, unit, value, key }): SheetColumn => {
    const isNumber = ['rank', 'people', 'landM2', 'straightM', 'walkM', 'lon', 'lat'].includes(key);
    return {
      label,
      ...(unit ? { unit } : {}),
      type: isNumber ? 'number' : 'text',
      bare: key === 'lon' || key === 'lat',
      value: ({ id }) => {
        const gap = byId.get(id);
        return gap ? value(gap, causes.get(id), file) : null;
      },
      text: (told) => String(told ?? ''),
    };
  });
  return { columns, assets, lang };
}

/** What the gaps rest on, for the second sheet and for members of the GeoJSON. */
function aboutGaps({ answer, metric, city, unit, lang, gaps }: GapsFile): readonly (readonly [string, string])[] {
  const { sheet } = answer.asked;
  const { stamp } = answer.results[metric];
  const marked = (text: string) => markedText({ text, illustrative: city.info.synthetic === true }, lang);
  return [
    [say('tableAboutTitle', lang), marked(`${city.info.name} · ${say('gapsTab', lang)} · ${say(metric, lang)}`)],
    [say('tableAboutArea', lang), unit ?? say('tableWholeCity', lang)],
    [say('tableAboutRows', lang), String(gaps.length)],
    [say('ruleSheet', lang), `${sheet.label[lang]} · ${say('ruleSource', lang, { source: sheet.source })}`],
    [say('tableAboutDate', lang), city.info.dataDate === '' ? say('dataDateUnknown', lang) : city.info.dataDate],
    [
      say('tableAboutRule', lang),
      `${stamp.ruleSheet.id} ${stamp.ruleSheet.version} · ${stamp.engine} ${stamp.engineVersion} · ${say('stampData', lang, { revision: stamp.dataRevision })} · ${moment(stamp.time, lang)}`,
    ],
    ['', say('gapsSampled', lang)],
    ...stamp.notes.map(({ code, params }) => ['', codeSentence(code, params, lang)] as const),
    ...city.info.sources.map(
      ({ name, date, licence, note }) => [say('tableAboutSource', lang), [name, date, licence, note].filter(Boolean).join(' · ')] as const,
    ),
    [say('tableAboutBoundary', lang), say('tableAboutBoundaryNote', lang)],
  ];
}

/** The outlines of gaps with all that the table says of them, and the stamp. */
export function gapsGeoJson(file: GapsFile): FeatureCollection & { readonly stamp: unknown; readonly about: readonly string[] } {
  const synthetic = file.city.info.synthetic === true;
  return {
    type: 'FeatureCollection',
    stamp: file.answer.results[file.metric].stamp,
    about: aboutGaps(file).map(([label, text]) => (label === '' ? text : `${label}: ${text}`)),
    features: file.gaps.flatMap((gap) => {
      const opened = file.causes.get(gap.id);
      if (!opened) return [];
      const properties = Object.fromEntries(gapColumns.map(({ key, value }) => [key, value(gap, opened, file)]));
      return [
        {
          type: 'Feature' as const,
          id: gap.id,
          geometry: opened.shape,
          properties: {
            ...properties,
            causeCode: opened.cause,
            ...(synthetic ? { synthetic: true, mark: say('synthetic', file.lang) } : {}),
          },
        },
      ];
    }),
  };
}

/** Writes gaps to a file that the browser offers to keep. The writers are loaded when first asked for. */
export async function offerGaps(file: GapsFile, format: GapsFormat): Promise<void> {
  const { city, unit, lang, time } = file;
  const name = fileNameOf([city.info.name, unit ?? '', say('gapsTab', lang), time.slice(0, 10)].filter(Boolean), format);
  if (format === 'geojson') {
    offerFile(new Blob([JSON.stringify(gapsGeoJson(file))], { type: 'application/geo+json' }), name);
    return;
  }
  const table = gapsSheet(file);
  if (format === 'csv') {
    const [{ textLines }, { spreadsheetCsv }] = await Promise.all([
      import('../../../report/sheet/table.ts'),
      import('../../../formats/csv.ts'),
    ]);
    offerFile(new Blob([spreadsheetCsv(textLines(table))], { type: 'text/csv;charset=utf-8' }), name);
    return;
  }
  const { xlsxBlob } = await import('../../../report/sheet/xlsx.ts');
  offerFile(await xlsxBlob(table, { rows: say('gapsTab', lang), about: say('tableAboutSheet', lang) }, aboutGaps(file)), name);
}
