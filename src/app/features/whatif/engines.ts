import type { TrialOf } from '../../state/whatif.ts';
import { circleEngine } from './circle-engine.ts';
import { coverageEngine } from './coverage-engine.ts';
import type { TrialEngine } from './engine.ts';

const engines: Readonly<Record<TrialOf, TrialEngine>> = { coverage: coverageEngine, circle: circleEngine };

export function engineOf(of: TrialOf): TrialEngine {
  return engines[of];
}
