import { Button } from 'antd';
import { undo } from '../../commands/undo.ts';
import { openProjectOf } from '../../state/city.ts';
import { useApp, useCities, useImport, useSpeech } from '../../ui/use-app.ts';
import { ImportHistory } from './history.tsx';

/** What was done, with the way to take it back whole. */
export function DoneStep() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const record = useImport((state) => state.record);
  const history = useImport((state) => state.history);
  // Undone, or followed by another edit, it is not the last any more; the revision tells when to look again.
  const isLast = useCities((cities) => openProjectOf(cities)?.undoable()?.id === record?.id && cities.open.status === 'ready');
  const isUndone = useCities((cities) => openProjectOf(cities)?.redoable()?.id === record?.id);
  if (!record) return null;
  const before = history.filter(({ id }) => id !== record.id);
  return (
    <>
      <p className="import-big">
        {isUndone ? say('importUndone') : say(record.target === 'new' ? 'importDoneNew' : 'importDoneHere', { city: record.cityName })}
      </p>
      <ImportHistory records={[record]} lang={lang} open />
      {record.target === 'here' && (
        <div className="import-row">
          <Button disabled={!isLast} onClick={() => undo(app)} data-testid="import-undo">
            {say('importUndo')}
          </Button>
          {!isLast && !isUndone && <span className="quiet">{say('importNotLast')}</span>}
        </div>
      )}
      {before.length > 0 && (
        <>
          <h3>{say('importHistory')}</h3>
          <ImportHistory records={before} lang={lang} />
        </>
      )}
    </>
  );
}
