import { describe, expect, test } from 'vitest';
import { clearSelection, select } from '../../src/app/commands/select.ts';
import type { App } from '../../src/app/services.ts';
import { createSessionStore } from '../../src/app/state/session.ts';

/** Selecting touches the session alone. */
function makeApp(): App {
  return { session: createSessionStore({ selection: new Set(['park/a', 'park/b']), only: new Set(['selected', 'view']) }) } as App;
}

describe('the selection', () => {
  test('keeps the order in which things were picked', () => {
    const app = makeApp();
    select(app, ['park/c', 'park/a'], 'add');
    expect([...app.session.getState().selection]).toEqual(['park/a', 'park/b', 'park/c']);
    select(app, ['park/a', 'park/d'], 'toggle');
    expect([...app.session.getState().selection]).toEqual(['park/b', 'park/c', 'park/d']);
    select(app, ['park/b', 'park/x'], 'remove');
    expect([...app.session.getState().selection]).toEqual(['park/c', 'park/d']);
    select(app, ['toilet/1']);
    expect([...app.session.getState().selection]).toEqual(['toilet/1']);
  });

  test.each([
    ['cleared', (app: App) => clearSelection(app)],
    ['taken out one by one', (app: App) => select(app, ['park/a', 'park/b'], 'remove')],
  ])('takes "only what is selected" along when it is %s: it would leave nothing', (_, empty) => {
    const app = makeApp();
    empty(app);
    expect([...app.session.getState().only]).toEqual(['view']);
  });

  test('keeps the chip while anything is selected', () => {
    const app = makeApp();
    select(app, ['park/b'], 'remove');
    expect([...app.session.getState().only]).toEqual(['selected', 'view']);
  });
});
