import type { Kind } from './kind.ts';
import { area } from './kinds/area.ts';
import { building } from './kinds/building.ts';
import { builtUp } from './kinds/built-up.ts';
import { communityStation } from './kinds/community-station.ts';
import { crossing } from './kinds/crossing.ts';
import { facility } from './kinds/facility.ts';
import { gate } from './kinds/gate.ts';
import { green } from './kinds/green.ts';
import { historicDistrict } from './kinds/historic-district.ts';
import { intersection } from './kinds/intersection.ts';
import { landscapeNode } from './kinds/landscape-node.ts';
import { lighting } from './kinds/lighting.ts';
import { park } from './kinds/park.ts';
import { parking } from './kinds/parking.ts';
import { population } from './kinds/population.ts';
import { rail } from './kinds/rail.ts';
import { residential } from './kinds/residential.ts';
import { residentialLand } from './kinds/residential-land.ts';
import { road } from './kinds/road.ts';
import { segment } from './kinds/segment.ts';
import { serviceStation } from './kinds/service-station.ts';
import { shareZone } from './kinds/share-zone.ts';
import { showcase } from './kinds/showcase.ts';
import { street } from './kinds/street.ts';
import { toilet } from './kinds/toilet.ts';
import { vacantLand } from './kinds/vacant-land.ts';
import { vendorSite } from './kinds/vendor-site.ts';
import { wall } from './kinds/wall.ts';
import { water } from './kinds/water.ts';

/** Every kind of the project, in the order a layer panel and an import list show them. A file `<id>.geojson` of a city folder holds one. */
export const kinds: readonly Kind[] = [
  area,
  builtUp,
  historicDistrict,
  population,
  residential,
  residentialLand,
  building,
  street,
  segment,
  road,
  intersection,
  park,
  shareZone,
  green,
  vacantLand,
  gate,
  wall,
  water,
  rail,
  crossing,
  toilet,
  parking,
  lighting,
  vendorSite,
  communityStation,
  serviceStation,
  landscapeNode,
  showcase,
  facility,
];

const byId: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.id, kind]));

/** The kind of that id, or undefined where a file names one this version does not know. */
export function kindById(id: string): Kind | undefined {
  return byId.get(id);
}

/** Ids of all kinds, for a message that lists them. */
export function knownKinds(): string {
  return kinds.map(({ id }) => id).join(', ');
}
