import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry, Position } from 'geojson';
import type { Asset, FieldValue } from '../src/core/asset.ts';
import type { City } from '../src/core/city.ts';
import { citySchema, currentVersion } from '../src/core/schema.ts';
import { writeCityFiles } from '../src/formats/city-folder.ts';
import { type Rng, rng } from '../tools/make-demo/rng.ts';

type Values = Record<string, FieldValue>;

/** South-west corner and size of the ground, degrees; about 18 by 20 km, as dense as a town of half a million. */
const west = 117;
const south = 36.08;
const width = 0.2;
const height = 0.18;
/** The ground is cut into this many blocks each way; streets run between them. */
const blocks = 70;

const signs = [...'安岱泮奈云松柏竹梅兰桂荷枫榆槐杨柳桃杏梨泉溪河湖山岭谷峰石桥长青永和文武东西南北中新古春夏秋冬'];

function place(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}

/** Middle of a block, by its running number. */
function blockAt(number: number): Position {
  const column = number % blocks;
  const row = Math.floor(number / blocks) % blocks;
  return [west + ((column + 0.5) * width) / blocks, south + ((row + 0.5) * height) / blocks];
}

function pointIn(random: Rng): Geometry {
  const [lon = 0, lat = 0] = blockAt(random.integer(0, blocks * blocks - 1));
  const coordinates = [
    place(lon + (random.between(-0.46, 0.46) * width) / blocks),
    place(lat + (random.between(-0.46, 0.46) * height) / blocks),
  ];
  return { type: 'Point', coordinates };
}

function box(left: number, bottom: number, right: number, top: number): Geometry {
  const [w, s, e, n] = [place(left), place(bottom), place(right), place(top)];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}

/** An uneven ring of `corners` around a spot in a block. */
function blob(random: Rng, radius: number, corners: number): Geometry {
  const { coordinates } = pointIn(random) as { coordinates: Position };
  const [lon = 0, lat = 0] = coordinates;
  const ring = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = radius * random.between(0.7, 1.2);
    return [place(lon + reach * Math.cos(angle) * 1.24), place(lat + reach * Math.sin(angle))];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}

function name(random: Rng, kind: string, at: number): string {
  return `示意${random.pick(signs)}${random.pick(signs)}${kind}${String(at + 1).padStart(5, '0')}`;
}

interface Part {
  readonly kind: string;
  readonly count: number;
  readonly shape: (random: Rng, at: number) => Geometry;
  readonly values: (random: Rng, at: number) => Values;
}

const facilityTypes = ['kindergarten', 'primary-school', 'pharmacy', 'convenience', 'bus-stop', 'fitness', 'market', 'health-station'];
const streetClasses = ['residential', 'residential', 'service', 'tertiary', 'secondary', 'primary'];

function points(kind: string, word: string, count: number, values: Part['values']): Part {
  return { kind, count, shape: pointIn, values: (random, at) => ({ name: name(random, word, at), ...values(random, at) }) };
}

function surfaces(kind: string, word: string, count: number, radius: number, values: Part['values']): Part {
  const shape = (random: Rng): Geometry => blob(random, radius * random.between(0.5, 1.4), random.integer(5, 12));
  return { kind, count, shape, values: (random, at) => ({ name: name(random, word, at), ...values(random, at) }) };
}

/** The south or west side of a block: two of each of the 4,900 blocks. */
function street(_: Rng, at: number): Geometry {
  const across = at % 2 === 0;
  const side = Math.floor(at / 2);
  const column = side % blocks;
  const row = Math.floor(side / blocks);
  const at0: Position = [west + (column * width) / blocks, south + (row * height) / blocks];
  const step = across ? [width / blocks, 0] : [0, height / blocks];
  const on = (share: number): Position => [place((at0[0] ?? 0) + share * (step[0] ?? 0)), place((at0[1] ?? 0) + share * (step[1] ?? 0))];
  return { type: 'LineString', coordinates: [on(0), on(0.3), on(0.6), on(1)] };
}

/** 100,000 assets in all, areas aside. */
const parts: readonly Part[] = [
  points('lighting', '灯', 40_000, (random, at) => ({
    type: random.chance(0.9) ? 'street' : 'landscape',
    lit: random.chance(0.97),
    lamps: random.integer(1, 6),
    powerKw: random.integer(5, 40) / 100,
    componentCode: `3709020137${String(at).padStart(6, '0')}`,
    maintainer: `第${random.integer(1, 12)}服务队`,
    ...(random.chance(0.8) ? { heightM: random.integer(6, 14) } : {}),
  })),
  points('toilet', '公厕', 5_000, (random) => ({
    grade: random.pick(['1', '2', '3']),
    type: random.pick(['detached', 'attached', 'mobile']),
    third: random.chance(0.3),
    menSeats: random.integer(2, 12),
    womenSeats: random.integer(2, 16),
  })),
  points('facility', '设施', 10_000, (random) => ({ type: random.pick(facilityTypes), capacity: random.integer(20, 900) })),
  points('crossing', '过街', 5_000, (random) => ({ type: random.pick(['zebra', 'signal', 'footbridge']), refuge: random.chance(0.4) })),
  points('parking', '停车场', 1_200, (random) => ({ type: random.pick(['surface', 'tree-shaded']), spaces: random.integer(8, 400) })),
  surfaces('park', '公园', 3_000, 0.0007, (random) => ({
    areaM2: random.integer(400, 60_000),
    class: random.pick(['G11', 'G12', 'G13', 'G14']),
    open: true,
    builtYear: random.integer(1985, 2024),
  })),
  surfaces('green', '绿地', 12_000, 0.0003, (random) => ({ areaM2: random.integer(100, 9_000), class: random.pick(['XG', 'G2', 'EG']) })),
  surfaces('building', '楼', 13_000, 0.00015, (random) => ({
    floors: random.integer(1, 33),
    use: random.pick(['dwelling', 'office', 'commerce']),
  })),
  surfaces('residential', '小区', 1_000, 0.0008, (random) => ({ people: random.integer(100, 6_000), walled: random.chance(0.5) })),
  {
    kind: 'street',
    count: 9_800,
    shape: street,
    values: (random, at) => ({ name: `示意路${String(Math.floor(at / 140) + 1).padStart(3, '0')}`, class: random.pick(streetClasses) }),
  },
];

/** A city, four districts in a row and five towns in each; their codes begin with 99, which no place has. */
function areas(): Asset[] {
  const unit = (code: string, level: string, parentCode: string | null, label: string, geometry: Geometry): Asset => ({
    kind: 'area',
    id: `area-${code}`,
    geometry,
    values: { name: label, level, code, ...(parentCode === null ? {} : { parentCode }), synthetic: true },
  });
  const units = [unit('990000', 'city', null, '示意市', box(west, south, west + width, south + height))];
  for (let district = 0; district < 4; district++) {
    const [left, right] = [west + (district * width) / 4, west + ((district + 1) * width) / 4];
    const code = `99000${district + 1}`;
    units.push(unit(code, 'district', '990000', `示意区${district + 1}`, box(left, south, right, south + height)));
    for (let town = 0; town < 5; town++) {
      const [bottom, top] = [south + (town * height) / 5, south + ((town + 1) * height) / 5];
      units.push(unit(`${code}00${town + 1}`, 'town', code, `示意街道${district + 1}-${town + 1}`, box(left, bottom, right, top)));
    }
  }
  return units;
}

function assetsOf({ kind, count, shape, values }: Part): Asset[] {
  const random = rng(`big-city ${kind}`);
  return Array.from({ length: count }, (_, at) => ({
    kind,
    id: `${kind}-${String(at + 1).padStart(5, '0')}`,
    geometry: shape(random, at),
    values: { ...values(random, at), synthetic: true },
  }));
}

/** 100,000 synthetic assets of ten kinds and 25 area units; the same on every machine. */
export function bigCity(): City {
  const info: City['info'] = {
    schemaVersion: currentVersion(citySchema),
    name: '十万件（示意）',
    areaCode: '990000',
    dataDate: '2024-12-31',
    sources: [{ name: '测速用随机绘制，全部为示意' }],
    synthetic: true,
  };
  return { info, assets: [...areas(), ...parts.flatMap(assetsOf)] };
}

/** Writes a city as a folder that the server can give as /data/geojson; without a name into a new temporary folder. */
export function writeCity(city: City, folder = mkdtempSync(join(tmpdir(), 'xiutu-city-'))): string {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of writeCityFiles(city)) writeFileSync(join(folder, file), text);
  return folder;
}
