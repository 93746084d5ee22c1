import { useEffect, useState } from 'react';
import type { Asset } from '../../../core/asset.ts';
import type { ProjectEvent } from '../../../store/project.ts';
import { editInWords } from '../../../text/edit.ts';
import { openProjectOf } from '../../state/city.ts';
import { useCities, useSpeech } from '../../ui/use-app.ts';
import { historyOf } from './history.ts';
import { CardSection } from './section.tsx';

/** What has been done to the asset since the city was opened, newest first; nothing where nothing has. */
export function HistorySection({ asset }: { readonly asset: Asset }) {
  const { lang, say } = useSpeech();
  const project = useCities(openProjectOf);
  const [events, setEvents] = useState<readonly ProjectEvent[]>([]);
  useEffect(() => (project ? historyOf(project, asset, setEvents) : undefined), [project, asset]);
  if (events.length === 0) return null;
  return (
    <CardSection id="history" label={say('cardHistory')}>
      <ol className="asset-history">
        {events.map(({ revision, edit, direction }) => {
          const words = editInWords(edit, lang);
          const what = direction === 'back' ? say('cardHistoryBack', { what: words }) : words;
          return <li key={revision}>{say('cardHistoryRow', { revision, what })}</li>;
        })}
      </ol>
    </CardSection>
  );
}
