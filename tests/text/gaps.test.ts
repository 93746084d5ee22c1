import { describe, expect, test } from 'vitest';
import { gapSentence } from '../../src/text/gaps.ts';

const near = { park: '南湖公园', straightM: 210.4, radiusM: 500, walkPark: '南湖公园', walkM: 859.6, inferred: 0 };

describe('the sentence of a gap', () => {
  test('no gate on this side', () => {
    const params = { ...near, changedPark: '南湖公园', covers: 1, newM: 289.7, side: 'n', people: 1200.4 };
    const told = { cause: 'no-gate-this-side', metric: 'walk', params } as const;
    expect(gapSentence(told, 'zh')).toBe(
      '约 1,200 人，代表点到南湖公园直线 210 m、步行 860 m：公园这一侧没有出入口，若在北侧开口，则步行 290 m。',
    );
    expect(gapSentence(told, 'en')).toBe(
      'About 1,200 people, from its middle 南湖公园 is 210 m away as the crow flies, 860 m on foot: the park has no gate on this side; with one on its north side, the walk is 290 m.',
    );
  });

  test('inferred gates are said; a change that reaches less than half of the place says so', () => {
    const params = { ...near, inferred: 1, covers: 0.24, barrier: 'water', barrierName: '奈河' };
    expect(gapSentence({ cause: 'barrier', metric: 'walk', params }, 'zh')).toBe(
      '代表点到南湖公园直线 210 m、步行 860 m（出入口由路网推断）：被水系（奈河）隔开，若能穿过，最多可覆盖此处 24%。',
    );
  });

  test('a barrier without a name has no empty brackets', () => {
    const params = { ...near, covers: 1, newM: 250, barrier: 'wall', barrierName: '' };
    expect(gapSentence({ cause: 'barrier', metric: 'walk', params }, 'zh')).toContain('被围墙隔开');
    expect(gapSentence({ cause: 'barrier', metric: 'walk', params }, 'en')).toContain('cut off by a wall; with');
  });

  test('two parks, no known way, no park at all', () => {
    const none = { cause: 'no-park-near', metric: 'walk' } as const;
    expect(gapSentence({ ...none, params: { ...near, walkPark: '天平湖公园', walkM: 1500 } }, 'zh')).toContain(
      '直线最近南湖公园 210 m，步行最近天平湖公园 1500 m',
    );
    const { walkM: _, walkPark: __, ...straight } = near;
    expect(gapSentence({ ...none, params: straight }, 'zh')).toContain('没有已知的步行路');
    expect(gapSentence({ ...none, params: {} }, 'zh')).toBe('没有计入的公园：不在任何公园的服务半径内。');
  });

  test('no park near: the share of the place that no radius reaches is said, all of it without a number', () => {
    const told = (outside: number, lang: 'zh' | 'en') =>
      gapSentence({ cause: 'no-park-near', metric: 'walk', params: { ...near, outside } }, lang);
    expect(told(0.724, 'zh')).toContain('：其中 72% 不在任何公园的服务半径内（此公园 500 m）。');
    expect(told(0.724, 'en')).toContain(': 72% of it lies within no park’s service radius (500 m for this one).');
    expect(told(0.996, 'zh')).toContain('：不在任何公园的服务半径内（此公园 500 m）。');
    expect(gapSentence({ cause: 'no-park-near', metric: 'walk', params: { outside: 0.5 } }, 'zh')).toBe(
      '没有计入的公园：其中 50% 不在任何公园的服务半径内。',
    );
  });

  test('too small, unknown size, closed, ticketed, a way round', () => {
    const zh = (cause: string, params: Readonly<Record<string, string | number>>) =>
      gapSentence({ cause, metric: 'walk', params: { ...near, ...params } }, 'zh');
    expect(zh('too-small', { changedPark: '口袋公园', sizeM2: 120, leastM2: 400, covers: 1 })).toContain(
      '口袋公园 120 m²，不足 400 m² 不计，若计入',
    );
    expect(zh('too-small', { changedPark: '口袋公园', sizeM2: 0, leastM2: 400, covers: 1 })).toContain('未登记面积');
    expect(zh('closed', { changedPark: '植物园', was: 'closed', covers: 1 })).toContain('植物园未开放');
    expect(zh('closed', { changedPark: '植物园', was: 'ticketed', covers: 1 })).toContain('植物园收费');
    expect(zh('broken-path', { detour: 1 })).toContain('只能绕行');
    expect(zh('broken-path', { linkM: 10, covers: 1, newM: 222.5 })).toContain('若接通 10 m，则步行 223 m');
  });

  test('people: a group under ten is not told', () => {
    expect(gapSentence({ cause: 'broken-path', metric: 'walk', params: { ...near, detour: 1, people: 4.4 } }, 'zh')).toMatch(/^约 < 10 人/);
  });

  test('no template is left unfilled', () => {
    const causes = ['no-park-near', 'no-gate-this-side', 'broken-path', 'barrier', 'too-small', 'closed'];
    const params = {
      ...near,
      changedPark: 'p',
      covers: 0.7,
      newM: 1,
      side: 'sw',
      linkM: 3,
      barrier: 'own-wall',
      barrierName: 'x',
      sizeM2: 9,
      leastM2: 400,
      outside: 0.6,
    };
    for (const cause of causes)
      for (const lang of ['zh', 'en'] as const)
        for (const metric of ['walk', 'straight'] as const)
          expect(gapSentence({ cause, params, metric }, lang)).not.toMatch(/[{}]|undefined|NaN/);
  });
});
