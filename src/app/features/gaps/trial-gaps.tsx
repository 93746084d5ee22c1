import { useState } from 'react';
import { bringToTop } from '../../ui/to-top.ts';
import { useCoverage, useSpeech } from '../../ui/use-app.ts';
import { GapsPanel } from './gaps-panel.tsx';

/** The gaps that a what-if would leave; folded away, and not asked for, until somebody wants them. */
export function TrialGaps() {
  const { say } = useSpeech();
  const answer = useCoverage((coverage) => coverage.answer);
  const [isOpen, setIsOpen] = useState(false);
  if (!answer) return null;
  return (
    <details
      className="trial-gaps"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
        if (currentTarget.open) requestAnimationFrame(() => bringToTop(currentTarget));
      }}
    >
      <summary>{say('gapsOfTrial')}</summary>
      {isOpen && <GapsPanel answer={answer} />}
    </details>
  );
}
