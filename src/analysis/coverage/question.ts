import type { Host } from '../../core/result.ts';
import { type Demand, demandOf } from './demand.ts';
import type { Prepared } from './prepare.ts';
import { anySizedPark, countsOf, type Served, servedGreens } from './rules.ts';
import type { RuleSheet } from './spec.ts';
import { classesOf, type Walks, walksOf } from './walk.ts';

/** A rule sheet asked of a prepared city: the parks that count, and the walks from them, made when first needed and kept. */
export interface Question {
  readonly served: readonly Served[];
  /** Whether any open park of a size that has a radius is recorded, counted or not. */
  readonly anyPark: boolean;
  walks(): Walks;
  /** Class of each sample point of the residential land. */
  classes(host: Host): Promise<Uint8Array>;
  /** Residential land as one unit. */
  land(): Demand;
}

const memo = new WeakMap<Prepared, Map<string, Question>>();

export function questionOf(prepared: Prepared, sheet: RuleSheet): Question {
  const key = JSON.stringify([sheet.tiers, sheet.counts]);
  const made = memo.get(prepared) ?? new Map<string, Question>();
  memo.set(prepared, made);
  const known = made.get(key);
  if (known) return known;
  const counts = countsOf(sheet);
  const served = servedGreens(prepared.columns.greens, prepared.inHistoric, sheet, counts);
  let walks: Walks | null = null;
  let classes: Uint8Array | null = null;
  const question: Question = {
    served,
    anyPark: anySizedPark(prepared.columns.greens, prepared.inHistoric, sheet),
    walks: () => {
      walks ??= walksOf(prepared, sheet, served);
      return walks;
    },
    classes: async (host) => {
      classes ??= await classesOf(prepared, question.land(), question.walks(), host);
      return classes;
    },
    land: () => demandOf(prepared, 'city', 'land', counts.urbanVillages),
  };
  made.set(key, question);
  return question;
}
