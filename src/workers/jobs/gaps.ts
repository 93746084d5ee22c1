import { gapCause } from '../../analysis/gaps/cause.ts';
import { type FoundGaps, gapsOf, groundOf } from '../../analysis/gaps/list.ts';
import type { GapAnswer, GapList } from '../../analysis/gaps/spec.ts';
import { breathe } from '../../core/breathe.ts';
import { silentHost } from '../../core/result.ts';
import { type Held, preparedOf } from '../held.ts';
import type { GapCauseRequest, GapsRequest } from '../protocol.ts';
import { liveOf } from './live.ts';

/** The last list of each held city: its rows are asked for one by one. */
const last = new WeakMap<Held, { readonly key: string; readonly gaps: FoundGaps }>();

function keyOf({ sheet, metric, live }: GapsRequest): string {
  return JSON.stringify([metric, live, sheet]);
}

/** The gaps of the city, or of the present state of the what-if on it, which has its classes ready. */
async function find(held: Held, request: GapsRequest, isCurrent: () => boolean): Promise<FoundGaps> {
  const { sheet, metric } = request;
  const live = request.live ? liveOf(held) : undefined;
  const prepared = live ? live.prepared() : (await preparedOf(held, silentHost, isCurrent)).prepared;
  const gaps = gapsOf(await groundOf(prepared, sheet, metric, silentHost, live?.classes()[metric].slice()));
  last.set(held, { key: keyOf(request), gaps });
  return gaps;
}

export async function answerGaps(held: Held, request: GapsRequest, isCurrent: () => boolean): Promise<GapList> {
  return (await find(held, request, isCurrent)).list;
}

/** The gaps asked for, opened one by one; other questions are answered between them. Ids that are not in the last list are passed over. */
export async function answerGapCauses(held: Held, request: GapCauseRequest, isCurrent: () => boolean): Promise<readonly GapAnswer[]> {
  const known = last.get(held);
  const gaps = known?.key === keyOf(request) ? known.gaps : await find(held, request, isCurrent);
  const answers: GapAnswer[] = [];
  for (const id of request.ids) {
    const answer = gapCause(gaps, id);
    if (answer) answers.push(answer);
    await breathe(silentHost);
  }
  return answers;
}
