import { Alert, Button, Spin } from 'antd';
import { openCity } from '../commands/open-city.ts';
import { IssueList } from './issue-list.tsx';
import { useApp, useCities, useSession, useSpeech } from './use-app.ts';

/** Opening and failing of the city, over the empty map. */
export function CityState() {
  const app = useApp();
  const { say } = useSpeech();
  const open = useCities((cities) => cities.open);
  const cityId = useSession((session) => session.cityId);
  if (open.status === 'ready') return null;
  if (open.status === 'loading') {
    const reading = open.glimpse === undefined ? '' : ' stage-reading';
    return (
      <div className={`stage-state${reading}`} role="status">
        <Spin />
        <p>{say('loadingCity')}</p>
      </div>
    );
  }
  const again = (
    <Button size="small" onClick={() => void openCity(app, cityId)}>
      {say('retry')}
    </Button>
  );
  return (
    <div className="stage-state">
      <Alert type="error" showIcon title={say('cityFailed')} description={<IssueList issues={open.issues} />} action={again} />
    </div>
  );
}
