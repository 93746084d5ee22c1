import { pinyin } from 'pinyin-pro';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPinyin, matchRank, pinyinMatcher, pinyinRanker } from '../../../src/layers/derive/pinyin.ts';
import { rareReadings } from '../../../src/layers/derive/readings.ts';
import { of, text } from '../../demo/demo.ts';

beforeAll(() => loadPinyin());

const finds = (query: string, name: string) => pinyinMatcher(query)(name);

describe('a name is found by', () => {
  test.each([
    ['东岳', '东岳大街'],
    ['岳大', '东岳大街'],
    ['dongyue', '东岳大街'],
    ['dongyuedajie', '东岳大街'],
    ['dydj', '东岳大街'],
    ['dy大街', '东岳大街'],
    ['dongy', '东岳大街'],
    ['dongyuedaj', '东岳大街'],
    ['dongydj', '东岳大街'],
    ['yuedajie', '东岳大街'],
    ['DONG YUE', '东岳大街'],
    ['dōngyuè', '东岳大街'],
    ['ｄｙｄｊ', '东岳大街'],
    ['shizhongxin', '市中心医院'],
    ['szx', '市中心医院'],
    ['shzx', '市中心医院'],
    ['chongqinglu', '重庆路'],
    ['zhongyaojie', '重要街'],
    ['yinhang', '银行'],
    ['nvshang', '女商街'],
    ['nüshang', '女商街'],
    ['nǚshang', '女商街'],
    ['lvdi', '绿地'],
    ['lüdi', '绿地'],
    ['xian', '西安路'],
    ['xian', '先锋街'],
    ['gy3', '公园3号门'],
    ['a5', 'Ａ５ 路'],
    ['东岳 大街', '东岳大街'],
    ['naihe', '㴎河东路'],
    ['nhdl', '㴎河东路'],
    ['㴎河', '㴎河东路'],
    ['culai', '徂徕镇'],
    ['gangcheng', '堽城镇'],
    ['yan', '渰'],
  ])('%s: %s', (query, name) => {
    expect(finds(query, name)).toBe(true);
  });

  test.each([
    ['dyl', '东岳大街'],
    ['dongyuz', '东岳大街'],
    ['ongyue', '东岳大街'],
    ['岳东', '东岳大街'],
    ['dajiedongyue', '东岳大街'],
    ['x', '东岳大街'],
    ['13', '公园3号门'],
  ])('but not %s: %s', (query, name) => {
    expect(finds(query, name)).toBe(false);
  });
});

test('better answers rank higher', () => {
  const rank = (query: string, name: string) => pinyinRanker(query)(name);
  expect(rank('东湖', '东湖')).toBe(matchRank.exact);
  expect(rank('东湖', '东湖路')).toBe(matchRank.prefix);
  expect(rank('东湖', '泰安 东湖公园')).toBe(matchRank.wordStart);
  expect(rank('dh', '东湖路')).toBe(matchRank.pinyinStart);
  expect(rank('dhl', '东湖路')).toBe(matchRank.pinyinWhole);
  expect(rank('donghulu', '东湖路')).toBe(matchRank.pinyinWhole);
  expect(rank('东湖', '新东湖路')).toBe(matchRank.contains);
  expect(rank('dh', '新东湖路')).toBe(matchRank.pinyinInside);
  expect(rank('gate', '东湖路')).toBe(matchRank.none);
});

test('every street of the demo city is found by its pinyin, its initials and half of each, as the library itself writes them', () => {
  const names = [...new Set([...of('street'), ...of('water')].map((thing) => text(thing, 'name')))].filter((name) =>
    /^\p{Script=Han}+$/u.test(name),
  );
  expect(names.length).toBeGreaterThan(40);
  for (const name of names) {
    const syllables = [...name].map((char) => rareReadings[char]?.readings[0] ?? pinyin(char, { toneType: 'none', v: true }));
    const half = Math.ceil(name.length / 2);
    const queries = [
      syllables.join(''),
      syllables.map((syllable) => syllable[0]).join(''),
      name.slice(0, half) + syllables.slice(half).join(''),
      syllables.slice(0, half).join('') + name.slice(half),
    ];
    expect(queries.filter((query) => !finds(query, name))).toEqual([]);
  }
});

test('a blank query finds everything, a very long one nothing and soon', () => {
  expect(finds('  ', '东岳大街')).toBe(true);
  expect(finds('xianxian'.repeat(40), '西安'.repeat(100))).toBe(true);
  expect(finds('ananananan'.repeat(30).concat('z'), '安'.repeat(200))).toBe(true);
  expect(finds(`${'an'.repeat(20)}z`, '安'.repeat(200))).toBe(false);
});

test('every reading of our own names its source, and 待核 where no dictionary has it', () => {
  for (const { readings, source, unverified } of Object.values(rareReadings)) {
    expect(readings.every((reading) => /^[a-z]+$/.test(reading))).toBe(true);
    expect(source).not.toBe('');
    expect(source.includes('待核')).toBe(unverified === true);
  }
});
