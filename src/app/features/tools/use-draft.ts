import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { DraftLabel, LonLat, MapDraft } from '../../../map/tools/draft.ts';
import type { Lang } from '../../../text/sentence.ts';
import { groundArea, groundLength } from '../../ui/format.ts';
import { useSession } from '../../ui/use-app.ts';
import { measure } from './measure.ts';
import { isMeasuring, type Tools, toolStore } from './tools-store.ts';

function middle([ax, ay]: LonLat, [bx, by]: LonLat): LonLat {
  return [(ax + bx) / 2, (ay + by) / 2];
}

/** Legs are named while there are few enough to read; the panel lists them all. */
const namedLegs = 30;

function labelsOf(vertices: readonly LonLat[], closed: boolean, lang: Lang): readonly DraftLabel[] {
  const { legsM, totalM, areaM2 } = measure(vertices, closed);
  const labels: DraftLabel[] = [];
  for (const [index, metres] of legsM.slice(0, namedLegs).entries()) {
    const [from, to] = [vertices[index], vertices[(index + 1) % vertices.length]];
    if (from && to) labels.push({ at: middle(from, to), text: groundLength(metres, lang), part: 'leg' });
  }
  const last = vertices.at(-1);
  if (closed && areaM2 !== null) {
    const [lon, lat] = vertices.reduce<LonLat>(([x, y], [vx, vy]) => [x + vx / vertices.length, y + vy / vertices.length], [0, 0]);
    labels.push({ at: [lon, lat], text: groundArea(areaM2, lang), part: 'sum' });
  } else if (last && legsM.length > 1) labels.push({ at: last, text: `Σ ${groundLength(totalM, lang)}`, part: 'sum' });
  return labels;
}

function draftOf(state: Pick<Tools, 'tool' | 'vertices' | 'next' | 'pin'>, lang: Lang): MapDraft | null {
  const { tool, vertices, next, pin } = state;
  const measuring = isMeasuring(tool) && vertices.length > 0;
  if (!measuring && !pin) return null;
  const closed = tool === 'area';
  const shown = next ? [...vertices, next] : vertices;
  return {
    vertices: measuring ? vertices : [],
    next: measuring ? next : null,
    closed,
    pins: pin ? [pin] : [],
    labels: measuring ? labelsOf(shown, closed, lang) : [],
  };
}

/** What the tools draw on the map; the same object until something of it changes. */
export function useDraft(): MapDraft | null {
  const lang = useSession((session) => session.lang);
  const tool = useStore(toolStore, (state) => state.tool);
  const vertices = useStore(toolStore, (state) => state.vertices);
  const next = useStore(toolStore, (state) => state.next);
  const pin = useStore(toolStore, (state) => state.pin);
  return useMemo(() => draftOf({ tool, vertices, next, pin }, lang), [tool, vertices, next, pin, lang]);
}
