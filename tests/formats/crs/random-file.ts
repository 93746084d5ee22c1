import type { Geometry } from 'geojson';
import { packDms } from '../../../src/formats/crs/angles.ts';
import { dmsText } from '../../../src/formats/crs/convert.ts';
import { crsByName, systemByName } from '../../../src/formats/crs/known.ts';
import type { Evidence, RawPlace, Reading } from '../../../src/formats/crs/spec.ts';
import { gaussCode } from '../../../src/formats/crs/systems.ts';

/** A file nobody drew, of which it is known where everything in it truly lies. */
export interface RandomFile {
  readonly evidence: Evidence;
  readonly truth: Reading;
  /** WGS 84 of each row. */
  readonly places: readonly (readonly [number, number])[];
  /** One word on what it is, for a failing test. */
  readonly story: string;
}

/** mulberry32: the same files on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

const cities = [
  ['泰安', 117.1, 36.2],
  ['北京', 116.4, 39.9],
  ['上海', 121.47, 31.23],
  ['成都', 104.07, 30.67],
  ['乌鲁木齐', 87.6, 43.8],
  ['哈尔滨', 126.6, 45.8],
  ['广州', 113.3, 23.1],
  ['拉萨', 91.1, 29.65],
  ['海口', 110.3, 20.0],
  ['昆明', 102.7, 25.05],
  ['喀什', 76.0, 39.47],
] as const;

/** East and north by which a file in an old datum differs from CGCS2000 in the same zone, of the order of size surveys find; unknown to the detective. */
function oldShift(random: Random, datum: 'beijing-1954' | 'xian-1980'): readonly [number, number] {
  return datum === 'xian-1980' ? [-76 - random() * 43, 9 - random() * 52] : [56 - random() * 140, 29 + random() * 33];
}

function systemOf(random: Random, lon: number): string {
  const three = 3 * Math.round(lon / 3);
  const six = 6 * Math.round((lon - 3) / 6) + 3;
  const gauss = (datum: 'cgcs2000' | 'xian-1980' | 'beijing-1954'): string => {
    const step = random() < 0.8 ? 3 : 6;
    return gaussCode(datum, step, step === 3 ? three : six, random() < 0.5) as string;
  };
  return pick<() => string>(random, [
    () => 'EPSG:4326',
    () => 'EPSG:4326',
    () => 'GCJ-02',
    () => 'GCJ-02',
    () => 'BD-09',
    () => gauss('cgcs2000'),
    () => gauss('cgcs2000'),
    () => gauss('cgcs2000'),
    () => gauss('xian-1980'),
    () => gauss('beijing-1954'),
    () => `EPSG:${32_600 + Math.floor((lon + 180) / 6) + 1}`,
    () => 'EPSG:3857',
    () =>
      `+proj=tmerc +lat_0=0 +lon_0=${(lon + 0.01).toFixed(2)} +k=1 +x_0=${pick(random, [500_000, 50_000, 150_000])} +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs`,
  ])();
}

function placesOf(random: Random, lon: number, lat: number, rows: number): [number, number][] {
  const spread = 0.005 * 40 ** random();
  const clusters = Array.from({ length: 1 + Math.floor(random() * 6) }, () => [
    lon + (random() - 0.5) * spread,
    lat + (random() - 0.5) * spread,
  ]);
  return Array.from({ length: rows }, () => {
    const [x = 0, y = 0] = random() < 0.5 ? [lon + (random() - 0.5) * spread, lat + (random() - 0.5) * spread] : pick(random, clusters);
    return [x + (random() - 0.5) * spread * 0.1, y + (random() - 0.5) * spread * 0.1];
  });
}

type Cells = readonly [string | number, string | number];

/** The numbers of a place as its file has them. */
function written(
  random: Random,
  truth: Reading,
  place: readonly [number, number],
  [east, north]: readonly [number, number],
  decimals: number,
): Cells {
  const [x0 = 0, y0 = 0] = crsByName(truth.code)?.fromWgs84([...place]) ?? [];
  const [x, y] = [x0 + east, y0 + north];
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  const isDegree = Math.abs(x) <= 180 && Math.abs(y) <= 90;
  const form = (value: number, axis: 'lon' | 'lat'): string | number => {
    if (!isDegree) return round(value, 3);
    if (truth.notation === 'packed-dms') return packDms(round(value * 3600, decimals - 5) / 3600);
    if (truth.notation === 'decimal') return round(value, decimals);
    const text = dmsText(axis, value).slice(0, -1);
    return random() < 0.5 ? text : text.replace('°', '度').replace('′', '分').replace('″', '秒');
  };
  const pair = [form(x, 'lon'), form(y, 'lat')] as const;
  return truth.axes === 'xy' ? pair : [pair[1], pair[0]];
}

const words: Readonly<Record<string, readonly string[]>> = {
  'EPSG:4326': ['wgs84_', 'GPS'],
  'GCJ-02': ['gcj_', '高德'],
  'BD-09': ['bd09_', '百度'],
};

function headersOf(random: Random, truth: Reading, isDegree: boolean): readonly [string, string] {
  const plain: readonly (readonly [string, string])[] = isDegree
    ? [
        ['经度', '纬度'],
        ['lng', 'lat'],
        ['X', 'Y'],
        ['坐标1', '坐标2'],
      ]
    : [
        ['东坐标', '北坐标'],
        ['E', 'N'],
        ['坐标1', '坐标2'],
      ];
  const [a, b] = pick(random, plain);
  const word = random() < 0.3 ? pick(random, words[truth.code] ?? ['']) : '';
  const pair = [word + a, word + b] as const;
  // Geographers write X for the longitude, in whichever column it stands; only surveyors mean the northing by it.
  return truth.axes === 'xy' ? pair : [pair[1], pair[0]];
}

type Control = 'empty' | 'elsewhere' | 'named' | 'nameless' | 'chance-ids';

function jittered(random: Random, [lon, lat]: readonly [number, number], metres: number): Geometry {
  return { type: 'Point', coordinates: [lon + ((random() - 0.5) * metres) / 90_000, lat + ((random() - 0.5) * metres) / 111_320] };
}

function cityOf(random: Random, control: Control, places: readonly (readonly [number, number])[], at: readonly [number, number]) {
  const thing = (id: string, geometry: Geometry) => ({ kind: 'toilet', id, geometry, values: {} });
  if (control === 'empty') return { things: [], box: null };
  const others = placesOf(random, at[0], at[1], 60).map((place, index) =>
    thing(control === 'chance-ids' ? `r${index}` : `o${index}`, jittered(random, place, 1)),
  );
  const known = control === 'named' || control === 'nameless' ? places.filter(() => random() < 0.8) : [];
  const own = known.map((place) =>
    thing(control === 'named' ? `r${places.indexOf(place)}` : `n${places.indexOf(place)}`, jittered(random, place, 6)),
  );
  const things = [...own, ...others];
  const at_ = things.map(({ geometry }) => (geometry as { coordinates: number[] }).coordinates);
  const lons = at_.map(([x = 0]) => x);
  const lats = at_.map(([, y = 0]) => y);
  return { things, box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const };
}

/** What the file says of its system: the truth, nothing, or a system whose digits would look quite different. */
function statedOf(random: Random, truth: Reading, isDegree: boolean): Evidence['stated'] {
  const isSayable = truth.code.startsWith('EPSG') || truth.code.startsWith('+proj');
  const roll = random();
  if (roll < 0.4 && isSayable) return { text: truth.code, by: 'file' };
  if (roll < 0.5 && !isDegree) return { text: pick(random, ['EPSG:4326', 'EPSG:4490']), by: 'file' };
  const facts = systemByName(truth.code);
  if (roll < 0.6 && facts?.meridian !== undefined && facts.datum !== 'wgs-84' && isSayable && truth.code.startsWith('EPSG')) {
    const text = gaussCode('cgcs2000', 3, 3 * Math.round(facts.meridian / 3), facts.prefix === undefined) as string;
    return { text, by: 'file' };
  }
  return undefined;
}

/** A file of the given number; the same one each time. */
export function randomFile(seed: number): RandomFile {
  const random = randomOf(seed);
  for (let skip = 0; skip < 5; skip++) random();
  const [city, lon0, lat0] = pick(random, cities);
  const code = systemOf(random, lon0);
  const isDegree = code === 'EPSG:4326' || code === 'GCJ-02' || code === 'BD-09';
  const isTable = random() < 0.6;
  const notation = isDegree && isTable ? pick(random, ['decimal', 'decimal', 'dms', 'packed-dms'] as const) : 'decimal';
  const truth: Reading = { code, axes: random() < (isTable ? 0.35 : 0.08) ? 'yx' : 'xy', notation };
  const rows = 3 + Math.floor(497 * random() ** 3);
  const places = placesOf(random, lon0, lat0, rows);
  const datum = /^EPSG:23\d\d$/.test(code) ? 'xian-1980' : /^EPSG:(24\d\d|214\d\d)$/.test(code) ? 'beijing-1954' : undefined;
  const shift = datum ? oldShift(random, datum) : ([0, 0] as const);
  // The numbers of an old datum are those of CGCS2000 in the same zone, moved.
  const own = systemByName(code);
  const zone = datum && gaussCode('cgcs2000', own?.step ?? 3, own?.meridian ?? 0, own?.prefix !== undefined);
  const drawn: Reading = zone ? { ...truth, code: zone } : truth;
  const decimals = 5 + Math.floor(random() * 4);
  const cells = places.map((place) => written(random, drawn, place, shift, decimals));
  const control = pick<Control>(random, ['empty', 'elsewhere', 'named', 'nameless', 'chance-ids']);
  const { things, box } = cityOf(random, control, places, [lon0, lat0]);
  const stated = isTable ? undefined : statedOf(random, truth, isDegree);
  const rawPlaces = cells.map((pair, index): RawPlace => {
    if (isTable) return { row: index + 1, geometry: null, cells: pair };
    return { row: index + 1, geometry: { type: 'Point', coordinates: [Number(pair[0]), Number(pair[1])] } };
  });
  const evidence: Evidence = {
    file: 'points.csv',
    asked: 'auto',
    stated,
    places: rawPlaces,
    ...(isTable ? { headers: headersOf(random, truth, isDegree) } : {}),
    fileThings: places.map((_, index) => ({ kind: 'toilet', id: `r${index}`, geometry: null, values: {}, row: index + 1 })),
    cityThings: things,
    cityBox: box as Evidence['cityBox'],
  };
  const story = `${seed}: ${city} ${code} ${truth.axes} ${notation} ${rows} rows, ${isTable ? `table ${evidence.headers?.join('|')}` : `geometry, says ${stated?.text ?? 'nothing'}`}, city ${control}`;
  return { evidence, truth, places, story };
}
