import { expect, test } from 'vitest';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import type { Asset } from '../../src/core/asset.ts';
import type { Issue } from '../../src/core/issue.ts';
import { placedSentence } from '../../src/text/sentence.ts';
import { box, city, point } from '../scenes/draw.ts';

test('a warning of an engine names what it speaks of, and tells a thing that is no polygon from one without a boundary', () => {
  const broken: Asset = {
    kind: 'residential',
    id: 'r2',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [117, 36],
          [Number.NaN, 36],
          [117, 36],
        ],
      ],
    },
    values: {},
  };
  const { issues } = coverageColumns(city([box('park', 'p', [0, 0], [100, 100]), point('residential', 'r1', [0, 0]), broken]));
  expect(issues.map((issue) => placedSentence(issue, 'en'))).toEqual([
    'residential/r1: Should be a polygon but is a Point; left out.',
    'residential/r2: The polygon has no usable boundary (its coordinates are no numbers, or enclose nothing); left out.',
  ]);
  expect(placedSentence(issues[0] as Issue, 'zh')).toBe('residential/r1：应为面，实为 Point，未计入。');
});

test('where file and row are known they stand alone', () => {
  const issue: Issue = { code: 'no-streets', severity: 'warning', params: {}, kind: 'street', id: 's', file: 'street.geojson', row: 3 };
  expect(placedSentence(issue, 'en')).toBe('street.geojson, row 3: The file holds no walkable lines.');
  expect(placedSentence({ code: 'no-streets', severity: 'warning', params: {} }, 'en')).toBe('The file holds no walkable lines.');
});
