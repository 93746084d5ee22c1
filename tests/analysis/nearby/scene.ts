import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { type Prepared, prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { nearby } from '../../../src/analysis/nearby/adapter.ts';
import type { NearbyAnswer, NearbyFrom, NearbyRow } from '../../../src/analysis/nearby/spec.ts';
import type { City } from '../../../src/core/city.ts';
import { silentHost } from '../../../src/core/result.ts';

export function prepared(city: City): Promise<Prepared> {
  return prepareCoverage(coverageColumns(city).columns, silentHost);
}

/** Asks a drawn city; it must know the place. */
export async function ask(city: City, from: NearbyFrom, limitM?: number): Promise<NearbyAnswer> {
  const answer = await nearby(city, await prepared(city), from, silentHost, limitM);
  if (!answer) throw new Error('the city does not know the place');
  return answer;
}

export function rowOf({ rows }: NearbyAnswer, kind: string, type: string | null = null): NearbyRow {
  const row = rows.find((each) => each.kind === kind && each.type === type);
  if (!row) throw new Error(`no row of ${kind}`);
  return row;
}
