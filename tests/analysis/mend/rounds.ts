import { changesOfStreets, cityStreets } from '../../../src/analysis/mend/adapter.ts';
import { mendFaults } from '../../../src/analysis/mend/apply.ts';
import { findFaults } from '../../../src/analysis/mend/find.ts';
import { type MendOptions, mendDefaults, type StreetFault } from '../../../src/analysis/mend/spec.ts';
import { networkLines } from '../../../src/analysis/network/adapter.ts';
import { buildNetwork } from '../../../src/analysis/network/build.ts';
import type { Network } from '../../../src/analysis/network/spec.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { cityWith } from '../../../src/core/changes.ts';
import type { City } from '../../../src/core/city.ts';
import { silentHost } from '../../../src/core/result.ts';
import { city } from '../../scenes/draw.ts';

export type Wanted = (fault: StreetFault) => boolean;

export const sure: Wanted = (fault) => fault.sure;

export async function faultsIn(assets: readonly Asset[], options: MendOptions = mendDefaults): Promise<StreetFault[]> {
  return findFaults(cityStreets(city(assets)).columns, options, silentHost);
}

/** The streets after mending what is wanted of their faults, once. */
export async function mendOnce(now: City, wanted: Wanted, options: MendOptions = mendDefaults): Promise<{ city: City; done: number }> {
  const streets = cityStreets(now);
  const faults = (await findFaults(streets.columns, options, silentHost)).filter(wanted);
  const { changes, done } = await mendFaults(streets.columns, faults, options, silentHost);
  return { city: cityWith(now, changesOfStreets(streets, changes)), done };
}

/** The streets after mending round after round, until nothing is left that is wanted; more than eight rounds are no end. */
export async function mendAll(now: City, wanted: Wanted = sure, options: MendOptions = mendDefaults): Promise<City> {
  let mended = now;
  for (let round = 0; round < 8; round++) {
    const next = await mendOnce(mended, wanted, options);
    if (next.done === 0) return mended;
    mended = next.city;
  }
  throw new Error('mending goes on and on');
}

export function networkOf({ assets }: City): Network {
  return buildNetwork(networkLines(assets.filter(({ kind }) => kind === 'street')));
}
