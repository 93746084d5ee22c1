import { simplify } from '../../layers/derive/traditional.ts';
import type { SourceColumn, SourceLayer } from '../format.ts';
import { placeInText } from './place-text.ts';
import type { PlaceFrom } from './spec.ts';

/** What a header says it holds; `rank` orders pairs of one file: WGS 84 or CGCS2000 before unnamed ones before shifted ones. */
interface Ordinate {
  readonly column: string;
  readonly axis: 'x' | 'y';
  /** What is left of the header without the word for the axis: both columns of a pair have the same. */
  readonly rest: string;
}

const eastWords = [
  '经度',
  '东经',
  '东坐标',
  '横坐标',
  'longitude',
  'easting',
  'long',
  'lng',
  'lon',
  'jd',
  'x坐标',
  '坐标x',
  'x',
  'e',
  '东',
];
const northWords = ['纬度', '北纬', '北坐标', '纵坐标', 'latitude', 'northing', 'lat', 'wd', 'y坐标', '坐标y', 'y', 'n', '北'];

function plain(header: string): string {
  return simplify(header.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s_\-.()（）[\]:：*°]+/gu, '');
}

/** Words of one or two letters must be all there is beside these, or any column with an x in it would be one. */
const about =
  /^(|gcj02?|bd09?|wgs84?|cgcs2000|2000|80|54|高德|百度|腾讯|天地图|火星|国家2000|大地2000|point|coord|中心点?|center|centre|gps|地图|m|米|度)+$/u;

function ordinateOf({ name }: SourceColumn): Ordinate | undefined {
  const text = plain(name);
  for (const [axis, words] of [
    ['x', eastWords],
    ['y', northWords],
  ] as const) {
    for (const word of words) {
      const at = text.indexOf(word);
      if (at < 0) continue;
      const rest = text.slice(0, at) + text.slice(at + word.length);
      if (about.test(rest) || (word.length > 2 && rest.length <= 6 && !/[a-z]{4,}/.test(rest))) return { column: name, axis, rest };
    }
  }
  return undefined;
}

const shifted = /gcj|bd|高德|百度|腾讯|火星/u;
const plainSystem = /wgs|2000|gps|天地图/u;

function rankOf({ rest }: Ordinate): number {
  if (shifted.test(rest)) return 2;
  return plainSystem.test(rest) ? 0 : 1;
}

const sampled = 200;

/** Rows from all over the layer: the first hundreds may be the ones that nobody has surveyed. */
function sampleOf({ rows }: SourceLayer): readonly SourceLayer['rows'][number][] {
  const every = Math.max(1, Math.floor(rows.length / sampled));
  return rows.filter((_, at) => at % every === 0);
}

/** Whether a column so called holds something that may be a coordinate: one cell in ten is enough, the others are refused by row. */
function holdsNumbers(layer: SourceLayer, column: string): boolean {
  let [filled, sound] = [0, 0];
  for (const { values } of sampleOf(layer)) {
    const value = values[column];
    if (value === null || value === undefined || value === '') continue;
    filled++;
    if (typeof value === 'number' || (typeof value === 'string' && /\d/.test(value) && !/[a-df-mo-rt-vx-z]{2}/i.test(value))) sound++;
  }
  return filled > 0 && sound * 10 >= filled;
}

/** Headers of columns that hold whole places as text. */
const textHeaders =
  /^(wkt|ewkt|geom|geometry|thegeom|shape|geojson|坐标|经纬度|空间坐标|坐标位置|位置坐标|地理坐标|坐标点|lnglat|lonlat|latlng|latlon|coordinates?|coords?|location|point|xy|wktgeom|几何|图形)$/u;

function holdsPlaces(layer: SourceLayer, column: string): boolean {
  let [filled, sound] = [0, 0];
  for (const { values } of sampleOf(layer)) {
    const value = values[column];
    if (typeof value !== 'string' || value.trim() === '') continue;
    filled++;
    if (placeInText(value) !== undefined) sound++;
  }
  return filled > 0 && sound * 2 >= filled;
}

function pairOf(layer: SourceLayer): PlaceFrom | undefined {
  const ordinates = layer.columns.flatMap((column) => ordinateOf(column) ?? []).filter(({ column }) => holdsNumbers(layer, column));
  const pairs = ordinates
    .filter(({ axis }) => axis === 'x')
    .flatMap((east) => {
      const others = ordinates.filter(({ axis }) => axis === 'y');
      const north = others.find(({ rest }) => rest === east.rest) ?? (others.length === 1 ? others[0] : undefined);
      return north === undefined ? [] : [{ east, north, rank: rankOf(east) }];
    })
    .sort((a, b) => a.rank - b.rank);
  const [best] = pairs;
  return best && { by: 'columns', first: best.east.column, second: best.north.column };
}

/** Where the places of a layer stand: in its geometries, in two columns, in one column as text, or nowhere. */
export function proposePlace(layer: SourceLayer): PlaceFrom {
  if (layer.rows.some(({ geometry }) => geometry !== null)) return { by: 'geometry' };
  const pair = pairOf(layer);
  if (pair !== undefined) return pair;
  const text = layer.columns.find(({ name }) => textHeaders.test(plain(name)) && holdsPlaces(layer, name));
  return text === undefined ? { by: layer.columns.length === 0 ? 'geometry' : 'none' } : { by: 'text', column: text.name };
}
