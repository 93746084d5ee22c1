import { type Barrier, barriers, bed, lakes } from './barriers.ts';
import type { NamedRun, StreetClass } from './frame.ts';
import { across, type Guide, type Guides, guides, meet } from './guides.ts';
import type { Pt } from './plane.ts';
import { rng } from './rng.ts';
import { along, at, cross, crossing, distance, inside, lineDistance, minus, type Ring } from './shape.ts';
import { sites } from './sites.ts';
import { zone } from './zones.ts';

/** Where a street meets a barrier: share along it, and the sine of the angle between the two. */
export interface Pass {
  readonly barrier: Barrier;
  readonly share: number;
  readonly sine: number;
}

/** One side of a block: the stretch of a guide between two neighbouring crossings, with a street on it. */
export interface Stretch {
  readonly guide: Guide;
  readonly a: string;
  readonly b: string;
  readonly from: Pt;
  readonly to: Pt;
  /** Stretches with the same key, end to end, are one street. */
  readonly run: string;
  readonly name: string;
  readonly class: StreetClass;
  readonly named: boolean;
  /** Where it passes over water or under a railway, shares along it, rising. */
  readonly passes: readonly Pass[];
}

export interface Plan {
  readonly guides: Guides;
  readonly nodes: ReadonlyMap<string, Pt>;
  readonly stretches: readonly Stretch[];
}

export const nodeId = (ns: Guide, ew: Guide): string => `${ns.id}|${ew.id}`;

/** How likely an unnamed guide carries a street between two main streets. */
const likely = { core: 0.94, mid: 0.84, station: 0.78, works: 0.7, country: 0.13, mountain: 0 } as const;
/** Streets keep this far from a river or railway beside them. */
const besideBarrierM = 40;
/** No drawn street closer than this to the next guide. */
const apartM = 150;

function indexOf(list: readonly Guide[], id: string | undefined, whenOpen: number): number {
  if (id === undefined) return whenOpen;
  const found = list.findIndex((guide) => guide.id === id);
  if (found < 0) throw new Error(`no guide ${id}`);
  return found;
}

function runAt(guide: Guide, others: readonly Guide[], k: number): NamedRun | undefined {
  return guide.runs.find((run) => k >= indexOf(others, run.from, 0) && k + 1 <= indexOf(others, run.to, others.length - 1));
}

/** Water a drawn street must not run into, with a margin. */
const banks = barriers.filter((b) => b.kind === 'water').map((b) => bed(b, b.halfM + 5));

const touches = (a: Pt, b: Pt, ring: Ring): boolean =>
  inside(a, ring) || inside(along(a, b, 0.5), ring) || ring.some((p, i) => crossing(a, b, p, at(ring, i + 1)) !== undefined);

function passesOf(from: Pt, to: Pt): Pass[] {
  const found: Pass[] = [];
  for (const barrier of barriers) {
    for (let i = 1; i < barrier.line.length; i++) {
      const [a, b] = [at(barrier.line, i - 1), at(barrier.line, i)];
      const hit = crossing(from, to, a, b);
      if (hit)
        found.push({ barrier, share: hit.s, sine: Math.abs(cross(minus(to, from), minus(b, a))) / (distance(from, to) * distance(a, b)) });
    }
  }
  return found.sort((a, b) => a.share - b.share);
}

function allowed(stretch: Stretch, run: NamedRun | undefined): boolean {
  const { from, to } = stretch;
  if (lakes.some((lake) => touches(from, to, lake.ring)) || (!stretch.named && sites.some((site) => touches(from, to, site.ring))))
    return false;
  if (stretch.passes.some(({ barrier }) => (barrier.kind === 'rail' ? !run?.passesRail : !stretch.named))) return false;
  if (!stretch.named && banks.some((bank) => touches(from, to, bank))) return false;
  const samples = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => along(from, to, share));
  return (
    stretch.named || stretch.passes.length > 0 || barriers.every((b) => samples.every((p) => lineDistance(p, b.line) >= besideBarrierM))
  );
}

function roomBeside(guide: Guide, siblings: readonly Guide[], middle: number): boolean {
  const i = siblings.indexOf(guide);
  const own = across(guide, middle);
  return [siblings[i - 1], siblings[i + 1]].every((other) => !other || Math.abs(across(other, middle) - own) >= apartM);
}

/** The stretches of one guide: named runs whole, the rest by chance, main street to main street. */
function onGuide(guide: Guide, siblings: readonly Guide[], others: readonly Guide[]): Stretch[] {
  const order = siblings.indexOf(guide);
  const random = rng(`streets ${guide.id}`);
  const result: Stretch[] = [];
  let kept = random.next();
  for (let k = 0; k + 1 < others.length; k++) {
    const lower = at(others, k);
    const upper = at(others, k + 1);
    const [a, b] = guide.axis === 'ns' ? [nodeId(guide, lower), nodeId(guide, upper)] : [nodeId(lower, guide), nodeId(upper, guide)];
    const [from, to] = guide.axis === 'ns' ? [meet(guide, lower), meet(guide, upper)] : [meet(lower, guide), meet(upper, guide)];
    const run = runAt(guide, others, k);
    if (lower.runs.some((r) => r.class === 'primary' || r.class === 'secondary')) kept = random.next();
    if (!run && (guide.rim || kept >= likely[zone(along(from, to, 0.5))])) continue;
    if (!run && !roomBeside(guide, siblings, (guide.axis === 'ns' ? from.y + to.y : from.x + to.x) / 2)) continue;
    const name = run?.name ?? `示意${guide.axis === 'ns' ? '路' : '街'}${String(order).padStart(2, '0')}`;
    const streetClass = run?.class ?? (guide.drawn ? 'residential' : 'tertiary');
    const stretch: Stretch = {
      guide,
      a,
      b,
      from,
      to,
      run: run ? `${guide.id}/${run.name}` : `${guide.id}/-`,
      name,
      class: streetClass,
      named: run !== undefined && !run.drawn,
      passes: passesOf(from, to),
    };
    if (distance(from, to) > 1 && allowed(stretch, run)) result.push(stretch);
  }
  return result;
}

/** The largest set of stretches that hang together; stray ones would be islands of the walking network. */
function connected(stretches: readonly Stretch[]): Stretch[] {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let top = id;
    while (parent.get(top) !== undefined && parent.get(top) !== top) top = parent.get(top) ?? top;
    parent.set(id, top);
    return top;
  };
  for (const { a, b } of stretches) parent.set(root(a), root(b));
  const sizes = new Map<string, number>();
  for (const { a } of stretches) sizes.set(root(a), (sizes.get(root(a)) ?? 0) + 1);
  const largest = [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0] as [string, number]);
  return stretches.filter(({ a }) => root(a) === largest[0]);
}

export function makePlan(): Plan {
  const all = guides();
  const nodes = new Map<string, Pt>();
  for (const ns of all.ns) for (const ew of all.ew) nodes.set(nodeId(ns, ew), meet(ns, ew));
  const stretches = [
    ...all.ns.flatMap((guide) => onGuide(guide, all.ns, all.ew)),
    ...all.ew.flatMap((guide) => onGuide(guide, all.ew, all.ns)),
  ];
  return { guides: all, nodes, stretches: connected(stretches) };
}
