import { DragOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { isOutdated } from '../../state/coverage.ts';
import { useApp, useCities, useCoverage, useSpeech } from '../../ui/use-app.ts';
import { startWhatIf } from './follow.ts';

/** The way into a what-if: on the figures that are on screen, so not on old ones. */
export function StartWhatIf() {
  const app = useApp();
  const { say } = useSpeech();
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : 0));
  const isOld = useCoverage((coverage) => isOutdated(coverage, revision) || coverage.run.status === 'running');
  return (
    <Button
      block
      icon={<DragOutlined aria-hidden={true} />}
      disabled={isOld}
      title={isOld ? say('whatifStartOld') : undefined}
      onClick={() => void startWhatIf(app)}
    >
      {say('whatifStart')}
    </Button>
  );
}
