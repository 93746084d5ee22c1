import { backdropPrefix } from './backdrop.ts';

interface SourceEvent {
  readonly sourceId: string;
  readonly tile?: { readonly state: string };
}
interface FaultEvent {
  readonly sourceId?: string;
  readonly error?: { readonly message?: string; readonly status?: number };
}

/** The little of a map that tells how its sources fare. */
export interface SourcedMap {
  on(type: 'sourcedata' | 'sourcedataloading', listener: (event: SourceEvent) => void): unknown;
  on(type: 'error', listener: (event: FaultEvent) => void): unknown;
  once(type: 'remove', listener: () => void): unknown;
  getSource(id: string): unknown;
  isSourceLoaded(id: string): boolean;
}

/** How often it is looked whether a background has answered, and how long it may be silent. */
const lookMs = 1500;
const silentMs = 10_500;

/**
 * Tells faults of background sources by the id of the source, with the status of the answer, null where there was none; other errors go to the
 * console. A tile that is missing (404) is no error to MapLibre, as a background may end where the city does; but one of which every tile
 * was missing is at the wrong address. One that takes requests and never replies is told once.
 */
export function listenToFaults(map: SourcedMap, tell: (source: string, status: number | null) => void): void {
  const looking = new Set<string>();
  const answered = new Set<string>();
  let gone = false;
  map.once('remove', () => {
    gone = true;
  });
  // Nothing tells of the last missing tile, nor of silence, so one has to look again for a while.
  const look = (id: string, waitedMs: number): void => {
    setTimeout(() => {
      if (gone || answered.has(id)) return;
      const waited = waitedMs + lookMs;
      if (!map.getSource(id)) looking.delete(id);
      else if (map.isSourceLoaded(id)) tell(id, 404);
      else if (waited >= silentMs) tell(id, null);
      else look(id, waited);
    }, lookMs);
  };
  const hear = ({ sourceId, tile }: SourceEvent): void => {
    if (!sourceId.startsWith(backdropPrefix)) return;
    if (tile?.state === 'loaded') answered.add(sourceId);
    if (!looking.has(sourceId)) look(sourceId, 0);
    looking.add(sourceId);
  };
  map.on('sourcedata', hear);
  map.on('sourcedataloading', hear);
  map.on('error', ({ sourceId, error }) => {
    if (sourceId?.startsWith(backdropPrefix)) tell(sourceId, error?.status ?? null);
    else console.error(error?.message ?? 'map error');
  });
}
