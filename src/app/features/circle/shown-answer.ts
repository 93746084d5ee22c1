import { useStore } from 'zustand';
import type { App } from '../../services.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { circleShown, triesCircle, whatIfStore } from '../../state/whatif.ts';
import { useCircle } from '../../ui/use-app.ts';

/** The answer that the screen shows: while something is tried, that of the trial. */
export function useShownAnswer(): CircleAnswer | null {
  const answer = useCircle((circle) => circle.answer);
  return useStore(whatIfStore, (whatIf) => circleShown(whatIf, answer));
}

/** The same, once. */
export function shownAnswer(app: App): CircleAnswer | null {
  return circleShown(whatIfStore.getState(), app.circle.getState().answer);
}

/** Whether something of the circle is tried. */
export function useTries(): boolean {
  return useStore(whatIfStore, triesCircle);
}
