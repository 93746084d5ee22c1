import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collisions } from './collisions.ts';
import { chrome, openScreen, openStand, type Stand } from './screen.ts';

describe.skipIf(chrome === null)('large and dense screens', () => {
  let stand: Stand;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.close());

  test.each([
    [3840, 2160, 1],
    [1920, 1080, 2],
  ])('at %i×%i (×%i) nothing is cut or lies over another', async (width, height, deviceScaleFactor) => {
    const { page, errors } = await openScreen(stand, '#lang=en&select=park/park-0002', { viewport: { width, height }, deviceScaleFactor });
    expect(await collisions(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});
