import { expect, test } from 'vitest';
import { Cancelled } from '../../../src/core/result.ts';
import { onlyLayer, open } from '../opening.ts';

/** A million lines of a table. */
function millionLines(): string {
  const lines = ['编号,名称,经度,纬度,面积,备注'];
  for (let at = 0; at < 1_000_000; at++) lines.push(`${at},公园${at},117.${at % 10_000},36.${at % 9_999},${at},备注`);
  return lines.join('\n');
}

test('a million records are read, and a reading under way hears cancel', async () => {
  const text = millionLines();
  const layer = await onlyLayer('a.csv', text);
  expect(layer.rows).toHaveLength(1_000_000);
  expect(layer.rows.at(-1)).toMatchObject({ row: 1_000_000, line: 1_000_001, values: { 编号: '999999' } });
  let share = 0;
  const host = {
    progress: (now: number) => {
      share = now;
    },
    cancelled: () => share > 0.1,
  };
  await expect(open({ 'a.csv': text }, 'auto', host)).rejects.toThrow(Cancelled);
  expect(share).toBeLessThan(0.5);
}, 120_000);
