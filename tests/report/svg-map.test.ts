import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { symbologyOf } from '../../src/layers/derive/symbology.ts';
import { kindById } from '../../src/layers/registry.ts';
import { drawSvgMap, type SvgQuestion } from '../../src/report/svg-map/draw.ts';
import { assetAtPixel } from '../../src/report/svg-map/hit.ts';
import { svgLabels } from '../../src/report/svg-map/labels.ts';
import { type Projection, projectionOf, scaleBar, viewOfBox } from '../../src/report/svg-map/view.ts';
import { cityIndex } from '../../src/store/query/city-index.ts';
import { box, city, lonLat, point, street, type XY } from '../scenes/draw.ts';

const town = city([
  box('park', 'big', [0, 0], [400, 400], { name: '大公园' }),
  box('park', 'small', [600, 0], [700, 100], { name: '小公园' }),
  street(
    'main',
    [
      [-200, 200],
      [900, 200],
    ],
    { class: 'primary', name: '大街' },
  ),
  street(
    'lane',
    [
      [-200, 300],
      [900, 300],
    ],
    { class: 'residential' },
  ),
  point('toilet', 'wc', [100, 100], { name: '公厕' }),
]);
const index = cityIndex(town);
const [lon = 0, lat = 0] = lonLat([300, 200]);
const view = { lon, lat, zoom: 16, width: 800, height: 600 };
const on = projectionOf(view);

function question(change: Partial<SvgQuestion> = {}): SvgQuestion {
  return { assetsOf: index.kind, boxOf: index.box, hidden: new Set(), passing: new Map(), selection: new Set(), theme: 'light', ...change };
}

function at(place: XY, off: XY = [0, 0]): Asset | null {
  const [east = 0, north = 0] = lonLat(place);
  const [x, y] = on.project(east, north);
  return assetAtPixel(drawSvgMap(question(), 16, on).drawn, x + off[0], y + off[1], on);
}

describe('the view of a picture', () => {
  test('its middle is the middle of the ground, and pixels go back to where they came from', () => {
    expect(on.project(lon, lat)).toEqual([400, 300]);
    const [back, up] = on.unproject(...on.project(117.07, 36.2));
    expect(back).toBeCloseTo(117.07, 9);
    expect(up).toBeCloseTo(36.2, 9);
  });

  test('a box fits with its padding, and touches it on one side pair', () => {
    const fitted = viewOfBox([117, 36, 117.1, 36.05], 800, 600, 24, 22);
    const { project } = projectionOf(fitted);
    const [left, top] = project(117, 36.05);
    const [right, bottom] = project(117.1, 36);
    expect(left).toBeCloseTo(24, 6);
    expect(right).toBeCloseTo(776, 6);
    expect(top).toBeGreaterThan(24);
    expect(bottom).toBeLessThan(576);
  });

  test('the scale bar is a round number of ground metres: 3.85 m a pixel at 36.2° and zoom 14 makes 200 m of 52 px', () => {
    const bar = scaleBar({ lon: 117, lat: 36.2, zoom: 14, width: 800, height: 600 });
    expect(bar.metres).toBe(200);
    // cos 36.2° = 0.806960; 40,075,016.686 × 0.806960 / (512 × 16,384) = 3.85511 m; 200 / 3.85511 = 51.879
    expect(bar.px).toBeCloseTo(51.879, 2);
  });
});

describe('the drawn city', () => {
  test('colours and strokes are those of the declaration, surfaces below lines below points', () => {
    const { shapes } = drawSvgMap(question(), 16, on);
    const park = kindById('park');
    const drawn = shapes.find(({ kind }) => kind === 'park');
    expect(park && drawn?.colour).toBe(park && symbologyOf(park, 'light').classes.at(-1)?.colour);
    expect(drawn?.d.match(/M/g)).toHaveLength(2);
    expect(shapes.findIndex(({ kind }) => kind === 'toilet')).toBe(shapes.length - 1);
    expect(shapes.filter(({ kind }) => kind === 'street').map(({ strokeWidth }) => strokeWidth)[0]).toBeGreaterThan(0);
  });

  test('what is hidden, out of scope or out of the picture is not drawn', () => {
    const ids = (asked: SvgQuestion, projection: Projection = on) => drawSvgMap(asked, 16, projection).drawn.map(({ id }) => id);
    expect(ids(question()).sort()).toEqual(['big', 'lane', 'main', 'small', 'wc']);
    expect(ids(question({ hidden: new Set(['park']) })).sort()).toEqual(['lane', 'main', 'wc']);
    expect(ids(question({ passing: new Map([['park', Uint8Array.of(0, 1)]]) })).sort()).toEqual(['lane', 'main', 'small', 'wc']);
    expect(ids(question(), projectionOf({ ...view, lon: lon + 1 }))).toEqual([]);
  });

  test('of a whole city only the main streets are drawn', () => {
    const far = projectionOf({ ...view, zoom: 12 });
    expect(drawSvgMap(question(), 12, far).drawn.map(({ id }) => id)).not.toContain('lane');
  });

  test('what is selected is drawn once more; a colour of the user stands in place of the declared one', () => {
    const { selected, shapes } = drawSvgMap(
      question({ selection: new Set(['park/small']), colourAt: (kind, place) => (kind === 'park' && place === 1 ? '#123456' : null) }),
      16,
      on,
    );
    expect(selected.map(({ kind, d }) => [kind, d.match(/M/g)?.length])).toEqual([['park', 1]]);
    expect(shapes.filter(({ kind }) => kind === 'park').map(({ colour }) => colour)).toContain('#123456');
  });
});

describe('a click', () => {
  test('means the dot before the line before the surface', () => {
    expect(at([300, 50])?.id).toBe('big');
    expect(at([300, 200])?.id).toBe('main');
    expect(at([100, 100])?.id).toBe('wc');
    expect(at([100, 100], [0, 12])?.id).toBe('big');
    expect(at([650, 50])?.id).toBe('small');
  });
  test('beside everything means nothing', () => {
    expect(at([500, 60])).toBeNull();
  });
});

test('names never touch, long ones are cut', () => {
  const name = '示意'.repeat(100);
  const many = city(
    Array.from({ length: 60 }, (_, i) =>
      box('park', `p${i}`, [(i % 10) * 60, Math.floor(i / 10) * 60], [(i % 10) * 60 + 500, Math.floor(i / 10) * 60 + 50], {
        name: `${i}号${i === 7 ? name : '园'}`,
      }),
    ),
  );
  const labels = svgLabels(many.assets, 16, on, 800, 600);
  expect(labels.length).toBeGreaterThan(5);
  for (const [i, a] of labels.entries()) {
    expect([...a.text].length).toBeLessThanOrEqual(14);
    for (const b of labels.slice(i + 1)) expect(Math.abs(a.y - b.y) >= 12 || Math.abs(a.x - b.x) >= 24).toBe(true);
  }
});
