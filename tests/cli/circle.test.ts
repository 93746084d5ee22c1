import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { sheetOf } from '../scenes/circle.ts';
import { box, point, street } from '../scenes/draw.ts';
import { xiutu } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiutu-circle-'));
  drawCity();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, value: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(value));
}

function collection(assets: readonly Asset[]) {
  return {
    type: 'FeatureCollection',
    features: assets.map(({ id, geometry, values }) => ({ type: 'Feature', id, geometry, properties: values })),
  };
}

/** Two compounds along one street; a kindergarten 330 m from the gate of the first on foot, a school farther on. */
function drawCity(): void {
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
  write('city.json', { schemaVersion: 1, name: '示意城', areaCode: '370900', dataDate: '2026-01-01', sources: [] });
  write(
    'residential.geojson',
    collection([
      box('residential', 'h', [0, 10], [100, 110], { people: 300, walled: true }),
      box('residential', 'far', [1500, 10], [1600, 110], { people: 100, walled: true }),
    ]),
  );
  write('gate.geojson', collection([point('gate', 'g', [50, 10], { of: 'h' }), point('gate', 'f', [1550, 10], { of: 'far' })]));
  write(
    'street.geojson',
    collection([
      street('s', [
        [0, 0],
        [2000, 0],
      ]),
    ]),
  );
  write(
    'facility.geojson',
    collection([
      point('facility', 'k', [350, 20], { type: 'kindergarten' }),
      point('facility', 'p', [500, 20], { type: 'primary-school' }),
    ]),
  );
  write('area.geojson', collection([box('area', 'd', [-50, -50], [1000, 200], { level: 'district', code: '370902', name: '泰山区' })]));
}

describe('circle', () => {
  test('answers under the names of the contract, the same again but for the time', () => {
    const { code, out } = xiutu(folder, 'circle', '--city', '.');
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['stamp', 'noData', 'rows', 'areas']);
    expect(answer.stamp).toMatchObject({ engine: 'circle', ruleSheet: { id: 'gb50180-2018' }, params: { minutes: 15, speedMPerMin: 75 } });
    expect(answer.stamp.dataRevision).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(answer.noData).toContain('middle-school');
    expect(answer.noData).not.toContain('kindergarten');
    expect(answer.rows.map(({ id }: { id: string }) => id)).toEqual(['h', 'far']);
    const [row] = answer.rows;
    expect(Object.keys(row)).toEqual(['id', 'areaCode', 'people', 'score', 'missing', 'kinds']);
    // 10 + 300 + 20 m is more than 300; 10 + 450 + 20 m is within 500.
    expect(row.kinds.kindergarten).toEqual({ metres: 330, minutes: 4.4, status: 'beyond' });
    expect(row.kinds['primary-school']).toEqual({ metres: 480, minutes: 6.4, status: 'reached' });
    expect(row.kinds['middle-school']).toEqual({ metres: null, minutes: null, status: 'unknown' });
    expect(row).toMatchObject({ areaCode: '370902', people: 300, score: 0.5, missing: ['kindergarten'] });
    expect(answer.areas).toMatchObject([
      { areaCode: '370900', name: '示意城', people: 400, kinds: { 'primary-school': { share: 0.75, unknown: 0 } } },
      { areaCode: '370902', name: '泰山区', people: 300, kinds: { 'primary-school': { share: 1, unknown: 0 } } },
      { areaCode: null, people: 100 },
    ]);
    expect(answer.areas[0].kinds['middle-school']).toEqual({ share: null, unknown: 400 });
    const again = JSON.parse(xiutu(folder, 'circle', '--city', '.', '--wait', '0').out);
    expect({ ...again, stamp: { ...again.stamp, time: '' } }).toEqual({ ...answer, stamp: { ...answer.stamp, time: '' } });
  });

  test('keeps rows of smaller circles, and takes another speed', () => {
    const { out } = xiutu(folder, 'circle', '--city', '.', '--minutes', '5', '--profile', 'elderly');
    const answer = JSON.parse(out);
    expect(answer.rows[0].kinds['primary-school']).toBeUndefined();
    expect(answer.rows[0].kinds.kindergarten).toEqual({ metres: 330, minutes: 5.5, status: 'beyond' });
  });

  test('writes one line a compound as CSV, and the header where there is none', () => {
    write('own.json', sheetOf([{ id: 'kindergarten', limitMin: 5 }]));
    expect(xiutu(folder, 'circle', '--city', '.', '--rule', 'own.json', '--out', 'rows.csv').code).toBe(0);
    const header = 'id,areaCode,people,score,missing,kindergarten.metres,kindergarten.minutes,kindergarten.status';
    expect(readFileSync(join(folder, 'rows.csv'), 'utf8')).toBe(
      `${header}\nh,370902,300,1,,330,4.4,reached\nfar,,100,0,kindergarten,1229.999,16.4,beyond\n`,
    );
    rmSync(join(folder, 'residential.geojson'));
    expect(xiutu(folder, 'circle', '--city', '.', '--rule', 'own.json', '--format', 'csv').out).toBe(`${header}\n`);
    drawCity();
  });

  test('a sheet of coverage, and a sheet of the circle for coverage, are one clear sentence', () => {
    const wrong = xiutu(folder, 'circle', '--city', '.', '--rule', 'park-2022', '--lang', 'en');
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err.trim()).toMatch(/^park-2022\.json: "park-2022" is no sheet of the 15-minute circle[^\n]*$/);
    const other = xiutu(folder, 'coverage', '--city', '.', '--rule', 'gb50180-2018');
    expect([other.code, other.out]).toEqual([1, '']);
    expect(other.err.trim()).toContain('请用 circle 命令');
    const unknown = xiutu(folder, 'circle', '--city', '.', '--rule', 'gb', '--lang', 'en');
    expect(unknown.err.trim()).toMatch(/choose from: gb50180-2018, mofcom-2021, tdt1062-2021, wanzheng-2020\.$/);
  });

  test.each([
    ['--minutes', '20'],
    ['--by', 'town'],
    ['--wait', '-1'],
  ])('wrong usage ends with 2: %s %s', (...words) => {
    expect(xiutu(folder, 'circle', '--city', '.', ...words)).toMatchObject({ code: 2, out: '' });
  });

  test('a wait beyond an hour is one clear sentence, an hour is taken', () => {
    const wrong = xiutu(folder, 'circle', '--city', '.', '--wait', '3601', '--lang', 'en');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toContain('Option --wait must be a number from 0 to 3600, not "3601".');
    expect(xiutu(folder, 'circle', '--city', '.', '--wait', '3600').code).toBe(0);
  });
});
