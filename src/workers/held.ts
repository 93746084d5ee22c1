import { coverageColumns } from '../analysis/coverage/adapter.ts';
import { fileOrder } from '../analysis/coverage/live-order.ts';
import { patchPrepared } from '../analysis/coverage/live-patch.ts';
import { type NetworkOf, type Prepared, prepareCoverage } from '../analysis/coverage/prepare.ts';
import { defaultAccessM } from '../analysis/network/spec.ts';
import { cityWith } from '../core/changes.ts';
import type { City } from '../core/city.ts';
import type { Change } from '../core/edit.ts';
import { BadInput, type Issue } from '../core/issue.ts';
import { changesInUse, cityInUse } from '../core/lifecycle.ts';
import { Cancelled, type Host } from '../core/result.ts';
import { browserNetworks, networkFrom } from './network-cache.ts';
import type { CityState, Failure } from './protocol.ts';

/** The city that the worker holds; `prepared` is begun when it arrives and kept for all questions. */
export interface Held {
  readonly of: CityState;
  /** All of it, which edits speak of. */
  readonly whole: City;
  /** What is in use of it: all that questions see. */
  readonly city: City;
  /** Told of the build's progress while they wait for it. */
  readonly waiting: Set<Host>;
  prepared: Promise<{ readonly prepared: Prepared; readonly issues: readonly Issue[] }> | null;
}

/** A city as it arrives; nothing is prepared yet. */
export function heldOf(of: CityState, whole: City): Held {
  return { of, whole, city: cityInUse(whole), waiting: new Set(), prepared: null };
}

export function isHeld(held: Held | null, of: CityState): held is Held {
  return held !== null && held.of.cityId === of.cityId && held.of.revision === of.revision;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Cancelled) return { status: 'cancelled' };
  if (error instanceof BadInput) return { status: 'failed', issues: error.issues };
  const message = error instanceof Error ? error.message : String(error);
  return { status: 'failed', issues: [{ code: 'unexpected', severity: 'error', params: { message } }] };
}

async function prepare(held: Held, host: Host): Promise<{ readonly prepared: Prepared; readonly issues: readonly Issue[] }> {
  const { columns, issues } = coverageColumns(held.whole);
  const networks = browserNetworks();
  const networkOf: NetworkOf = (lines, plane) => networkFrom(networks, lines, plane);
  return { prepared: await prepareCoverage(columns, host, defaultAccessM, networkOf), issues };
}

/**
 * The city after an edit. Where the edit touches only parks and gates, what was prepared is patched; otherwise the city is prepared anew, as it
 * is when the city before was never ready.
 */
export function editedHeld(before: Held, of: CityState, changes: readonly Change[], isCurrent: (held: Held) => boolean): Held {
  const own = heldOf(of, cityWith(before.whole, changes));
  const patched = before.prepared?.then(({ prepared, issues }) => {
    const next = patchPrepared(prepared, changesInUse(changes), fileOrder(own.city));
    if (next === null) return null;
    const isOfChanged = (issue: Issue) => changes.some(({ kind, id }) => kind === issue.kind && id === issue.id);
    return { prepared: next.prepared, issues: [...issues.filter((issue) => !isOfChanged(issue)), ...next.issues] };
  });
  const anew = () =>
    prepare(
      own,
      sharedHost(own, () => isCurrent(own)),
    );
  keep(
    own,
    (patched ?? Promise.resolve(null)).catch(() => null).then((ready) => ready ?? anew()),
  );
  return own;
}

/** Keeps what is being prepared, until it fails: whoever asks then begins anew. */
function keep(held: Held, building: NonNullable<Held['prepared']>): NonNullable<Held['prepared']> {
  held.prepared = building;
  building.catch(() => {
    if (held.prepared === building) held.prepared = null;
  });
  return building;
}

/**
 * Network and gates of the held city, built once; a build that was stopped or failed leaves nothing behind. A caller that is cancelled while
 * it waits goes away, and the build goes on for the next one.
 */
export async function preparedOf(held: Held, host: Host, isCurrent: () => boolean): Promise<Awaited<NonNullable<Held['prepared']>>> {
  const building = held.prepared ?? keep(held, prepare(held, sharedHost(held, isCurrent)));
  held.waiting.add(host);
  try {
    const ready = await building;
    if (host.cancelled()) throw new Cancelled();
    return ready;
  } finally {
    held.waiting.delete(host);
  }
}

function sharedHost({ waiting }: Held, isCurrent: () => boolean): Host {
  return {
    progress: (share) => {
      for (const host of waiting) host.progress(share);
    },
    cancelled: () => !isCurrent(),
  };
}
