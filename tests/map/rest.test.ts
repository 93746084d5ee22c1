import { describe, expect, test, vi } from 'vitest';
import { kindSource } from '../../src/map/declared.ts';
import { whenFirstPainted } from '../../src/map/painted.ts';
import { type RestingMap, watchRest } from '../../src/map/rest.ts';

/** A map that draws when told, with frames that come when told. */
function fakeMap(sources: Record<string, boolean>) {
  const listeners = new Map<string, Set<() => void>>();
  const tileManagers = Object.fromEntries(Object.keys(sources).map((id) => [id, { loaded: () => sources[id] === true }]));
  const waiting: (() => void)[] = [];
  const map = {
    style: { tileManagers },
    moving: false,
    isMoving: () => map.moving,
    getSource: (id: string) => tileManagers[id],
    isSourceLoaded: (id: string) => sources[id] === true,
    on: (type: string, listener: () => void) => listeners.set(type, (listeners.get(type) ?? new Set()).add(listener)),
    off: (type: string, listener: () => void) => listeners.get(type)?.delete(listener),
    fire: (type: string) => {
      for (const listener of [...(listeners.get(type) ?? [])]) listener();
    },
  };
  return {
    map,
    frame: (then: () => void) => void waiting.push(then),
    nextFrame: () => {
      for (const then of waiting.splice(0)) then();
    },
  };
}

function watched(sources: Record<string, boolean>) {
  const stage = fakeMap(sources);
  const rested = vi.fn();
  const stop = watchRest(stage.map as RestingMap, rested, stage.frame);
  return { ...stage, rested, stop };
}

describe('a map at rest', () => {
  test('does not wait for a background that never replies', () => {
    const { map, nextFrame, rested } = watched({ 'kind:street': true, 'backdrop:a:0': false });
    map.fire('render');
    nextFrame();
    expect(rested).not.toHaveBeenCalled();
    nextFrame();
    expect(rested).toHaveBeenCalledTimes(1);
  });

  test('waits for its own sources, for the camera and for frames that follow at once', () => {
    const sources = { 'kind:street': false };
    const { map, nextFrame, rested } = watched(sources);
    const twice = () => [nextFrame(), nextFrame()];
    map.fire('render');
    twice();
    sources['kind:street'] = true;
    map.moving = true;
    map.fire('render');
    twice();
    map.moving = false;
    map.fire('render');
    nextFrame();
    map.fire('render');
    nextFrame();
    expect(rested).not.toHaveBeenCalled();
    nextFrame();
    expect(rested).toHaveBeenCalledTimes(1);
  });

  test('is told once where MapLibre says so itself, and no more after the end', () => {
    const { map, nextFrame, rested, stop } = watched({ 'kind:street': true });
    map.fire('render');
    map.fire('idle');
    nextFrame();
    nextFrame();
    expect(rested).toHaveBeenCalledTimes(1);
    map.fire('render');
    stop();
    nextFrame();
    nextFrame();
    map.fire('idle');
    expect(rested).toHaveBeenCalledTimes(1);
  });
});

describe('the first paint', () => {
  test('of a city without parks comes under a background that never replies', () => {
    const { map, frame, nextFrame } = fakeMap({ [kindSource('street')]: true, 'backdrop:a:0': false });
    vi.stubGlobal('requestAnimationFrame', frame);
    const painted = vi.fn();
    whenFirstPainted(map as unknown as Parameters<typeof whenFirstPainted>[0], () => true, painted);
    map.fire('render');
    nextFrame();
    nextFrame();
    expect(painted).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });
});
