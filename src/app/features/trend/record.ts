import type { Amounts } from '../../../analysis/coverage/spec.ts';
import type { AreaBasis } from '../../../core/area.ts';
import type { City } from '../../../core/city.ts';
import type { Words } from '../../../core/field.ts';
import { type PublishedFigure, type PublishedRow, type PublishedRun, publishedVersion } from '../../../store/published.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { toldOf } from '../coverage/told.ts';

/** What the person who publishes gives, and the clock. */
interface Naming {
  readonly id: string;
  readonly name: string;
  readonly time: string;
}

/** A run that could be published: what it is called at first, and its record. */
export interface PublishJob {
  readonly label: Words;
  record(city: City, index: CityIndex | null, naming: Naming): PublishedRun;
}

/** What every record says of itself, whatever was counted. */
export function recordHead({ info }: City, { id, name, time }: Naming): Omit<PublishedRun, 'sheet' | 'series'> {
  return {
    schemaVersion: publishedVersion,
    id,
    name,
    publishedAt: time,
    city: { name: info.name, areaCode: info.areaCode, dataDate: info.dataDate, synthetic: info.synthetic === true },
  };
}

/** A figure as it may be kept: one that would tell of a group under ten people keeps neither amounts nor share. */
export function keptFigure(amounts: Amounts, isOfPeople: boolean): PublishedFigure {
  if (isOfPeople && toldOf(amounts, 'people').small.length > 0) return { share: null, amounts: null };
  const { covered, uncovered, unknown, share } = amounts;
  return { share, amounts: { covered, uncovered, unknown } };
}

/** A unit without any of what is measured has nothing to say: it is 未纳入, not 0. */
export function hasDemand({ covered, uncovered, unknown }: Amounts): boolean {
  return covered + uncovered + unknown > 0;
}

function isSame(a: Amounts | null, b: Amounts | null): boolean {
  return a?.covered === b?.covered && a?.uncovered === b?.uncovered && a?.unknown === b?.unknown;
}

/** The figure of every unit of every level; of a unit whose figure depends on the tree, in both. */
export function unitRecords(
  index: CityIndex,
  amountsOf: (code: string, basis: AreaBasis) => Amounts | null,
  isOfPeople: boolean,
): PublishedRow[] {
  const managing = index.tree('managing');
  return [...index.tree('legal').nodes.values()].flatMap(({ code, name }): PublishedRow[] => {
    const own = amountsOf(code, 'legal');
    const run = managing.nodes.has(code) ? amountsOf(code, 'managing') : null;
    const row = (amounts: Amounts | null, basis?: AreaBasis): PublishedRow[] =>
      amounts && hasDemand(amounts) ? [{ areaCode: code, name, ...(basis ? { basis } : {}), ...keptFigure(amounts, isOfPeople) }] : [];
    return isSame(own, run) ? row(own) : [...row(own, 'legal'), ...row(run, 'managing')];
  });
}
