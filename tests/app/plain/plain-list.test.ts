import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PlainList } from '../../../src/app/features/plain/plain-list.tsx';
import { AppProvider } from '../../../src/app/ui/use-app.ts';
import { box } from '../../scenes/draw.ts';
import { makeApp } from '../make-app.ts';

test('the list of the plain view marks an illustrative thing in a real city as well', () => {
  const app = makeApp();
  const drawn = [box('park', 'real', [0, 0], [9, 9]), box('park', 'drawn', [0, 0], [9, 9], { synthetic: true })];
  const page = renderToString(createElement(AppProvider, { value: app }, createElement(PlainList, { drawn })));
  expect(page.match(/class="mark-small"/g)?.length).toBe(1);
  expect(page).toMatch(/drawn<\/span><span class="mark-small">示意/);
});
