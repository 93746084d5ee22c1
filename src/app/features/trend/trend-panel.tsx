import type { Coverage } from '../../state/coverage.ts';
import { coverageJob } from './publish.ts';
import { RunsPanel } from './runs-panel.tsx';

/** Published runs of coverage. Without figures on screen there is nothing to publish, only to look at. */
export function TrendPanel({ answer }: { readonly answer: Coverage['answer'] }) {
  return <RunsPanel engine="coverage" job={answer && coverageJob(answer)} />;
}
