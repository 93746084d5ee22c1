import { describe, expect, test } from 'vitest';
import { ancestors, areaTree, atLevel, childrenOf, withDescendants } from '../../src/core/area.ts';
import type { Asset, FieldValue } from '../../src/core/asset.ts';

function unit(level: string, code: string, name: string, parentCode: string | null, more: Record<string, FieldValue> = {}): Asset {
  return {
    kind: 'area',
    id: more.id === undefined ? code : String(more.id),
    geometry: null,
    values: { level, code, name, parentCode, ...more },
  };
}

/** Tai'an as the codes of 2022 have it: 北集坡 lies in 岱岳区 and is run by the high-tech zone. */
const taian = [
  unit('community', '370902001001', '东湖社区', '370902001'),
  unit('town', '370902002', '财源街道', '370902'),
  unit('town', '370902001', '岱庙街道', '370902'),
  unit('town', '370911003', '北集坡街道', '370911', { managedBy: 'gaoxin' }),
  unit('town', '370911001', '粥店街道', '370911'),
  unit('district', 'gaoxin', '高新区', '370900'),
  unit('district', '370902', '泰山区', '370900'),
  unit('district', '370911', '岱岳区', '370900'),
  unit('city', '370900', '泰安市', null),
];
const today = '2026-11-23';

function codes(issues: readonly { readonly code: string }[]): string[] {
  return issues.map((issue) => issue.code);
}

describe('areaTree', () => {
  test('legal basis: the division of the state, children in order of code', () => {
    const tree = areaTree(taian, 'legal', today);
    expect(tree.issues).toEqual([]);
    expect(tree.roots).toEqual(['370900']);
    expect(childrenOf(tree, '370900')).toEqual(['370902', '370911', 'gaoxin']);
    expect(childrenOf(tree, '370911')).toEqual(['370911001', '370911003']);
    expect(childrenOf(tree, 'gaoxin')).toEqual([]);
    expect(ancestors(tree, '370902001001')).toEqual(['370902001', '370902', '370900']);
  });

  test('managing basis: a town goes to the zone that runs it, the others stay', () => {
    const tree = areaTree(taian, 'managing', today);
    expect(childrenOf(tree, 'gaoxin')).toEqual(['370911003']);
    expect(childrenOf(tree, '370911')).toEqual(['370911001']);
    expect(atLevel(tree, '370911003', 'district')).toBe('gaoxin');
    expect(atLevel(tree, '370902001001', 'district')).toBe('370902');
    expect(atLevel(tree, '370900', 'town')).toBeNull();
    expect(withDescendants(tree, '370902')).toEqual(['370902', '370902001', '370902001001', '370902002']);
    expect(withDescendants(tree, 'unknown')).toEqual([]);
  });

  test('a unit has the parents of the day; bounds count, as precisely as they are known', () => {
    const moved = [
      ...taian.filter((asset) => asset.id !== '370911003'),
      unit('town', '370911003', '北集坡街道', '370911', { id: 'until', validTo: '2010' }),
      unit('town', '370911003', '北集坡街道', '370911', { id: 'since', validFrom: '2011-01-01', managedBy: 'gaoxin' }),
    ];
    const parentOn = (date: string) => areaTree(moved, 'managing', date).nodes.get('370911003')?.parent;
    expect(parentOn('2010-12-31')).toBe('370911');
    expect(parentOn('2011-01-01')).toBe('gaoxin');
    expect(areaTree(moved, 'managing', today).issues).toEqual([]);
  });

  test('a parent that is not there makes a root and an issue', () => {
    const tree = areaTree(
      taian.filter((asset) => asset.id !== '370902'),
      'legal',
      today,
    );
    expect(tree.roots).toEqual(['370900', '370902001', '370902002']);
    expect(codes(tree.issues)).toEqual(['area-parent-missing', 'area-parent-missing']);
    expect(tree.issues[0]?.params).toEqual({ code: '370902002', parent: '370902' });
  });

  test.each([0, 1, 2])('a cycle is reported once and opened at its smallest code, whatever the order of the file (%i)', (turn) => {
    const ring = [
      unit('town', 'b', '乙', 'a'),
      unit('town', 'c', '丙', 'b'),
      unit('town', 'a', '甲', 'c'),
      unit('community', 'd', '丁', 'b'),
    ];
    const tree = areaTree([...ring.slice(turn), ...ring.slice(0, turn)], 'legal', today);
    expect(codes(tree.issues)).toEqual(['area-cycle']);
    expect(tree.issues[0]?.params).toEqual({ codes: 'a → c → b → a' });
    expect(tree.roots).toEqual(['a']);
    expect(ancestors(tree, 'd')).toEqual(['b', 'a']);
    expect(ancestors(tree, 'c')).toEqual(['b', 'a']);
  });

  test('a unit that is its own parent is a cycle of one', () => {
    const tree = areaTree([unit('city', '1', '甲', '1')], 'legal', today);
    expect(codes(tree.issues)).toEqual(['area-cycle']);
    expect(tree.roots).toEqual(['1']);
  });

  test('what cannot be a unit is left out and reported', () => {
    const odd = [
      unit('city', '370900', '泰安市', null),
      unit('city', '370900', '泰安市', null, { id: 'again' }),
      unit('town', '', '无码', null, { id: 'nameless' }),
      unit('village', '1', '村', null),
      unit('district', '370902', '泰山区', '370902001'),
      unit('town', '370902001', '岱庙街道', '370900'),
    ];
    const tree = areaTree(odd, 'legal', today);
    expect(codes(tree.issues)).toEqual(['area-code-twice', 'area-without-code', 'area-level-unknown', 'area-parent-too-low']);
    expect(tree.roots).toEqual(['370900', '370902']);
  });

  test('a code that a spreadsheet made a number is still a code; other kinds are no units', () => {
    const numbered: Asset = {
      kind: 'area',
      id: '1',
      geometry: null,
      values: { level: 'district', code: 370902, parentCode: 370900, name: '泰山区' },
    };
    const park: Asset = { kind: 'park', id: '2', geometry: null, values: { level: 'town', code: '9', name: '东湖公园' } };
    const tree = areaTree([unit('city', '370900', '泰安市', null), numbered, park], 'legal', today);
    expect([...tree.nodes.keys()]).toEqual(['370900', '370902']);
    expect(tree.nodes.get('370902')?.parent).toBe('370900');
  });
});
