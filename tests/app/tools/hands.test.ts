import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stepBack, toggleTool } from '../../../src/app/features/tools/commands.ts';
import { layDownWithCity } from '../../../src/app/features/tools/follow-city.ts';
import { attachHands } from '../../../src/app/features/tools/hands.ts';
import { idle, toolStore } from '../../../src/app/features/tools/tools-store.ts';
import type { CityMap } from '../../../src/map/city-map.ts';
import { makeApp } from '../make-app.ts';

const app = makeApp();

let held: boolean[] = [];
let captured: number[] = [];
let container = new EventTarget();
let detach = (): void => {};

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  held = [];
  captured = [];
  container = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
    setPointerCapture: (id: number) => captured.push(id),
  });
  const map = {
    container,
    hold: (held_: boolean) => held.push(held_),
    unproject: (x: number, y: number) => ({ lon: 117 + x / 1e5, lat: 36 - y / 1e5 }),
  };
  detach = attachHands(app, map as unknown as CityMap);
  toolStore.setState(idle, true);
  toggleTool('box');
});
afterEach(() => {
  detach();
  vi.unstubAllGlobals();
});

function point(target: EventTarget, type: string, [clientX, clientY]: readonly [number, number], part: object = {}): void {
  const known = { clientX, clientY, button: 0, pointerId: 7, isPrimary: true, shiftKey: false, altKey: false, ...part };
  target.dispatchEvent(Object.assign(new Event(type), known));
}

function startDrag(part: object = {}): void {
  point(container, 'pointerdown', [10, 10], part);
  point(window, 'pointermove', [60, 60], part);
}

describe('a drag that selects', () => {
  test('holds the map, takes the pointer only once it moves, and lets go at the end', () => {
    point(container, 'pointerdown', [10, 10], { pointerType: 'touch' });
    expect([held, captured]).toEqual([[true], []]);
    point(window, 'pointermove', [60, 60]);
    expect(captured).toEqual([7]);
    expect(toolStore.getState().rim?.length).toBe(4);
    point(window, 'pointerup', [60, 60]);
    expect(held).toEqual([true, false]);
    expect(toolStore.getState().rim).toBeNull();
  });

  test.each([
    ['the system takes the pointer', () => point(window, 'pointercancel', [60, 60])],
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['a second finger comes down', () => point(window, 'pointerdown', [90, 90], { pointerId: 8, isPrimary: false })],
    ['the tools are taken down', () => detach()],
  ])('is broken off, the map let go, when %s', (_, lose) => {
    startDrag();
    lose();
    expect(held).toEqual([true, false]);
    expect(toolStore.getState().rim).toBeNull();
    point(window, 'pointermove', [80, 80]);
    point(window, 'pointerup', [80, 80]);
    expect(toolStore.getState().rim).toBeNull();
    expect(toolStore.getState().picked).toBeNull();
    expect(held).toEqual([true, false]);
  });

  test('stays broken off after Escape, however far the hand goes on', () => {
    startDrag();
    stepBack();
    point(window, 'pointermove', [80, 80]);
    expect(toolStore.getState().rim).toBeNull();
    expect(held).toEqual([true, false]);
  });

  test('is of one pointer: another one neither moves nor ends it', () => {
    startDrag();
    const { rim } = toolStore.getState();
    point(window, 'pointermove', [99, 99], { pointerId: 9 });
    point(window, 'pointerup', [99, 99], { pointerId: 9 });
    expect(toolStore.getState().rim).toEqual(rim);
    expect(held).toEqual([true]);
  });
});

test('tools are laid down when another city is opened, and only then', () => {
  const stop = layDownWithCity(app);
  const place = { lon: 117, lat: 36, x: 1, y: 1 };
  toolStore.setState({ tool: 'area', vertices: [[117, 36]], pin: [117, 36], place });
  app.session.setState({ area: 'a' });
  expect(toolStore.getState().place).toBe(place);
  app.session.setState({ cityId: 'kept-1' });
  expect(toolStore.getState()).toEqual(idle);
  stop();
});
