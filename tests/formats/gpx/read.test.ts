import { expect, test } from 'vitest';
import { open, refusal } from '../opening.ts';

const gpx = (inner: string) =>
  `<?xml version="1.0"?><gpx version="1.1" creator="两步路" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>记录</name></metadata>${inner}</gpx>`;

const at = (lon: number, ele?: number, time?: string) =>
  `lat="36.2" lon="${lon}">${ele === undefined ? '' : `<ele>${ele}</ele>`}${time === undefined ? '' : `<time>${time}</time>`}`;

test('waypoints, routes and tracks are a layer each, with heights, names and the first and last time', async () => {
  const [source] = await open({
    'a.gpx': gpx(
      `<wpt ${at(117.1, 150.5, '2024-05-01T08:00:00Z')}<name>红门</name><desc>入口 & 台阶</desc><extensions><app:speed xmlns:app="x">1.2</app:speed></extensions></wpt>` +
        `<rte><name>路线</name><rtept ${at(117)}</rtept><rtept ${at(117.2)}</rtept></rte>` +
        `<trk><name>轨迹</name><trkseg><trkpt ${at(117, 1, '2024-05-01T08:00:00Z')}</trkpt><trkpt ${at(117.1, 2, '2024-05-01T09:00:00Z')}</trkpt></trkseg><trkseg><trkpt ${at(118)}</trkpt></trkseg></trk>`,
    ),
  });
  expect(source?.layers.map(({ name, rows }) => [name, rows[0]?.geometry, rows[0]?.values])).toEqual([
    [
      'waypoints',
      { type: 'Point', coordinates: [117.1, 36.2, 150.5] },
      { name: '红门', desc: '入口 & 台阶', ele: 150.5, time: '2024-05-01T08:00:00Z', speed: '1.2' },
    ],
    [
      'routes',
      {
        type: 'LineString',
        coordinates: [
          [117, 36.2],
          [117.2, 36.2],
        ],
      },
      { name: '路线' },
    ],
    [
      'tracks',
      {
        type: 'LineString',
        coordinates: [
          [117, 36.2, 1],
          [117.1, 36.2, 2],
        ],
      },
      { name: '轨迹', begin: '2024-05-01T08:00:00Z', end: '2024-05-01T09:00:00Z' },
    ],
  ]);
  expect(source?.issues.map(({ code }) => code)).toEqual(['gpx-lone-points', 'xml-ampersands']);
});

test('a point without its longitude is a fault with its row', async () => {
  const [source] = await open({ 'a.gpx': gpx(`<wpt lat="36"><name>无</name></wpt><wpt ${at(117)}</wpt>`) });
  expect(source?.layers[0]?.faults).toMatchObject([{ code: 'gpx-position', row: 1, params: { name: '无' } }]);
  expect(source?.layers[0]?.rows.map(({ row }) => row)).toEqual([2]);
});

test('a cut file is refused', async () => {
  expect(await refusal(open({ 'a.gpx': gpx(`<wpt ${at(117)}</wpt>`).slice(0, -10) }))).toMatchObject({ code: 'cut-short' });
});
