import { inset, intersect } from './clip.ts';
import { type City, numbered } from './features.ts';
import { ringGeometry } from './geometry.ts';
import type { Park } from './parks.ts';
import { groundArea } from './plane.ts';
import { type Rng, rng } from './rng.ts';
import { area, bounds, centroid, distance, inside, type Ring } from './shape.ts';
import { sources } from './sources.ts';

const count = 21;
/** The parks the article and its neighbours name take two zones each; 岱庙 and the station square take none. */
const first = ['东湖公园', '南湖公园', '湖山公园', '天平湖公园'];

/** A four-sided piece of the park, wholly inside it and clear of what is already there. */
function piece(park: Ring, ponds: readonly Ring[], others: readonly Ring[], random: Rng): Ring | undefined {
  const free = inset(park, 10, 400)[0];
  if (!free) return undefined;
  const { west, south, east, north } = bounds(free);
  for (let i = 0; i < 80; i++) {
    const c = { x: random.between(west, east), y: random.between(south, north) };
    const w = random.between(18, 42);
    const h = random.between(18, 36);
    const lean = random.between(-6, 6);
    const ring: Ring = [
      { x: c.x - w, y: c.y - h + lean },
      { x: c.x + w, y: c.y - h - lean },
      { x: c.x + w - lean, y: c.y + h },
      { x: c.x - w + lean, y: c.y + h },
    ];
    if (!ring.every((p) => inside(p, free)) || others.some((o) => distance(centroid(o), c) < 95)) continue;
    if (ponds.every((pond) => intersect([pond], [ring], 1).length === 0)) return ring;
  }
  return undefined;
}

/** 开放共享区域: the article's 21, inside parks that are open already. */
export function drawShareZones(parks: readonly Park[], ponds: readonly Ring[], city: City): void {
  const random = rng('share zones');
  const named = first.flatMap((name) => parks.filter((park) => park.name === name));
  const drawn = parks.filter((park) => !park.cited && park.open && park.areaM2 > 22_000).sort((a, b) => b.areaM2 - a.areaM2);
  const hosts = [...named, ...named, ...drawn].slice(0, count + 10);
  const zones: Ring[] = [];
  for (const park of hosts) {
    if (zones.length === count) break;
    const ring = piece(park.ring, ponds, zones, random);
    if (!ring) continue;
    zones.push(ring);
    const ground = random.pick(['lawn', 'lawn', 'under-trees', 'idle']);
    city.draw('share-zone', ringGeometry(ring), {
      name: numbered('示意共享区域', zones.length),
      park: park.id,
      ground,
      areaM2: Math.round(groundArea(area(ring), centroid(ring))),
      hours: '08:00-20:00',
      activities: ground === 'idle' ? ['sport', 'play', 'rest'] : ['camping', 'picnic', 'play', 'rest'],
      rotation: random.pick(['每周一、二封闭养护', '两区轮换，每半月一次', '雨后封闭一日']),
      scope: 'taicheng',
      period: '至2024',
      cited: '公园绿地开放共享21处',
      sourced: false,
      source: sources.article,
    });
  }
  if (zones.length !== count) throw new Error(`${zones.length} share zones`);
}
