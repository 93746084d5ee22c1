import { expect, test } from 'vitest';
import { type FormItem, formOf } from '../../../src/layers/derive/form.ts';
import { segment } from '../../../src/layers/kinds/segment.ts';
import { shareZone } from '../../../src/layers/kinds/share-zone.ts';

function item(kind: typeof segment, key: string): FormItem | undefined {
  return formOf(kind)
    .flatMap((section) => section.items)
    .find((one) => one.key === key);
}

test('controls follow the field', () => {
  expect(item(segment, 'class')).toMatchObject({ control: 'select', many: false, open: false, required: true });
  expect(item(segment, 'works')).toMatchObject({ control: 'select', many: true, open: true, required: false });
  expect(item(segment, 'pci')).toMatchObject({ control: 'number', whole: false, min: 0, max: 100 });
  expect(item(segment, 'lanes')).toMatchObject({ control: 'number', whole: true, max: 20 });
  expect(item(segment, 'roadId')).toMatchObject({ control: 'asset', many: false, kinds: ['road'] });
  expect(item(shareZone, 'rotation')).toMatchObject({ control: 'text', lines: 3 });
  expect(item(shareZone, 'openDay')).toMatchObject({ control: 'date' });
  expect(item(shareZone, 'synthetic')).toMatchObject({ control: 'yes-no' });
});

test('the kind’s own facts come first, the record last', () => {
  expect(formOf(segment).map((section) => section.label.zh)).toEqual(['基本信息', '项目', '统计口径', '责任单位', '数据来源']);
});
