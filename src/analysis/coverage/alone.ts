import type { Host } from '../../core/result.ts';
import { parkValues } from './marginal.ts';
import type { Prepared } from './prepare.ts';
import { countsOf, radiusOf } from './rules.ts';
import type { ParkStanding, RuleSheet, ServedAlone } from './spec.ts';

/** How a park stands under a rule sheet: its size, whether it counts, and how far it serves. null for a green the city does not know. */
export function parkStanding(prepared: Prepared, sheet: RuleSheet, id: string): ParkStanding | null {
  const { greens } = prepared.columns;
  const at = greens.findIndex((green) => green.id === id);
  const green = greens[at];
  if (!green) return null;
  const radiusM = green.areaM2 === null ? null : radiusOf(sheet.tiers, green.areaM2, prepared.inHistoric[at] ?? false);
  const counts = countsOf(sheet);
  const needs = green.needs.filter((need) => !counts[need]);
  const standing = { areaM2: green.areaM2, radiusM, needs };
  if (!green.open) return { ...standing, status: 'closed' };
  if (green.areaM2 === null) return { ...standing, status: 'no-size' };
  if (needs.length > 0) return { ...standing, status: 'not-counted' };
  return { ...standing, status: radiusM === null ? 'too-small' : 'counted' };
}

/** Residential land that only this park serves. null where it does not count. */
export async function servedAlone(prepared: Prepared, sheet: RuleSheet, id: string, host: Host): Promise<ServedAlone | null> {
  const own = (await parkValues(prepared, sheet, 'land', host)).find((value) => value.id === id);
  return own ? { straightM2: own.straight, walkM2: own.walk } : null;
}
