import { recordedEntrances } from '../coverage/gates.ts';
import { type Door, doorsOf as doorsAt, type Prepared } from '../coverage/prepare.ts';
import { countsOf, radiusOf } from '../coverage/rules.ts';
import type { Entry } from './cover.ts';
import type { Ground } from './list.ts';

const doorMemo = new WeakMap<Prepared, Map<number, readonly Door[]>>();
const recordedMemo = new WeakMap<Prepared, ReturnType<typeof recordedEntrances>>();

/** Doors of a green that does not count, which nobody needed so far. */
function doorsOf(prepared: Prepared, green: number): readonly Door[] {
  const counted = prepared.greenDoors[green] ?? [];
  if (counted.length > 0) return counted;
  const made = doorMemo.get(prepared) ?? new Map<number, readonly Door[]>();
  doorMemo.set(prepared, made);
  const { columns, network } = prepared;
  const recorded = recordedMemo.get(prepared) ?? recordedEntrances([...columns.greens, ...columns.compounds], columns.gates, network);
  recordedMemo.set(prepared, recorded);
  const region = columns.greens[green]?.region;
  const doors = made.get(green) ?? (region ? doorsAt(prepared, region, recorded[green] ?? []) : []);
  made.set(green, doors);
  return doors;
}

/** A green made to count, with the radius that it would have. */
export interface Waived {
  readonly green: number;
  readonly radiusM: number;
  readonly params: Entry['params'];
}

/** What an unopened green is: closed, or paid for under a sheet that does not count that. null: it is open, or fails for another reason. */
function closedAs({ prepared, sheet }: Ground, green: number): 'closed' | 'ticketed' | null {
  const own = prepared.columns.greens[green];
  if (!own) return null;
  const counts = countsOf(sheet);
  const failed = own.needs.filter((need) => !counts[need]);
  if (!own.open) return failed.length === 0 ? 'closed' : null;
  return failed.length > 0 && failed.every((need) => need === 'ticketed') ? 'ticketed' : null;
}

/** Greens that would count if they were open to all. */
export function openedGreens(ground: Ground): Waived[] {
  const { greens } = ground.prepared.columns;
  return greens.flatMap(({ areaM2 }, green): Waived[] => {
    const was = closedAs(ground, green);
    const radiusM = areaM2 === null ? null : radiusOf(ground.sheet.tiers, areaM2, ground.prepared.inHistoric[green] ?? false);
    return was === null || radiusM === null ? [] : [{ green, radiusM, params: { was } }];
  });
}

/** Open greens that would count if their size did; they serve as far as the smallest size that does. A size that nobody recorded is 0 here. */
export function enlargedGreens({ prepared, sheet }: Ground): Waived[] {
  const counts = countsOf(sheet);
  const lowest = sheet.tiers.filter(({ historicOnly }) => historicOnly !== true).toSorted((a, b) => a.minAreaM2 - b.minAreaM2)[0];
  if (!lowest) return [];
  return prepared.columns.greens.flatMap(({ areaM2, open, needs }, green): Waived[] => {
    if (!open || needs.some((need) => !counts[need])) return [];
    if (areaM2 !== null && radiusOf(sheet.tiers, areaM2, prepared.inHistoric[green] ?? false) !== null) return [];
    return [{ green, radiusM: lowest.radiusM, params: { sizeM2: Math.round(areaM2 ?? 0), leastM2: lowest.minAreaM2 } }];
  });
}

/** The doors of waived greens, each green a change of its own. */
export function entriesOf({ prepared, question }: Ground, waived: readonly Waived[]): Entry[] {
  const largestMm = question.walks().limitMm;
  return waived.flatMap(({ green, radiusM, params }) => {
    const leadMm = largestMm - 1000 * radiusM;
    return doorsOf(prepared, green).map(
      ({ positions, gate }): Entry => ({ positions, startMm: leadMm, leadMm, gate, group: green, green, at: null, params }),
    );
  });
}
