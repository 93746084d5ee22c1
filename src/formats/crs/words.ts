import type { Datum } from './systems.ts';

/** What the words beside the numbers say: headers of the two columns, the name of the file. */
export interface WordHints {
  /** Order of the columns by their headers, with the word; only where both agree or one is silent. */
  readonly axes?: { readonly order: 'xy' | 'yx'; readonly word: string; readonly isSure: boolean };
  readonly unit?: 'degree' | 'metre';
  /** Systems named, with where: a header weighs more than a file name. */
  readonly datums: readonly { readonly datum: Datum; readonly word: string; readonly by: 'header' | 'file' }[];
  /** Central meridian that is named. */
  readonly meridian?: number;
}

const datumWords: readonly (readonly [RegExp, Datum])[] = [
  [/gcj[-_ ]?(02)?|高德|火星|腾讯|amap|gaode|autonavi|tencent/i, 'gcj-02'],
  [/bd[-_ ]?09(ll|mc)?|(?<![a-z])bd(?![a-z])|百度|baidu/i, 'bd-09'],
  [/wgs[-_ ]?(19)?(84)?|(?<![a-z])gps(?![a-z])|(?<!\d)84(坐标|经|纬|$)/i, 'wgs-84'],
  [/cgcs[-_ ]?(2000)?|国家?2000|大地2000|2000(国家|坐标|大地|经|纬)|天地图/i, 'cgcs2000'],
  [/西安(19)?80?|xi[_']?an[-_ ]?(19)?80|(?<!\d)80(坐标|西安)/i, 'xian-1980'],
  [/北京(19)?54|beijing[-_ ]?(19)?54|(?<!\d)54(坐标|北京)/i, 'beijing-1954'],
];

const eastWords = /经度|lng|lon|东(坐标|向|距)?|east|(?<![a-z])e(?![a-z])|横坐标/i;
const northWords = /纬度|lat|北(坐标|向|距)?(?!京)|north|(?<![a-z])n(?![a-z])|纵坐标/i;

function sideOf(header: string): 'east' | 'north' | undefined {
  const [isEast, isNorth] = [eastWords.test(header), northWords.test(header)];
  return isEast === isNorth ? undefined : isEast ? 'east' : 'north';
}

/** A bare X or Y: what geographers and surveyors mean by it differs, so it only leans. */
function letterOf(header: string): 'x' | 'y' | undefined {
  const found = /(?<![a-z])([xy])(?![a-z])/i.exec(header)?.[1]?.toLowerCase();
  return found === 'x' || found === 'y' ? found : undefined;
}

function axesOf([first, second]: readonly [string, string]): WordHints['axes'] {
  const [a, b] = [sideOf(first), sideOf(second)];
  const word = `${first}, ${second}`;
  if (a !== undefined || b !== undefined) {
    if (a === b) return undefined;
    return { order: a === 'east' || b === 'north' ? 'xy' : 'yx', word, isSure: true };
  }
  const [c, d] = [letterOf(first), letterOf(second)];
  if (c === undefined || d === undefined || c === d) return undefined;
  return { order: c === 'x' ? 'xy' : 'yx', word, isSure: false };
}

function datumsIn(text: string, by: 'header' | 'file'): WordHints['datums'] {
  return datumWords.flatMap(([pattern, datum]) => {
    const word = pattern.exec(text)?.[0];
    return word ? [{ datum, word, by }] : [];
  });
}

export function hintsOf(file: string, headers: readonly [string, string] | undefined): WordHints {
  const name = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.\w+$/, '');
  const text = headers?.join(' ') ?? '';
  const inHeaders = datumsIn(text, 'header');
  const axes = headers && axesOf(headers);
  const unit = /经度|纬度|lng|lon(?!g?term)|lat/i.test(text)
    ? 'degree'
    : /easting|northing|东坐标|北坐标|纵坐标|横坐标/i.test(text)
      ? 'metre'
      : undefined;
  const meridian = /(?:中央(?:经线|子午线)|CM)[_ ]?(\d{2,3}(?:\.\d+)?)/i.exec(`${text} ${name}`)?.[1];
  return {
    ...(axes ? { axes } : {}),
    ...(unit ? { unit } : {}),
    datums: inHeaders.length > 0 ? inHeaders : datumsIn(name, 'file'),
    ...(meridian === undefined ? {} : { meridian: Number(meridian) }),
  };
}
