import type { LineString, MultiLineString } from 'geojson';
import { type City, numbered, type Values } from './features.ts';
import { lineGeometry, pointGeometry } from './geometry.ts';
import { nodeId, type Plan, type Stretch } from './plan.ts';
import { type Pt, position } from './plane.ts';
import { type Rng, rng } from './rng.ts';
import { projects, type RoadProject } from './road-projects.ts';
import { along, distance } from './shape.ts';
import { sources } from './sources.ts';
import { zone } from './zones.ts';

/** The line of a street between two cross streets, over the same vertices as the network. */
function between(plan: Plan, road: string, from: string, to: string): Pt[] {
  const { ns, ew } = plan.guides;
  const own = [...ns, ...ew].find((guide) => guide.id === road);
  if (!own) throw new Error(`no guide ${road}`);
  const others = own.axis === 'ns' ? ew : ns;
  const ends = [from, to].map((id) => others.findIndex((guide) => guide.id === id));
  if (ends.includes(-1)) throw new Error(`${road}: no guide ${from} or ${to}`);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return others.slice(low, high + 1).flatMap((other) => plan.nodes.get(own.axis === 'ns' ? nodeId(own, other) : nodeId(other, own)) ?? []);
}

const counted = (cited: string): Values => ({ scope: 'taicheng', period: '2022–2024', cited });

function drawProject(project: RoadProject, plan: Plan, city: City): void {
  const { name, guide, year, source, segments } = project;
  const lines = segments.map(([from, to]) => between(plan, guide, from, to));
  const geometry: LineString | MultiLineString =
    lines.length === 1 ? lineGeometry(lines[0] ?? []) : { type: 'MultiLineString', coordinates: lines.map((line) => line.map(position)) };
  const shared: Values & { source: string } = {
    name,
    class: project.class,
    projectYear: year,
    projectStatus: 'done',
    ...project.values,
    ...counted('提升改造道路11条'),
    sourced: true,
    source,
  };
  const [only] = segments;
  const ends = segments.length === 1 && only ? { from: only[0], to: only[1] } : {};
  const roadId = city.cite('road', geometry, {
    ...shared,
    direction: project.direction,
    ...ends,
  });
  segments.forEach(([from, to], i) => {
    city.cite('segment', lineGeometry(lines[i] ?? []), {
      ...shared,
      name: `${name}（${from}—${to}）`,
      roadId,
      from,
      to,
      cited: '提升改造道路11条之路段',
    });
  });
}

/** The eleven roads of the article: ten project-years that reports name, with their twelve segments, and one still to be found. */
export function drawRoads(plan: Plan, city: City): void {
  for (const project of projects) drawProject(project, plan, city);
  city.cite('road', null, {
    name: '待补（第11条）',
    projectStatus: 'to-be-found',
    ...counted('提升改造道路11条'),
    sourced: false,
    source: sources.article,
    note: '原文11条，公开报道查得10条，缺1条待补',
  });
}

/** Condition figures of drawn segments and junctions. Never on a named street: bad news is synthetic. */
function condition(random: Rng): Values {
  const pci = random.integer(520, 960) / 10;
  const iri = random.integer(18, 68) / 10;
  return {
    pci,
    iri,
    rqi: Math.round((4.98 - 0.34 * iri) * 100) / 100,
    speedKmh: random.integer(120, 420) / 10,
    crashes: random.integer(0, 9),
    complaints: random.integer(0, 46),
    lastOverhaul: String(random.integer(2006, 2023)),
    cost: random.integer(30, 900),
    ...(random.chance(0.3) ? { utilityYear: random.integer(2025, 2027) } : {}),
  };
}

const drawn = (stretch: Stretch): boolean => !stretch.named && zone(along(stretch.from, stretch.to, 0.5)) !== 'country';

export function drawSegments(plan: Plan, city: City): void {
  const random = rng('segments');
  const fit = plan.stretches.filter((s) => drawn(s) && s.passes.length === 0 && distance(s.from, s.to) > 260);
  random
    .shuffled(fit)
    .slice(0, 60)
    .forEach((s, i) => {
      const lengthM = Math.round(distance(s.from, s.to));
      city.draw('segment', lineGeometry([s.from, s.to]), {
        name: numbered('示意路段', i + 1),
        class: i % 3 === 0 ? 'secondary' : 'branch',
        from: '示意路口',
        to: '示意路口',
        lengthM,
        widthM: random.integer(12, 30),
        lanes: random.pick([2, 2, 4]),
        pavement: random.chance(0.85) ? 'asphalt' : 'concrete',
        trafficPerDay: random.integer(20, 180) * 100,
        ...condition(random),
      });
    });
}

const rebuiltCount = 58;

/** 58 rebuilt junctions: the one reports name, and 57 drawn ones where only drawn streets meet. */
export function drawIntersections(plan: Plan, city: City): void {
  const base = { rebuilt: true, projectStatus: 'done', ...counted('改造路口58个') };
  const known = plan.nodes.get('科山路|东岳大街');
  if (!known) throw new Error('no junction 东岳大街×科山路');
  city.cite('intersection', pointGeometry(known), {
    ...base,
    name: '东岳大街×科山路',
    class: 'arterial',
    streets: '东岳大街、科山路',
    measures: ['right-turn-lane', 'slow-lane', 'lane-split', 'poles-underground', 'tree-protection'],
    openDay: '2024-09-28',
    projectYear: 2024,
    sourced: true,
    source: sources.roads2024,
    note: '直左1车道、右转1车道、慢车道1条；9 处高压杆线入地；古树原地保护（临仓库路小学）',
  });
  const arms = new Map<string, Stretch[]>();
  for (const s of plan.stretches) for (const id of [s.a, s.b]) arms.set(id, [...(arms.get(id) ?? []), s]);
  const random = rng('intersections');
  const fit = [...arms].filter(([, list]) => list.length >= 3 && list.every(drawn)).map(([id, list]) => ({ p: plan.nodes.get(id), list }));
  random
    .shuffled(fit)
    .slice(0, rebuiltCount - 1)
    .forEach(({ p, list }, i) => {
      if (!p) return;
      const year = random.integer(2022, 2024);
      city.draw('intersection', pointGeometry(p), {
        ...base,
        name: numbered('示意路口', i + 1),
        class: 'branch',
        streets: [...new Set(list.map((s) => s.name))].join('、'),
        legs: list.length,
        control: random.pick(['signal', 'signal', 'sign']),
        measures: random.shuffled(['right-turn-lane', 'left-turn-lane', 'channelisation', 'signal', 'barrier-free']).slice(0, 2),
        projectYear: year,
        sourced: false,
        source: sources.article,
        ...condition(random),
        lastOverhaul: String(year),
      });
    });
}
