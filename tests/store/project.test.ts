import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import type { City } from '../../src/core/city.ts';
import { changeOf, type Edit } from '../../src/core/edit.ts';
import { writeCityFiles } from '../../src/formats/city-folder.ts';
import { createProject, openProject, type Project, type ProjectEvent } from '../../src/store/project.ts';
import { memoryStorage } from '../../src/store/storage/memory.ts';
import type { LogEntry, Storage } from '../../src/store/storage/storage.ts';
import { editFor, type Wish, wish } from '../core/arbitrary.ts';

const donghu: Asset = {
  kind: 'park',
  id: '1',
  geometry: { type: 'Point', coordinates: [117.13, 36.19] },
  values: { name: '东湖公园', open: true },
};
const nanhu: Asset = { kind: 'park', id: '2', geometry: null, values: { name: '南湖公园', areaM2: 98_000 } };
const city: City = {
  info: { schemaVersion: 1, name: '泰安', areaCode: '370900', dataDate: '2026-11-23', sources: [] },
  assets: [donghu, nanhu],
};

function edit(id: string, before: Asset | null, after: Asset | null): Edit {
  return { schemaVersion: 1, id, label: { code: 'test', params: {} }, changes: [changeOf(before, after)] };
}

/** The city folder as it would be written: what "the same bytes" means to a user. */
function bytes(project: Project): string {
  return JSON.stringify([...writeCityFiles(project.city())]);
}

type Step = { readonly do: 'commit'; readonly wish: Wish } | { readonly do: 'undo' } | { readonly do: 'redo' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: wish.map((wished): Step => ({ do: 'commit', wish: wished })) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'undo' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'redo' }) },
);

/** Plays a history beside the simplest model of one: a list of whole states and a place in it. */
function play(project: Project, steps: readonly Step[]): { readonly states: readonly string[]; readonly at: number } {
  let states = [bytes(project)];
  let at = 0;
  for (const [index, one] of steps.entries()) {
    if (one.do === 'commit') {
      const made = editFor(project.assets, one.wish, `e${index}`);
      expect(project.commit(made)).toEqual([]);
      if (made.changes.length === 0) continue;
      states = [...states.slice(0, at + 1), bytes(project)];
      at += 1;
    } else {
      expect(project[one.do]()).toEqual([]);
      at = one.do === 'undo' ? Math.max(0, at - 1) : Math.min(states.length - 1, at + 1);
      expect(bytes(project)).toBe(states[at]);
    }
  }
  return { states, at };
}

describe('project', () => {
  test('2,000 random histories undo and redo to the same bytes, and so does what was stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const storage = memoryStorage(city);
        const project = await openProject(storage);
        const { states, at } = play(project, steps);
        for (let index = at - 1; index >= 0; index--) {
          project.undo();
          expect(bytes(project)).toBe(states[index]);
        }
        expect(project.undoable()).toBeNull();
        for (const state of states.slice(1)) {
          project.redo();
          expect(bytes(project)).toBe(state);
        }
        expect(project.redoable()).toBeNull();
        await project.saved();
        const reopened = await openProject(storage);
        expect(bytes(reopened)).toBe(bytes(project));
        expect(reopened.revision()).toBe(project.revision());
      }),
      { numRuns: 2000 },
    );
  });

  test('tells listeners what happened, with the revision, and stops when asked', async () => {
    const project = await openProject(memoryStorage(city));
    const heard: ProjectEvent[] = [];
    const stop = project.subscribe((event) => heard.push(event));
    const closing = edit('e1', donghu, { ...donghu, values: { ...donghu.values, open: false } });
    project.commit(closing);
    project.undo();
    project.redo();
    stop();
    project.undo();
    expect(heard.map(({ revision, cause, direction }) => [revision, cause, direction])).toEqual([
      [1, 'commit', 'forward'],
      [2, 'undo', 'back'],
      [3, 'redo', 'forward'],
    ]);
    expect(project.revision()).toBe(4);
  });

  test('an edit that does not fit changes nothing: no revision, no undo, nothing stored', async () => {
    const storage = memoryStorage(city);
    const project = await openProject(storage);
    const before = project.city();
    const issues = project.commit(edit('e1', { ...donghu, values: {} }, null));
    expect(issues.map((issue) => issue.code)).toEqual(['edit-asset-changed']);
    expect(project.city()).toBe(before);
    expect(project.revision()).toBe(0);
    expect(project.undoable()).toBeNull();
    expect(await storage.since(0)).toEqual([]);
  });

  test('a new edit ends what could be redone', async () => {
    const project = await openProject(memoryStorage(city));
    project.commit(edit('e1', nanhu, null));
    project.undo();
    project.commit(edit('e2', donghu, null));
    expect(project.redoable()).toBeNull();
    expect(project.redo()).toEqual([]);
    expect([...project.assets.values()]).toEqual([nanhu]);
  });

  test('the city is one value until the next edit', async () => {
    const project = await openProject(memoryStorage(city));
    const first = project.city();
    expect(project.city()).toBe(first);
    project.commit(edit('e1', nanhu, null));
    expect(project.city()).not.toBe(first);
    expect(project.city().assets).toEqual([donghu]);
  });
});

describe('project and storage', () => {
  test('two projects on one storage see each other’s edits; an undo that would overwrite another’s edit is refused', async () => {
    const storage = memoryStorage(city);
    const mine = await openProject(storage);
    const yours = await openProject(storage);
    const closed = { ...donghu, values: { ...donghu.values, open: false } };
    const renamed = { ...closed, values: { ...closed.values, name: '东湖' } };
    mine.commit(edit('e1', donghu, closed));
    await mine.saved();
    expect(yours.assets.get('park/1')).toEqual(closed);
    expect(yours.undoable()).toBeNull();
    yours.commit(edit('e2', closed, renamed));
    await yours.saved();
    expect(mine.undo().map((issue) => issue.code)).toEqual(['edit-asset-changed']);
    expect(mine.assets.get('park/1')).toEqual(renamed);
  });

  test('a failure of storage is told, nothing overtakes what waits, and it is stored on the next try', async () => {
    const inner = memoryStorage(city);
    let full = true;
    const storage: Storage = { ...inner, append: (entry) => (full ? Promise.reject(new Error('disk full')) : inner.append(entry)) };
    const project = await openProject(storage);
    const states: string[] = [];
    project.onSaveState((state) => states.push(state));
    project.commit(edit('e1', donghu, null));
    await expect(project.saved()).rejects.toThrow('disk full');
    project.commit(edit('e2', nanhu, null));
    expect(project.saveState()).toBe('failed');
    full = false;
    project.retrySave();
    await project.saved();
    expect(states).toEqual(['saving', 'failed', 'saving', 'saved']);
    expect((await inner.since(0)).map((entry: LogEntry) => entry.edit.id)).toEqual(['e1', 'e2']);
    expect((await inner.load()).city.assets).toEqual([]);
  });

  test('a line is never stored over another writer’s, and theirs is not built on what could not be stored', async () => {
    const storage = memoryStorage(city);
    let hear: (entry: LogEntry) => void = () => {};
    const late: Storage = {
      ...storage,
      events(listener) {
        hear = listener;
        return () => {};
      },
    };
    const project = createProject(await storage.load(), late);
    await storage.append({ revision: 1, direction: 'forward', edit: edit('theirs', nanhu, null) });
    project.commit(edit('mine', donghu, null));
    await expect(project.saved()).rejects.toThrow('revision 1');
    expect(project.saveState()).toBe('behind');
    expect((await storage.since(0)).map((entry) => entry.edit.id)).toEqual(['theirs']);
    hear({ revision: 2, direction: 'back', edit: edit('mine', donghu, null) });
    expect(project.revision()).toBe(1);
    expect([...project.assets.values()]).toEqual([nanhu]);
  });

  test('edits to a read-only city live in the project and are not sent to storage', async () => {
    const refusing: Storage = { ...memoryStorage(city), writable: false, append: () => Promise.reject(new Error('read-only')) };
    const project = await openProject(refusing);
    expect(project.commit(edit('e1', donghu, null))).toEqual([]);
    await project.saved();
    expect(project.undo()).toEqual([]);
    expect(project.city().assets).toEqual([donghu, nanhu]);
  });
});
