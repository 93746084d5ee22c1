import { describe, expect, test } from 'vitest';
import { pictureFilters, pictureMarks } from '../../../src/app/features/tools/picture-content.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { box, city } from '../../scenes/draw.ts';
import { makeApp } from '../make-app.ts';

const real = city([box('park', 'real', [0, 0], [100, 100]), box('residential', 'drawn', [200, 0], [300, 100], { synthetic: true })]);

function openedApp() {
  const app = makeApp();
  app.scope.setState({ index: cityIndex(real) });
  return app;
}

describe('what stands on a picture', () => {
  test('is the mark of illustrative data wherever a kind that is shown, or an answer, holds some', () => {
    const marked = (results: object | null, ...hidden: string[]) => {
      const frame = { city: real, results, hiddenKinds: new Set(hidden) } as Parameters<typeof pictureMarks>[1];
      return pictureMarks(openedApp(), frame, false).includes('含示意数据');
    };
    expect(marked(null)).toBe(true);
    expect(marked(null, 'park')).toBe(true);
    expect(marked(null, 'residential')).toBe(false);
    expect(marked({}, 'residential')).toBe(true);
  });

  test('is each condition, in the words of the table', () => {
    const app = openedApp();
    expect(pictureFilters(app)).toBeNull();
    app.session.setState({
      filters: {
        park: [
          { field: 'name', op: 'text', text: '岱' },
          { field: 'areaM2', op: 'range', min: 400, max: null },
        ],
      },
      only: new Set(['view']),
    });
    const zh = pictureFilters(app) ?? '';
    expect(zh).toMatch(/^公园.*：.*“岱”，.*≥ 400.*、只显示屏幕内的$/);
    app.session.setState({ lang: 'en' });
    expect(pictureFilters(app)).toMatch(/“岱”, .*≥ 400.*; only what is on screen$/);
  });
});
