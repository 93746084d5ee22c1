import type { Prepared } from '../../analysis/coverage/prepare.ts';
import { gapCause } from '../../analysis/gaps/cause.ts';
import { type FoundGaps, gapsOf, groundOf } from '../../analysis/gaps/list.ts';
import type { GapAnswer, GapList } from '../../analysis/gaps/spec.ts';
import { breathe } from '../../core/breathe.ts';
import { type Host, silentHost } from '../../core/result.ts';
import type { GapCauseRequest, GapsRequest } from '../protocol.ts';

/** The last list of each prepared city: its rows are asked for one by one. */
const last = new WeakMap<Prepared, { readonly key: string; readonly gaps: FoundGaps }>();

async function listFor(prepared: Prepared, { sheet, metric }: Pick<GapsRequest, 'sheet' | 'metric'>, host: Host): Promise<FoundGaps> {
  const key = JSON.stringify([metric, sheet]);
  const known = last.get(prepared);
  if (known?.key === key) return known.gaps;
  const gaps = gapsOf(await groundOf(prepared, sheet, metric, host));
  last.set(prepared, { key, gaps });
  return gaps;
}

export async function answerGaps(prepared: Prepared, request: GapsRequest): Promise<GapList> {
  return (await listFor(prepared, request, silentHost)).list;
}

/** The gaps asked for, opened one by one; other questions are answered between them. Ids that are not in the list are passed over. */
export async function answerGapCauses(prepared: Prepared, request: GapCauseRequest): Promise<readonly GapAnswer[]> {
  const gaps = await listFor(prepared, request, silentHost);
  const answers: GapAnswer[] = [];
  for (const id of request.ids) {
    const answer = gapCause(gaps, id);
    if (answer) answers.push(answer);
    await breathe(silentHost);
  }
  return answers;
}
