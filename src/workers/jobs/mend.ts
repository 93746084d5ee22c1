import { coverageColumns } from '../../analysis/coverage/adapter.ts';
import { compoundCoverage } from '../../analysis/coverage/compounds.ts';
import { runCoverage } from '../../analysis/coverage/engine.ts';
import { type Prepared, prepareCoverage } from '../../analysis/coverage/prepare.ts';
import type { Amounts } from '../../analysis/coverage/spec.ts';
import { type CityStreets, changesOfStreets, cityStreets } from '../../analysis/mend/adapter.ts';
import { mendFaults } from '../../analysis/mend/apply.ts';
import { findFaults } from '../../analysis/mend/find.ts';
import { type FoundFault, foundFaults } from '../../analysis/mend/found.ts';
import type { MendOptions, StreetFault } from '../../analysis/mend/spec.ts';
import { cityWith } from '../../core/changes.ts';
import { cityInUse } from '../../core/lifecycle.ts';
import type { Host } from '../../core/result.ts';
import { type Held, preparedOf } from '../held.ts';
import type { CompoundMoved, MendAnswer, MendEffect, MendEffectJob, MendJob, MendRepairs, MendRepairsJob, MendSide } from '../protocol.ts';

interface Checked {
  readonly options: string;
  readonly streets: CityStreets;
  readonly faults: readonly StreetFault[];
  readonly found: readonly FoundFault[];
}

/** The last check of each held city: what is to be mended is named by it. */
const last = new WeakMap<Held, Checked>();

async function checked(held: Held, options: MendOptions, host: Host): Promise<Checked> {
  const asked = JSON.stringify(options);
  const known = last.get(held);
  if (known?.options === asked) return known;
  const streets = cityStreets(held.city);
  const faults = await findFaults(streets.columns, options, host);
  const fresh = { options: asked, streets, faults, found: foundFaults(streets, faults) };
  last.set(held, fresh);
  return fresh;
}

/** Every fault of the streets of the city. */
export async function answerMend(held: Held, { options }: MendJob, host: Host): Promise<MendAnswer> {
  const { found, streets } = await checked(held, options, host);
  return { faults: found, streetCount: streets.streets.length };
}

/** What mending some of them changes; nothing is changed yet. */
export async function answerMendRepairs(held: Held, { options, keys }: MendRepairsJob, host: Host): Promise<MendRepairs> {
  const { streets, faults, found } = await checked(held, options, host);
  const wanted = new Set(keys);
  const chosen = faults.filter((_, at) => wanted.has(found[at]?.key ?? ''));
  const { changes, done, left } = await mendFaults(streets.columns, chosen, options, host);
  return { changes: changesOfStreets(streets, changes), done, left };
}

/** Shares of the whole job at which its parts begin. */
const parts = { repairs: 0, before: 0.1, network: 0.35, after: 0.7 } as const;

function partHost(host: Host, from: number, to: number): Host {
  return { progress: (share) => host.progress(from + (to - from) * share), cancelled: host.cancelled };
}

/** What some repairs would do to the walked coverage, by the same engine on the city before and after. */
export async function answerMendEffect(held: Held, job: MendEffectJob, host: Host, isCurrent: () => boolean): Promise<MendEffect> {
  const repairs = await answerMendRepairs(held, job, partHost(host, parts.repairs, parts.before));
  const { prepared } = await preparedOf(held, partHost(host, parts.before, parts.network), isCurrent);
  const mended = cityInUse(cityWith(held.city, repairs.changes));
  const after = await prepareCoverage(coverageColumns(mended).columns, partHost(host, parts.network, parts.after));
  const silent = { ...host, progress: () => {} };
  const [was, is] = [await sideOf(prepared, job, silent), await sideOf(after, job, partHost(host, parts.after, 1))];
  const compounds = moved(await compoundCoverage(prepared, job.sheet, silent), await compoundCoverage(after, job.sheet, silent));
  return { repairs, before: was, after: is, compounds };
}

async function sideOf(prepared: Prepared, { sheet, time, of }: MendEffectJob, host: Host): Promise<MendSide> {
  const base = { dataRevision: String(of.revision), time };
  const total = async (denominator: 'land' | 'people') =>
    (await runCoverage(prepared, sheet, { metric: 'walk', by: 'city', denominator }, host, base)).total;
  const people = prepared.columns.compounds.some((compound) => compound.people !== null) ? await total('people') : null;
  return { land: await total('land'), people };
}

/** Less than this of a compound's land is a matter of where its sample points lie. */
const leastM2 = 1;

/** Compounds of which other land is covered or unknown than before, those that gain most first. */
function moved(
  before: readonly { readonly id: string; readonly name: string; readonly walk: Amounts }[],
  after: readonly { readonly id: string; readonly walk: Amounts }[],
): CompoundMoved[] {
  const now = new Map(after.map(({ id, walk }) => [id, walk]));
  return before
    .flatMap(({ id, name, walk }): CompoundMoved[] => {
      const is = now.get(id);
      if (!is || (Math.abs(is.covered - walk.covered) < leastM2 && Math.abs(is.unknown - walk.unknown) < leastM2)) return [];
      return [{ id, name, before: walk, after: is }];
    })
    .sort((a, b) => b.after.covered - b.before.covered - (a.after.covered - a.before.covered) || (a.id < b.id ? -1 : 1));
}
