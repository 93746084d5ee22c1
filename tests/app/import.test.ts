import { beforeEach, describe, expect, test } from 'vitest';
import { changeCount, commitImport, countsOf, leaveOut, planNow, settleTwins } from '../../src/app/commands/import-commit.ts';
import { choosePlaces, makeWay, newCityName, openImport, startImport, stopImport } from '../../src/app/commands/import-files.ts';
import { openCity } from '../../src/app/commands/open-city.ts';
import { undo } from '../../src/app/commands/undo.ts';
import { createImportDesk } from '../../src/app/import-desk.ts';
import type { App } from '../../src/app/services.ts';
import { openProjectOf } from '../../src/app/state/city.ts';
import { asksCrs } from '../../src/app/state/import.ts';
import { demoCityId } from '../../src/app/state/session.ts';
import { Cancelled } from '../../src/core/result.ts';
import { makeApp } from './make-app.ts';

const wgs = { code: 'EPSG:4326', axes: 'xy', notation: 'decimal' } as const;

function sheet(name: string, ...lines: readonly string[]) {
  return { name, file: new File([lines.join('\r\n')], name) };
}

const head = '编号,名称,经度,纬度';
/** Two toilets some 90 m apart near the drawn town. */
const first = sheet('公共厕所2024.csv', head, 't1,甲,120.0001,36.0001', 't2,乙,120.0011,36.0001');

async function read(app: App, file: ReturnType<typeof sheet>): Promise<void> {
  await startImport(app, [file]);
  app.importing.setState({ target: 'here' });
  await choosePlaces(app, 0, { crs: wgs });
}

async function take(app: App, file: ReturnType<typeof sheet>): Promise<void> {
  await read(app, file);
  await planNow(app);
  await commitImport(app);
}

const toilets = (app: App) => [...(openProjectOf(app.cities.getState())?.assets.values() ?? [])].filter(({ kind }) => kind === 'toilet');

describe('an import', () => {
  let app: App;
  beforeEach(async () => {
    app = makeApp();
    await openCity(app, demoCityId);
  });

  test('asks for the system where nothing tells it, and plans nothing before that', async () => {
    await startImport(app, [first]);
    const { step, drafts } = app.importing.getState();
    expect(step).toBe('scan');
    expect(drafts.map(({ choice }) => choice.kind)).toEqual(['toilet']);
    expect(drafts.some(asksCrs)).toBe(true);
    expect(drafts[0]?.places.ghosts.length).toBeGreaterThan(1);
    await choosePlaces(app, 0, { crs: wgs });
    expect(app.importing.getState().drafts.some(asksCrs)).toBe(false);
  });

  test('changes nothing before it is committed, then is one edit that undoes whole', async () => {
    await read(app, first);
    await planNow(app);
    expect(countsOf(app.importing.getState().plan ?? { layers: [] })).toMatchObject({ new: 2, refused: 0 });
    expect(toilets(app)).toEqual([]);
    await commitImport(app);
    expect(toilets(app).map(({ id }) => id)).toEqual(['t1', 't2']);
    expect(app.importing.getState().record).toMatchObject({ counts: { new: 2 }, files: ['公共厕所2024.csv'] });
    undo(app);
    expect(toilets(app)).toEqual([]);
  });

  test('rows ticked out stay out', async () => {
    await read(app, first);
    await planNow(app);
    const rows = app.importing.getState().plan?.rows ?? [];
    leaveOut(app, rows.slice(0, 1), true);
    expect(changeCount(app.importing.getState())).toBe(1);
    await commitImport(app);
    expect(toilets(app).map(({ id }) => id)).toEqual(['t2']);
    expect(app.importing.getState().record).toMatchObject({ leftOut: 1 });
  });

  test('next year’s file of the same source knows the mapping; what is missing is retired by choice and never deleted', async () => {
    await take(app, first);
    await startImport(app, [sheet('公共厕所2025终稿(1).csv', head, 't1,甲改,120.0001,36.0001')]);
    const { remembered, drafts } = app.importing.getState();
    expect(remembered).toEqual([0]);
    expect(drafts[0]?.choice.crs).toMatchObject({ code: 'EPSG:4326' });
    app.importing.setState({ missing: 'retire' });
    await planNow(app);
    expect(countsOf(app.importing.getState().plan ?? { layers: [] })).toMatchObject({ changed: 1, missing: 1, new: 0 });
    await commitImport(app);
    expect(toilets(app).map(({ id, values }) => [id, values.name, values.lifecycle])).toEqual([
      ['t1', '甲改', undefined],
      ['t2', '乙', 'retired'],
    ]);
  });

  test('a new thing beside one that is there is pointed out, and may be taken for it', async () => {
    await take(app, first);
    await read(app, sheet('公共厕所.csv', head, 'x9,甲新,120.00011,36.0001'));
    await planNow(app);
    const [row] = app.importing.getState().plan?.rows ?? [];
    expect(row).toMatchObject({ status: 'new', near: { id: 't1' } });
    await settleTwins(app, row ? [row] : [], 'update');
    expect(app.importing.getState().plan?.rows.map(({ status, id }) => [status, id])).toContainEqual(['changed', 't1']);
    await commitImport(app);
    expect(toilets(app).map(({ id, values }) => [id, values.name])).toEqual([
      ['t1', '甲新'],
      ['t2', '乙'],
    ]);
  });

  test('a file of no use is said, and another one can follow at once', async () => {
    const before = app.cities.getState();
    await startImport(app, [{ name: '坏.osm.pbf', file: new File(['no map'], '坏.osm.pbf') }]);
    const { step, refusal, work } = app.importing.getState();
    expect([step, work]).toEqual(['drop', null]);
    expect(refusal).toMatchObject([{ code: 'not-what-name-says', file: '坏.osm.pbf' }]);
    expect(app.cities.getState()).toBe(before);
    await startImport(app, [first]);
    expect(app.importing.getState()).toMatchObject({ step: 'scan', refusal: [] });
  });

  test('as a city of its own it stands beside the others, under the name of the file', async () => {
    await read(app, first);
    app.importing.setState({ target: 'new' });
    await commitImport(app);
    expect(app.cities.getState().entries.map(({ name }) => name)).toEqual(['泰安', '公共厕所2024']);
    expect(toilets(app).length).toBe(2);
  });

  test('waits aside for another workspace, and is closed by one where it has ended', async () => {
    openImport(app);
    makeWay(app);
    expect(app.importing.getState().isOpen).toBe(false);
    await read(app, first);
    makeWay(app);
    expect(app.importing.getState()).toMatchObject({ isOpen: true, isAside: true, step: 'scan' });
    openImport(app);
    expect(app.importing.getState()).toMatchObject({ isAside: false, step: 'scan' });
  });
});

describe('the worker', () => {
  /** A worker that never answers. */
  function silent() {
    let ended = 0;
    const worker = {
      postMessage: () => {},
      addEventListener: () => {},
      removeEventListener: () => {},
      terminate: () => {
        ended += 1;
      },
    };
    return { worker: worker as unknown as Worker, ended: () => ended };
  }

  test('is ended by a stop, whatever it does, and who waits hears of it at once', async () => {
    const { worker, ended } = silent();
    const desk = createImportDesk(() => worker);
    const opening = desk.open([first], { encodings: {}, memories: [] }, () => {});
    desk.stop();
    await expect(opening).rejects.toBeInstanceOf(Cancelled);
    expect(ended()).toBe(1);
  });

  test('stopped while reading leaves the import where it began', async () => {
    const { worker } = silent();
    const app = makeApp(createImportDesk(() => worker));
    const reading = startImport(app, [first]);
    await Promise.resolve();
    expect(app.importing.getState().work).toMatchObject({ what: 'open' });
    await new Promise((later) => setTimeout(later));
    stopImport(app);
    await reading;
    expect(app.importing.getState()).toMatchObject({ work: null, step: 'drop', refusal: [] });
  });
});

test('a new city is called by its file, without what programs need', () => {
  expect(['a/monaco.osm.pbf', '公园 (2).shp.zip', '.csv', 'x.geojson'].map(newCityName)).toEqual(['monaco', '公园 (2).shp', '.csv', 'x']);
});
