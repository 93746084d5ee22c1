import { barriers, bed, lakes } from './barriers.ts';
import { type City, numbered } from './features.ts';
import { lineGeometry, ringGeometry } from './geometry.ts';
import { groundArea } from './plane.ts';
import { rng } from './rng.ts';
import { area, centroid, type Ring } from './shape.ts';
import { sources } from './sources.ts';
import type { UsedLot } from './uses.ts';

const measured = (ring: Ring): number => Math.round(groundArea(area(ring), centroid(ring)));

/** Rivers, lakes and railways: real names, drawn courses. */
export function drawBarriers(city: City): void {
  for (const barrier of barriers) {
    if (barrier.kind === 'rail') {
      city.cite('rail', lineGeometry(barrier.line), {
        name: barrier.name,
        type: barrier.id === 'gaotie' ? 'high-speed' : 'conventional',
        source: sources.places,
      });
      continue;
    }
    city.cite('water', ringGeometry(bed(barrier, barrier.halfM)), { name: barrier.name, type: 'river', source: sources.places });
  }
  for (const lake of lakes)
    city.cite('water', ringGeometry(lake.ring), {
      name: lake.name,
      type: 'reservoir',
      areaM2: measured(lake.ring),
      source: sources.places,
    });
}

export function drawLeftLand(lots: readonly UsedLot[], city: City): void {
  const random = rng('left land');
  const n = { green: 0, vacant: 0 };
  for (const lot of lots) {
    const areaM2 = measured(lot.ring);
    if (lot.use === 'green') {
      city.draw('green', ringGeometry(lot.ring), {
        name: numbered('示意绿地', ++n.green, 3),
        class: random.chance(0.6) ? 'G2' : 'XG',
        classEdition: 'CJJ/T 85-2017',
        areaM2,
      });
    }
    if (lot.use === 'vacant') {
      const type = areaM2 < 4_000 ? 'gap' : random.pick(['idle', 'idle', 'cleared', 'reserved']);
      city.draw('vacant-land', ringGeometry(lot.ring), {
        name: numbered('示意闲置地', ++n.vacant, 3),
        type,
        areaM2,
        availability: random.pick(['free', 'temporary', 'planned', 'unclear']),
      });
    }
  }
}
