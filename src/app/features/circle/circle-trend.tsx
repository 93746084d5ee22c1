import { useCircle } from '../../ui/use-app.ts';
import { RunsPanel } from '../trend/runs-panel.tsx';
import { circleJob } from './publish.ts';

/** Published runs of the circle: the trend of all that is required together, and of each kind. */
export function CircleTrend() {
  const answer = useCircle((circle) => circle.answer);
  return <RunsPanel engine="circle" job={answer && circleJob(answer)} />;
}
