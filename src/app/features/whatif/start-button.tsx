import { DragOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TrialOf } from '../../state/whatif.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { startWhatIf } from './follow.ts';

const words = { coverage: 'whatifStart', circle: 'whatifCircleStart' } as const;

/** The way into a what-if: on the figures that are on screen, so not on old ones. */
export function StartWhatIf({ of, isOld }: { readonly of: TrialOf; readonly isOld: boolean }) {
  const app = useApp();
  const { say } = useSpeech();
  return (
    <Button
      block
      icon={<DragOutlined aria-hidden={true} />}
      disabled={isOld}
      title={isOld ? say('whatifStartOld') : undefined}
      onClick={() => void startWhatIf(app, of)}
    >
      {say(words[of])}
    </Button>
  );
}
