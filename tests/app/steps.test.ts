import { beforeEach, describe, expect, test } from 'vitest';
import { missingInCity } from '../../src/app/commands/check-link.ts';
import { followScope } from '../../src/app/commands/follow-scope.ts';
import { stepThroughKind } from '../../src/app/commands/go-to.ts';
import { limitTo, takeBasis } from '../../src/app/commands/limit-to.ts';
import { openCity } from '../../src/app/commands/open-city.ts';
import { redo, undo } from '../../src/app/commands/undo.ts';
import type { App } from '../../src/app/services.ts';
import { openProjectOf, readyCity } from '../../src/app/state/city.ts';
import { readLink } from '../../src/app/state/hash.ts';
import { createLayoutStore, firstLayout, openPane, paneLimits, readLayout, resizePane } from '../../src/app/state/layout.ts';
import { demoCityId, firstSession } from '../../src/app/state/session.ts';
import { tableOrder } from '../../src/app/state/table-order.ts';
import { changeOf, type Edit } from '../../src/core/edit.ts';
import { editInWords } from '../../src/text/edit.ts';
import { box } from '../scenes/draw.ts';
import { makeApp } from './make-app.ts';

/** Three gates moved by hand. */
function addGates(count: number): Edit {
  const gates = Array.from({ length: count }, (_, at) => box('gate', `g${at}`, [at, 0], [at + 1, 1]));
  return { schemaVersion: 1, id: 'e', label: { code: 'draw', params: {} }, changes: gates.map((gate) => changeOf(null, gate)) };
}

describe('steps', () => {
  let app: App;
  beforeEach(async () => {
    app = makeApp();
    followScope(app);
    await openCity(app, demoCityId);
  });

  const gates = () => readyCity(app.cities.getState())?.assets.filter(({ kind }) => kind === 'gate').length;
  const spoken = () => app.notices.getState().notices.map(({ key, params }) => `${key} ${params.step ?? ''}`.trim());

  test('a committed edit reaches city and index, and can be taken back and done again by name', () => {
    openProjectOf(app.cities.getState())?.commit(addGates(3));
    expect(gates()).toBe(3);
    expect(app.scope.getState().index?.kind('gate').length).toBe(3);
    expect(app.cities.getState().open).toMatchObject({ status: 'ready', revision: 1 });
    undo(app);
    expect(gates()).toBe(0);
    redo(app);
    expect(gates()).toBe(3);
    expect(spoken()).toEqual(['undone 新增 3 个出入口', 'redone 新增 3 个出入口']);
  });

  test('with nothing to take back nothing happens and nothing is said', () => {
    undo(app);
    redo(app);
    expect(spoken()).toEqual([]);
  });

  test('a project that was left no longer changes what is on screen', async () => {
    const left = openProjectOf(app.cities.getState());
    await openCity(app, demoCityId);
    left?.commit(addGates(1));
    expect(gates()).toBe(0);
  });

  test('an edit is named by what it does to what', () => {
    const moved = changeOf(box('park', 'p', [0, 0], [1, 1]), box('park', 'p', [5, 5], [6, 6]));
    const edit = { ...addGates(0), changes: [moved] };
    expect(editInWords(edit, 'zh')).toBe('移动 1 个公园绿地');
    expect(editInWords({ ...edit, changes: [moved, ...addGates(1).changes] }, 'en')).toBe('Change 2 × features');
    expect(editInWords({ ...edit, changes: [changeOf(moved.after, null)] }, 'en')).toBe('Remove 1 × park');
  });
});

describe('the limit to a unit', () => {
  test('narrows what is in scope, and a basis without the unit lets it go', async () => {
    const app = makeApp();
    followScope(app);
    await openCity(app, demoCityId);
    limitTo(app, 'a');
    expect(app.scope.getState().passing.get('residential')).toEqual(Uint8Array.of(1));
    takeBasis(app, 'managing');
    expect(app.session.getState()).toMatchObject({ basis: 'managing', area: 'a' });
    app.session.setState({ area: 'gone' });
    takeBasis(app, 'legal');
    expect(app.session.getState().area).toBeNull();
  });
});

describe('stepping through a kind', () => {
  test('follows the table on screen, and the city where none is open', async () => {
    const app = makeApp();
    followScope(app);
    await openCity(app, demoCityId);
    openProjectOf(app.cities.getState())?.commit(addGates(3));
    const { index } = app.scope.getState();
    if (!index) throw new Error('no city');
    const walk = (by: 1 | -1): string => {
      stepThroughKind(app, by);
      return [...app.session.getState().selection].join(' ');
    };
    app.session.setState({ tableKind: 'gate', selection: new Set() });
    expect([walk(1), walk(1), walk(1), walk(1)]).toEqual(['gate/g0', 'gate/g1', 'gate/g2', 'gate/g0']);
    // Sorted, and one of them filtered out.
    tableOrder.setState({ open: { index, kind: 'gate', rows: Uint32Array.of(2, 0) } });
    expect([walk(1), walk(1), walk(-1)]).toEqual(['gate/g2', 'gate/g0', 'gate/g2']);
    tableOrder.setState({ open: { index, kind: 'park', rows: Uint32Array.of(0) } });
    expect(walk(1)).toBe('gate/g0');
    tableOrder.setState({ open: null });
  });
});

describe('a link to what is no longer there', () => {
  const asked =
    '#area=999&select=park/dead residential/home&f=["residential","nofield","missing",true]&f=["residential","*","text","x"]&wall=on';

  test('opens with the rest and says once what was passed over', async () => {
    const app = makeApp();
    followScope(app);
    const link = readLink(asked);
    app.session.setState(link.session);
    app.cities.setState({ entries: [{ id: demoCityId, name: '泰安', kept: false }] });
    await openCity(app, demoCityId, link);
    const { area, selection, filters } = app.session.getState();
    expect(area).toBeNull();
    expect([...selection]).toEqual(['residential/home']);
    expect(filters).toEqual({ residential: [{ field: '*', op: 'text', text: 'x' }] });
    const { notices } = app.notices.getState();
    expect(notices).toHaveLength(1);
    expect(notices[0]?.params.names).toBe('wall、area=999、select=park/dead、f=residential.nofield');
  });

  test('a link of which all is there says nothing', async () => {
    const app = makeApp();
    await openCity(app, demoCityId);
    const city = readyCity(app.cities.getState());
    if (!city) throw new Error('no city');
    expect(missingInCity(city, { ...firstSession, area: 'a', selection: new Set(['residential/home']) })).toEqual({ change: {}, gone: [] });
  });
});

describe('the layout', () => {
  test('remembers sizes and what is folded', () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    const layout = createLayoutStore(storage);
    resizePane(layout, 'dock', 333);
    openPane(layout, 'layers', false);
    expect(createLayoutStore(storage).getState()).toEqual({
      sizePx: { ...firstLayout.sizePx, dock: 333 },
      open: { ...firstLayout.open, layers: false },
    });
  });

  test('keeps within its limits', () => {
    const layout = createLayoutStore(null);
    resizePane(layout, 'panel', 1);
    expect(layout.getState().sizePx.panel).toBe(paneLimits.panel.min);
  });

  test.each(['nonsense', '{"sizePx":3}', '{"sizePx":{"dock":"wide","layers":1e99}}', 'null', '[]'])('makes the best of %s', (kept) => {
    const { sizePx, open } = readLayout(kept);
    expect(open).toEqual(firstLayout.open);
    expect(Object.values(sizePx).every((px) => px > 0 && px <= 1200)).toBe(true);
  });
});
