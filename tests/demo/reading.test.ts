import { describe, expect, test } from 'vitest';
import { areaTree } from '../../src/core/area.ts';
import { readCityFiles } from '../../src/formats/city-folder.ts';
import { checkAssets } from '../../src/layers/checks/run.ts';
import { committed } from './demo.ts';

describe('the project reads its own demo city', () => {
  const { city, issues } = readCityFiles(committed, '泰安');

  test('without an issue', () => {
    expect(issues).toEqual([]);
    expect(city.info.areaCode).toBe('370900');
  });

  test('its checks find nothing wrong', () => {
    expect(checkAssets(city.assets).filter((issue) => issue.severity !== 'info')).toEqual([]);
  });

  test('both area trees hang together, 北集坡街道 under its functional zone in one of them', () => {
    const areas = city.assets.filter((asset) => asset.kind === 'area');
    const legal = areaTree(areas, 'legal', city.info.dataDate);
    const managing = areaTree(areas, 'managing', city.info.dataDate);
    expect([...legal.issues, ...managing.issues]).toEqual([]);
    expect([legal.roots, managing.roots]).toEqual([['370900'], ['370900']]);
    expect([legal.nodes.get('370911003')?.parent, managing.nodes.get('370911003')?.parent]).toEqual(['370911', 'zone-gaoxin']);
  });
});
