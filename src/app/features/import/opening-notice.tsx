import { CloseOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { cancelFile } from '../../commands/open-file.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { useApp, useOpening, useSpeech } from '../../ui/use-app.ts';

/** More notes than this wait behind their count, so that the map is not covered. */
const shownOpen = 2;

/** Progress of the file being read with a way to stop it, and what came of it. Stays until it is closed or the next file comes. */
export function OpeningNotice() {
  const app = useApp();
  const { say } = useSpeech();
  const opening = useOpening((state) => state);
  if (opening.status === 'idle') return null;
  if (opening.status === 'reading') {
    const title = say('reading', { file: opening.file });
    return (
      <div className="notice" role="status">
        <p>{title}</p>
        <Progress percent={Math.round(opening.share * 100)} size="small" aria-label={title} />
        <Button size="small" onClick={() => cancelFile(app)}>
          {say('cancel')}
        </Button>
      </div>
    );
  }
  const refused = opening.status === 'refused';
  return (
    <div className={refused ? 'notice notice-bad' : 'notice'} role={refused ? 'alert' : 'status'}>
      <Button
        className="notice-close"
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={say('close')}
        onClick={() => app.opening.setState({ status: 'idle' }, true)}
      />
      {refused ? <IssueList issues={opening.issues} /> : <p>{say('opened', { file: opening.file })}</p>}
      {refused && <p className="quiet">{say('refused')}</p>}
      {!refused && opening.issues.length > 0 && (
        <details open={opening.issues.length <= shownOpen}>
          <summary>{say('issuesFound', { count: opening.issues.length })}</summary>
          <IssueList issues={opening.issues} />
        </details>
      )}
    </div>
  );
}
