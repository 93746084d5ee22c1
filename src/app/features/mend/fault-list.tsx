import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { FoundFault } from '../../../analysis/mend/found.ts';
import { streetFaultWords } from '../../../text/mend.ts';
import { useApp, useScope, useSpeech } from '../../ui/use-app.ts';
import { chooseFault, mendNow, toggleIgnored, zoomToFault } from './commands.ts';
import { metresInWords, streetsInWords } from './fault-words.ts';
import { mendStore } from './mend-store.ts';

const rowHeight = 48;

const rowId = (key: string): string => `fault-${key.replace(/[^\w.-]/g, '_')}`;

function nextRow(key: string, at: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 6,
    PageUp: at - 6,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}

interface RowProps {
  readonly fault: FoundFault;
  readonly at: number;
  readonly of: number;
  readonly top: number;
  readonly isChosen: boolean;
  readonly isIgnored: boolean;
}

/** One fault: what and how much, which streets, and whether a machine may mend it. The list around hears clicks and keys. */
function FaultRow({ fault, at, of, top, isChosen, isIgnored }: RowProps) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const index = useScope((scope) => scope.index);
  const tag = isIgnored ? 'mendIgnoredTag' : fault.sure ? 'mendSure' : 'mendUnsure';
  return (
    <div
      id={rowId(fault.key)}
      data-fault={fault.key}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-posinset={at + 1}
      aria-setsize={of}
      className={isChosen ? 'fault-row fault-chosen' : 'fault-row'}
      style={{ transform: `translateY(${top}px)`, height: rowHeight }}
    >
      <span className="fault-what">
        {streetFaultWords[fault.code][lang]} <span className="fault-metres">{metresInWords(fault, speech)}</span>
      </span>
      <span className={fault.sure && !isIgnored ? 'fault-tag fault-sure' : 'fault-tag'}>{say(tag)}</span>
      <span className="fault-streets">{streetsInWords(index, fault, speech)}</span>
    </div>
  );
}

/** The faults by sort and metres; only rows in sight are drawn. One stop of the Tab key; letters and arrows act on the chosen one. */
export function FaultList({ faults }: { readonly faults: readonly FoundFault[] }) {
  const app = useApp();
  const { say } = useSpeech();
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = useStore(mendStore, (state) => state.chosen);
  const ignored = useStore(mendStore, (state) => state.ignored);
  const virtualizer = useVirtualizer({
    count: faults.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const at = faults.findIndex(({ key }) => key === chosen);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at);
  }, [at, virtualizer]);
  const acts: Readonly<Record<string, (key: string) => void>> = {
    enter: (key) => zoomToFault(app, key),
    r: (key) => void mendNow(app, key),
    i: (key) => toggleIgnored(app, key),
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextRow(event.key, at, faults.length);
    const act = acts[event.key.toLowerCase()];
    if (next !== null) chooseFault(faults[next]?.key ?? null);
    else if (act && chosen !== null && at >= 0) act(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={scroller}
      className="fault-list"
      role="listbox"
      data-in-place={true}
      tabIndex={0}
      aria-label={say('mendList')}
      aria-activedescendant={items.some(({ index }) => index === at) && chosen !== null ? rowId(chosen) : undefined}
      title={say('mendListHelp')}
      onKeyDown={onKey}
      onClick={({ target }) => {
        const key = target instanceof Element ? target.closest('[data-fault]')?.getAttribute('data-fault') : null;
        if (key) chooseFault(key);
      }}
      onDoubleClick={() => chosen !== null && zoomToFault(app, chosen)}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const fault = faults[index];
          if (!fault) return null;
          return (
            <FaultRow
              key={fault.key}
              fault={fault}
              at={index}
              of={faults.length}
              top={start}
              isChosen={fault.key === chosen}
              isIgnored={ignored.has(fault.key)}
            />
          );
        })}
      </div>
    </div>
  );
}
