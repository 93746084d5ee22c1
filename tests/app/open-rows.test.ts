import { describe, expect, test } from 'vitest';
import { goBack, openRows, rowsBack } from '../../src/app/commands/open-rows.ts';
import type { App } from '../../src/app/services.ts';
import { createSessionStore } from '../../src/app/state/session.ts';

/** Opening rows touches the session alone. */
function makeApp(): App {
  return {
    session: createSessionStore({
      workspace: 'coverage',
      area: '370902',
      filters: { park: [{ field: 'open', op: 'in', values: ['true'] }] },
    }),
  } as App;
}

describe('a figure opens into its rows', () => {
  test('by keys: exactly these, selected, whatever narrowed the table before; and back', () => {
    const app = makeApp();
    const before = app.session.getState();
    openRows(app, { kind: 'park', keys: ['park/a', 'park/b'] });
    const { workspace, tableKind, selection, only, area, filters } = app.session.getState();
    expect({ workspace, tableKind, area, filters }).toEqual({ workspace: 'inventory', tableKind: 'park', area: null, filters: {} });
    expect([[...selection], [...only]]).toEqual([['park/a', 'park/b'], ['selected']]);
    expect(goBack(app)).toBe(true);
    expect(app.session.getState()).toEqual(before);
    expect(goBack(app)).toBe(false);
  });

  test('what the rows are is known while just these are selected, and forgotten with the next ones', () => {
    const app = makeApp();
    openRows(app, { kind: 'residential', keys: ['residential/a'], words: () => '缺公园' });
    const { asked } = rowsBack(app).getState();
    expect([asked?.words('zh'), asked?.keys === app.session.getState().selection]).toEqual(['缺公园', true]);
    openRows(app, { kind: 'residential', keys: ['residential/a'] });
    expect(rowsBack(app).getState().asked).toBeNull();
  });

  test('by conditions and unit; rows opened from rows keep the first way back', () => {
    const app = makeApp();
    const filters = [{ field: 'class', op: 'in', values: ['G11'] }] as const;
    openRows(app, { kind: 'park', filters, area: '370911' });
    expect(app.session.getState()).toMatchObject({ tableKind: 'park', area: '370911', filters: { park: filters } });
    openRows(app, { kind: 'toilet', filters: [] });
    expect(app.session.getState()).toMatchObject({ tableKind: 'toilet', area: '370911', filters: { park: filters } });
    goBack(app);
    expect(app.session.getState()).toMatchObject({ workspace: 'coverage', area: '370902' });
  });

  test('a way back into another city is none', () => {
    const app = makeApp();
    openRows(app, { kind: 'park', keys: ['park/a'] });
    app.session.setState({ cityId: 'other' });
    expect(goBack(app)).toBe(false);
    expect(app.session.getState().workspace).toBe('inventory');
    expect(rowsBack(app).getState().back).toBeNull();
  });
});
