import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Gap } from '../../../analysis/gaps/spec.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { GapRow, gapRowHeight, gapRowId } from './gap-row.tsx';
import { askCauses, closeGap, gapsStore, openGap } from './gaps-store.ts';

/** A scroll that goes on asks nothing; what it ends at is asked for. */
const restMs = 80;

function useCausesInSight(ids: readonly string[]): void {
  const app = useApp();
  const asked = ids.join(' ');
  useEffect(() => {
    const timer = setTimeout(() => void askCauses(app, asked === '' ? [] : asked.split(' ')).catch(() => {}), restMs);
    return () => clearTimeout(timer);
  }, [app, asked]);
}

function nextRow(key: string, from: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}

/** The gaps by size; only rows in sight are drawn and asked for their cause. One stop of the Tab key; arrows go from gap to gap. */
export function GapRows({ gaps }: { readonly gaps: readonly Gap[] }) {
  const app = useApp();
  const { say } = useSpeech();
  const scroller = useRef<HTMLDivElement>(null);
  const open = useStore(gapsStore, (state) => state.open);
  const causes = useStore(gapsStore, (state) => state.causes);
  const virtualizer = useVirtualizer({
    count: gaps.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => gapRowHeight,
    overscan: 4,
  });
  const items = virtualizer.getVirtualItems();
  useCausesInSight(items.flatMap(({ index }) => gaps[index]?.id ?? []));
  const at = gaps.findIndex(({ id }) => id === open);
  const drawn = items.some(({ index }) => index === at);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open !== null) {
      event.stopPropagation();
      closeGap(app);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / gapRowHeight) - 1);
    const next = nextRow(event.key, at, gaps.length, page);
    const gap = next === null ? undefined : gaps[next];
    if (next === null || !gap) return;
    event.preventDefault();
    event.stopPropagation();
    virtualizer.scrollToIndex(next);
    void openGap(app, gap.id);
  };
  return (
    <div
      ref={scroller}
      className="gap-list"
      role="listbox"
      data-in-place={true}
      tabIndex={0}
      aria-label={say('gapsList')}
      aria-activedescendant={drawn && open !== null ? gapRowId(open) : undefined}
      title={say('gapsHelp')}
      onKeyDown={onKey}
      onClick={({ target }) => {
        const id = target instanceof Element ? target.closest('[data-gap]')?.getAttribute('data-gap') : null;
        if (id) void openGap(app, id);
      }}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const gap = gaps[index];
          if (!gap) return null;
          return (
            <GapRow key={gap.id} gap={gap} answer={causes.get(gap.id)} isOpen={gap.id === open} top={start} at={index} of={gaps.length} />
          );
        })}
      </div>
    </div>
  );
}
