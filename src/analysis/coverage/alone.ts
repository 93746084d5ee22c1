import { addAt } from '../../core/columns.ts';
import type { Host } from '../../core/result.ts';
import type { Prepared } from './prepare.ts';
import { questionOf } from './question.ts';
import { countsOf, radiusOf, type Served } from './rules.ts';
import type { ParkStanding, RuleSheet, ServedAlone } from './spec.ts';
import { coveredAreas } from './straight.ts';
import { classesOf, walksOf } from './walk.ts';

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

/**
 * What only this park serves: residential land that the rule, and a walk, would lose without it. Everything the other parks reach is taken
 * over from the answer with it. null where the park does not count.
 */
export async function servedAlone(prepared: Prepared, sheet: RuleSheet, id: string, host: Host): Promise<ServedAlone | null> {
  const question = questionOf(prepared, sheet);
  const { served } = question;
  const others = served.filter(({ green }) => prepared.columns.greens[green]?.id !== id);
  if (others.length === served.length) return null;
  const straightM2 = straightLost(prepared, question.land().pieces, served, others);
  const demand = question.land();
  const known = { walks: question.walks(), classes: await question.classes(host) };
  const without = await classesOf(prepared, demand, walksOf(prepared, sheet, others), host, known);
  const { cells } = await demand.cells(host);
  const walk = new Float64Array(1);
  for (let i = 0; i < cells.count; i++) {
    if (known.classes[i] === 0 && without[i] !== 0) addAt(walk, 0, cells.amount[i] as number);
  }
  return { straightM2, walkM2: walk[0] ?? 0 };
}

function straightLost(
  prepared: Prepared,
  pieces: ReturnType<ReturnType<typeof questionOf>['land']>['pieces'],
  served: readonly Served[],
  others: readonly Served[],
): number {
  const areas = coveredAreas(prepared, served, pieces);
  const rest = coveredAreas(prepared, others, pieces, { served, areas });
  return pieces.reduce((sum, { perM2 }, i) => sum + Math.max(0, (areas[i] ?? 0) - (rest[i] ?? 0)) * perM2, 0);
}
