import { Tour } from 'antd';
import { useEffect, useState } from 'react';
import type { WordKey } from '../../../text/app.ts';
import { rememberTour } from '../../commands/first-run.ts';
import { useApp, useOverlay, useSpeech } from '../../ui/use-app.ts';

/** The six stops: what is pointed at, what is said. A part that is not on screen is spoken of all the same. */
const stops: readonly { readonly at: string; readonly title: WordKey; readonly what: WordKey }[] = [
  { at: '.workspace-tabs', title: 'tourWorkspaces', what: 'tourWorkspacesWhat' },
  { at: '.area-path', title: 'tourArea', what: 'tourAreaWhat' },
  { at: '.pane-layers', title: 'tourLayers', what: 'tourLayersWhat' },
  { at: '.stage-map', title: 'tourMap', what: 'tourMapWhat' },
  { at: '.pane-dock', title: 'tourTable', what: 'tourTableWhat' },
  { at: '.search-button', title: 'tourSearch', what: 'tourSearchWhat' },
];

/** Six stops through the screen. Left at any time by Esc; shown once by itself and again from the help menu. */
export function GuidedTour() {
  const app = useApp();
  const { say } = useSpeech();
  const open = useOverlay((overlay) => overlay.shown === 'tour');
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (open) setAt(0);
  }, [open]);
  // The way on has the focus at every stop, so that Enter is enough.
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => {
      document.querySelector<HTMLElement>(`.tour-next-${at}`)?.focus();
    }, 60);
    return () => clearTimeout(timer);
  }, [open, at]);
  const leave = () => {
    rememberTour(app);
    app.overlay.setState({ shown: null });
  };
  return (
    <Tour
      open={open}
      current={at}
      onChange={setAt}
      onClose={leave}
      onFinish={leave}
      animated={false}
      steps={stops.map(({ at: selector, title, what }, stop) => ({
        title: say(title),
        description: say(what),
        target: () => document.querySelector<HTMLElement>(selector) as HTMLElement,
        prevButtonProps: { children: say('tourBack') },
        nextButtonProps: { className: `tour-next-${stop}`, children: say(stop === stops.length - 1 ? 'tourDone' : 'tourNext') },
      }))}
      indicatorsRender={(current, total) => say('tourCount', { at: current + 1, total })}
      actionsRender={(buttons, { current, total }) => (
        <>
          {current < total - 1 && (
            <button type="button" className="link tour-skip" onClick={leave}>
              {say('tourSkip')}
            </button>
          )}
          {buttons}
        </>
      )}
    />
  );
}
