import { type ComponentType, useEffect, useState } from 'react';
import { firstPaint } from '../commands/first-paint.ts';
import type { parts } from './parts.ts';

type PartName = keyof typeof parts | 'coverage' | 'circle' | 'matrix' | 'plain' | 'import' | 'mend';

async function fetchPart(name: PartName): Promise<ComponentType> {
  await firstPaint();
  if (name === 'coverage') return (await import('../features/coverage/panel.tsx')).CoveragePanel;
  if (name === 'circle') return (await import('../features/circle/panel.tsx')).CirclePanel;
  if (name === 'matrix') return (await import('../features/circle/matrix-pane.tsx')).CircleMatrix;
  if (name === 'import') return (await import('../features/import/import-panel.tsx')).ImportPanel;
  if (name === 'mend') return (await import('../features/mend/mend-panel.tsx')).MendPanel;
  if (name === 'plain') return (await import('../features/plain/plain-view.tsx')).PlainView;
  return (await import('./parts.ts')).parts[name];
}

const there = new Map<PartName, ComponentType>();
const coming = new Map<PartName, Promise<void>>();

function askFor(name: PartName): Promise<void> {
  const asked = coming.get(name) ?? fetchPart(name).then((part) => void there.set(name, part));
  coming.set(name, asked);
  return asked;
}

/**
 * A part of the screen whose code is fetched and run only when streets and parks are on screen; its place is empty until then. Not `lazy` of
 * React, which holds back what has come for up to 300 ms.
 */
export function Later({ part }: { readonly part: PartName }) {
  const [, setCome] = useState<PartName | null>(null);
  useEffect(() => {
    if (there.has(part)) return;
    let wanted = true;
    void askFor(part).then(() => wanted && setCome(part));
    return () => {
      wanted = false;
    };
  }, [part]);
  const Part = there.get(part);
  return Part ? <Part /> : null;
}
