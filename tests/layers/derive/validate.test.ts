import { expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { validateAsset } from '../../../src/layers/derive/validate.ts';
import { area } from '../../../src/layers/kinds/area.ts';
import { facility } from '../../../src/layers/kinds/facility.ts';
import { segment } from '../../../src/layers/kinds/segment.ts';
import { toilet } from '../../../src/layers/kinds/toilet.ts';
import { issueSentence } from '../../../src/text/sentence.ts';
import { fullAsset } from '../samples.ts';

function codes(asset: Asset, kind: typeof segment): string[] {
  return validateAsset(asset, kind).map((issue) => `${issue.code} ${issue.params.field ?? ''}`.trim());
}

test('a segment without its class, with a PCI above 100 and a negative IRI', () => {
  const bad = fullAsset(segment, { class: null, pci: 101, iri: -1, rqi: 4.98 });
  expect(codes(bad, segment)).toEqual(['field-missing class', 'field-above pci', 'field-below iri']);
});

test.each([
  [{ ownWord: 'kept' }, []],
  [{ third: 'yes' }, ['field-not-boolean third']],
  [{ menSeats: 2.5 }, ['field-not-integer menSeats']],
  [{ menSeats: '3' }, ['field-not-integer menSeats']],
  [{ startDate: '2024-02-30' }, ['field-not-date startDate']],
  [{ startDate: 2024 }, []],
  [{ name: ['a'] }, ['field-not-text name']],
  [{ state: 'gone' }, ['field-unknown-choice state']],
  [{ grade: '四类' }, []],
  [{ componentCode: '3709020301000001x' }, ['field-too-long componentCode']],
])('a toilet with %j', (values, expected) => {
  expect(codes(fullAsset(toilet, values), toilet)).toEqual(expected);
});

test('an unknown word is an error where the choice is required, else a warning', () => {
  const severities = validateAsset(fullAsset(segment, { class: '高架路', maintenanceGrade: '特级' }), segment).map(
    (issue) => issue.severity,
  );
  expect(severities).toEqual(['error', 'warning']);
});

test('lists', () => {
  expect(codes(fullAsset(segment, { works: 'resurfacing' }), segment)).toEqual(['field-not-list works']);
  expect(codes(fullAsset(segment, { works: ['resurfacing', '本地做法'] }), segment)).toEqual([]);
});

test('geometry: missing, of another family, empty, in metres', () => {
  const place = fullAsset(facility);
  expect(codes({ ...place, geometry: null }, facility)).toEqual(['geometry-missing']);
  expect(codes({ ...fullAsset(area), geometry: null }, area)).toEqual([]);
  expect(codes({ ...place, geometry: { type: 'LineString', coordinates: [[117, 36]] } }, facility)).toEqual(['geometry-family']);
  expect(codes({ ...place, geometry: { type: 'GeometryCollection', geometries: [] } }, facility)).toEqual(['geometry-family']);
  expect(codes({ ...place, geometry: { type: 'MultiPoint', coordinates: [] } }, facility)).toEqual(['geometry-empty']);
  expect(codes({ ...place, geometry: { type: 'Point', coordinates: [39_511_243.08, 4_006_854.38] } }, facility)).toEqual([
    'geometry-off-earth',
  ]);
  expect(codes({ ...place, geometry: { type: 'Point', coordinates: [Number.NaN, 36] } }, facility)).toEqual(['geometry-off-earth']);
});

test('issues name the asset and read as a sentence in both languages', () => {
  const [issue] = validateAsset(fullAsset(segment, { pci: 101 }), segment);
  expect(issue).toMatchObject({ kind: 'segment', id: 'segment-1', severity: 'error' });
  if (!issue) throw new Error('no issue');
  expect(issueSentence(issue, 'zh')).toBe('“路面状况指数 PCI”为 101，不应大于 100。');
  expect(issueSentence(issue, 'en')).toBe('“PCI” is 101, above its greatest value 100.');
});
