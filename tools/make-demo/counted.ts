import type { Community, Town } from './areas.ts';
import { inset } from './clip.ts';
import { type City, numbered, type Values } from './features.ts';
import { pointGeometry } from './geometry.ts';
import type { Park } from './parks.ts';
import { type Pt, plane } from './plane.ts';
import { type Rng, rng } from './rng.ts';
import { at, centroid, inside } from './shape.ts';
import { sources } from './sources.ts';
import { pickApart, type Spot } from './spots.ts';
import { donghu } from './towns.ts';

/**
 * What the article counts. The number of things is the article's; which and where is drawn. Each carries scope, period and the figure as
 * published; where the article rounds (700余), the drawn parts sum to the round number and the words stay beside them.
 */
const unsaid = '原文未写统计范围，按泰城计';
const article = (scope: 'taicheng' | 'urban' | 'citywide', cited: string, period: string): Values & { source: string } => ({
  scope,
  period,
  cited,
  sourced: false,
  source: sources.article,
});

/** `total` in `parts` round portions that sum exactly. */
function portions(total: number, parts: number, step: number, random: Rng): number[] {
  const even = Math.floor(total / parts / step) * step;
  const list = Array.from({ length: parts }, () => even);
  for (let i = 0; i + 1 < parts; i += 2) {
    const shift = random.integer(0, Math.floor(even / 2 / step)) * step;
    list[i] = even + shift;
    list[i + 1] = even - shift;
  }
  const left = total - list.reduce((a, b) => a + b, 0);
  return list.map((n, i) => (i === 0 ? n + left : n));
}

function drawVendors(list: readonly Spot[], city: City): void {
  const random = rng('vendors');
  const stalls = portions(700, 8, 10, random);
  const fit = list.filter((spot) => (spot.zone === 'core' || spot.zone === 'mid') && (spot.use === 'commerce' || spot.use === 'vacant'));
  pickApart(fit, 8, 900, random).forEach((spot, i) => {
    city.draw('vendor-site', pointGeometry(spot.at), {
      ...article('taicheng', '流动摊贩疏导点8处，摊位700余个', '至2024'),
      name: numbered('示意疏导点', i + 1),
      stalls: stalls[i] ?? 0,
      setting: spot.use === 'vacant' ? 'idle-land' : 'market',
      goods: random.shuffled(['produce', 'snack', 'breakfast', 'sundries', 'repair']).slice(0, 3),
      hours: random.pick(['06:00-09:00', '17:00-22:30']),
      note: `各点摊位数为示意；${unsaid}`,
    });
  });
}

function drawParking(list: readonly Spot[], city: City): void {
  const random = rng('parking');
  const spaces = portions(1_400, 14, 10, random);
  const fit = list.filter((spot) => spot.use === 'commerce' || spot.use === 'institution' || spot.use === 'green');
  pickApart(fit, 60, 450, random).forEach((spot, i) => {
    const isNew = i < spaces.length;
    const n = spaces[i] ?? random.integer(4, 30) * 10;
    const type = isNew
      ? random.pick(['multi-storey', 'tree-shaded', 'surface'])
      : random.pick(['surface', 'underground', 'on-street', 'tree-shaded']);
    city.draw('parking', pointGeometry(spot.at), {
      name: numbered('示意停车场', i + 1),
      type,
      spaces: n,
      chargers: random.integer(0, Math.floor(n / 12)),
      fee: random.chance(0.5),
      ...(isNew
        ? { ...article('taicheng', '新增停车泊位1400余个', '2024'), newInYear: n, newYear: 2024, note: `各处泊位数为示意；${unsaid}` }
        : {}),
    });
  });
}

function drawLighting(list: readonly Spot[], city: City): void {
  const random = rng('lighting');
  pickApart(
    list.filter((spot) => spot.zone !== 'country'),
    105,
    300,
    random,
  ).forEach((spot, i) => {
    city.draw('lighting', pointGeometry(spot.at), {
      ...article('taicheng', '景观亮化设施105处应亮尽亮', '2024'),
      name: numbered('示意亮化点', i + 1, 3),
      type: 'landscape',
      lit: true,
      mount: random.pick(['building', 'building', 'bridge', 'ground', 'tree']),
      lamps: random.integer(2, 40) * 10,
    });
  });
}

function drawNodes(list: readonly Spot[], city: City): void {
  const random = rng('landscape nodes');
  const placed = pickApart(
    list.filter((spot) => spot.mainStreet),
    44,
    500,
    random,
  );
  const base = { ...article('taicheng', '高速出入口、主干道景观提升点位54处', '至2024'), note: unsaid, projectStatus: 'done' };
  for (let i = 0; i < 54; i++) {
    const spot = placed[i];
    const name = numbered('示意景观点位', i + 1);
    if (spot)
      city.draw('landscape-node', pointGeometry(spot.at), {
        ...base,
        name,
        type: random.pick(['main-road', 'main-road', 'main-road', 'bridgehead']),
      });
    else city.draw('landscape-node', null, { ...base, name, type: 'ramp', note: `${unsaid}；高速出入口不在数据范围内，未落图` });
  }
}

/** How the 14 are spread over the eight 镇街 of 泰山区. */
const stationsByTown: Readonly<Record<string, number>> = {
  '370902001': 3,
  '370902002': 3,
  '370902003': 2,
  '370902004': 2,
  '370902005': 1,
  '370902100': 1,
  '370902101': 1,
  '370902202': 1,
};
/** On 天烛峰路 in the mountain part of 大津口乡, where no lots are. */
const daJinKou: Pt = plane(117.1716, 36.234);

function drawCommunityStations(list: readonly Spot[], towns: readonly Town[], communities: readonly Community[], city: City): void {
  const random = rng('community stations');
  const roles = ['publicity', 'law', 'help', 'governance'];
  const base = article('urban', '红色城管社区服务驿站14处', '至2024');
  let n = 0;
  for (const town of towns) {
    const count = stationsByTown[town.code] ?? 0;
    const own = list.filter((spot) => town.rings.some((ring) => inside(spot.at, ring)));
    const places = own.length > 0 ? pickApart(own, count, 500, random).map((spot) => spot.at) : [daJinKou];
    places.slice(0, count).forEach((p, i) => {
      const known = town.code === donghu.town && i === 0;
      const cell = communities.find((c) => (known ? c.code === donghu.code : inside(p, c.ring)));
      const place = known && cell ? (own.find((spot) => inside(spot.at, cell.ring))?.at ?? centroid(cell.ring)) : p;
      const values: Values & { source: string } = {
        ...base,
        town: town.name,
        community: cell?.name ?? '',
        areaCode: cell?.code ?? town.code,
        roles,
        premises: '社区现有用房',
      };
      if (known) city.cite('community-station', pointGeometry(place), { ...values, name: '东湖社区红色城管社区服务驿站', sourced: true });
      else city.draw('community-station', pointGeometry(place), { ...values, name: numbered('示意红色城管社区服务驿站', ++n) });
    });
  }
}

function drawServiceStations(parks: readonly Park[], list: readonly Spot[], city: City): void {
  const random = rng('service stations');
  const base = { ...article('taicheng', '泰安城管服务驿站23处', '至2024'), note: unsaid };
  const services = ['water', 'rest', 'charging', 'first-aid', 'information', 'baby-care', 'reading'];
  const inParks = parks
    .filter((park) => park.areaM2 > 25_000)
    .slice(0, 15)
    .map((park) => ({
      at: at(inset(park.ring, 14)[0] ?? park.ring, 1),
      setting: park.name === '岱庙' ? 'scenic' : park.name.includes('广场') ? 'square' : 'park',
    }));
  const others = pickApart(
    list.filter((spot) => spot.mainStreet && spot.zone === 'core'),
    23 - inParks.length,
    500,
    random,
  ).map((spot) => ({ at: spot.at, setting: 'street' }));
  [...inParks, ...others].forEach(({ at: place, setting }, i) => {
    city.draw('service-station', pointGeometry(place), {
      ...base,
      name: numbered('示意城管服务驿站', i + 1),
      setting,
      services: random.shuffled(services).slice(0, 4),
      hours: '08:00-20:00',
      accessible: true,
    });
  });
}

/** Counted by the article for the whole city; which they are is not published, so none is placed. */
function drawShowcases(city: City): void {
  const kinds = [
    { type: 'main-road', word: '示意样板主次干道', count: 26, cited: '主次干道样板26条' },
    { type: 'back-lane', word: '示意样板背街小巷', count: 24, cited: '背街小巷样板24条' },
    { type: 'compound', word: '示意样板小区', count: 21, cited: '小区样板21个' },
  ];
  for (const { type, word, count, cited } of kinds) {
    for (let i = 1; i <= count; i++)
      city.draw('showcase', null, {
        ...article('citywide', cited, '至2024'),
        name: numbered(word, i),
        type,
        areaCode: '370900',
        note: '名单未公开，未落图',
      });
  }
}

export function drawCounted(
  list: readonly Spot[],
  parks: readonly Park[],
  areas: { readonly towns: readonly Town[]; readonly communities: readonly Community[] },
  city: City,
): void {
  drawVendors(list, city);
  drawParking(list, city);
  drawLighting(list, city);
  drawNodes(list, city);
  drawCommunityStations(list, areas.towns, areas.communities, city);
  drawServiceStations(parks, list, city);
  drawShowcases(city);
}
