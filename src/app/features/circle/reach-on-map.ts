import { useMemo } from 'react';
import { circleTiers } from '../../../analysis/circle/spec.ts';
import type { MapReach } from '../../../map/frame.ts';
import { useCircle } from '../../ui/use-app.ts';

/** The streets reached from the place one walks from, in the order of the tiers; null where none was asked for. */
export function useReachLines(): MapReach | null {
  const at = useCircle(({ inFront, reach }) => (inFront ? reach.at : null));
  const answer = useCircle((circle) => circle.reach.answer);
  const streets = useMemo(
    () => circleTiers.map((minutes) => answer?.streets.find((tier) => tier.minutes === minutes)?.lines ?? []),
    [answer],
  );
  return useMemo(() => at && { from: [at.lon, at.lat], streets }, [at, streets]);
}
