import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Edit } from '../../core/edit.ts';
import { editInWords } from '../../text/edit.ts';
import { redo, undo } from '../commands/undo.ts';
import { withKey } from '../keys/hint.ts';
import { openProjectOf } from '../state/city.ts';
import { useApp, useCities, useSpeech } from './use-app.ts';

/** Undo and redo, each with the step it would take in its name. */
export function StepButtons() {
  const app = useApp();
  const { lang, say } = useSpeech();
  // The revision changes with every step, and with it what there is to take back.
  useCities(({ open }) => (open.status === 'ready' ? open.revision : -1));
  const project = useCities(openProjectOf);
  const name = (edit: Edit | null | undefined, step: 'undoStep' | 'redoStep', none: 'undoNone' | 'redoNone') =>
    edit ? say(step, { step: editInWords(edit, lang) }) : say(none);
  const back = project?.undoable();
  const again = project?.redoable();
  const backName = name(back, 'undoStep', 'undoNone');
  const againName = name(again, 'redoStep', 'redoNone');
  return (
    <>
      <Button
        type="text"
        icon={<UndoOutlined />}
        disabled={!back}
        aria-label={backName}
        title={withKey(backName, 'undo')}
        onClick={() => undo(app)}
      />
      <Button
        type="text"
        icon={<RedoOutlined />}
        disabled={!again}
        aria-label={againName}
        title={withKey(againName, 'redo')}
        onClick={() => redo(app)}
      />
    </>
  );
}
