import { backdropPrefix } from './backdrop.ts';

/** The little of a map that tells whether it rests. */
export interface RestingMap {
  readonly style: { readonly tileManagers: Readonly<Record<string, { loaded(): boolean }>> } | undefined;
  isMoving(): boolean;
  on(type: 'render' | 'idle', listener: () => void): unknown;
  off(type: 'render' | 'idle', listener: () => void): unknown;
}

/** Whether everything of ours is cut into tiles and there. A background from elsewhere does not count: its server may never reply. */
function ownLoaded({ style }: RestingMap): boolean {
  if (!style) return false;
  return Object.entries(style.tileManagers).every(([id, source]) => id.startsWith(backdropPrefix) || source.loaded());
}

type NextFrame = (then: () => void) => void;
const nextFrame: NextFrame = (then) => {
  requestAnimationFrame(then);
};

/**
 * Calls `onRest` each time the camera stands and all of ours is drawn; MapLibre's own `idle` waits for the background as well and may never come.
 * What is still to be placed or faded asks for a frame at once: a map that draws none in the next two rests. Returns how to stop.
 */
export function watchRest(map: RestingMap, onRest: () => void, frame: NextFrame = nextFrame): () => void {
  let drawn = 0;
  const rests = (): boolean => !map.isMoving() && ownLoaded(map);
  const look = (): void => {
    const mine = ++drawn;
    if (!rests()) return;
    frame(() =>
      frame(() => {
        if (mine === drawn && rests()) onRest();
      }),
    );
  };
  // Sooner by two frames, and nothing is told twice.
  const idle = (): void => {
    drawn++;
    onRest();
  };
  map.on('render', look);
  map.on('idle', idle);
  return () => {
    drawn++;
    map.off('render', look);
    map.off('idle', idle);
  };
}

/** Settles when the map rests next. */
export function nextRest(map: RestingMap): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchRest(map, () => {
      stop();
      resolve();
    });
  });
}
