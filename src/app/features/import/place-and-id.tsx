import { Select } from 'antd';
import type { LayerChoice, PlaceFrom } from '../../../formats/import/spec.ts';
import type { LayerScan } from '../../../workers/import-protocol.ts';
import { changeDraft, choosePlaces } from '../../commands/import-files.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import type { DraftProps } from './draft-props.ts';
import { Labelled } from './labelled.tsx';

const byFormat = '#format';
const byPosition = '#position';

function idValue({ id }: LayerChoice): string {
  if (id.by === 'column') return id.column;
  return id.by === 'format' ? byFormat : byPosition;
}

function idOf(value: string): LayerChoice['id'] {
  if (value === byFormat) return { by: 'format' };
  return value === byPosition ? { by: 'position' } : { by: 'column', column: value };
}

/** By what a thing is known again next year, and in which columns its place stands. */
export function PlaceAndId({ draft, at, scan }: DraftProps & { readonly scan: LayerScan }) {
  const app = useApp();
  const { say } = useSpeech();
  const { choice } = draft;
  const { place } = choice;
  const columns = scan.columns.map(({ name }) => ({ value: name, label: name }));
  const hasShapes = scan.geometries.some(([type]) => type !== 'none');
  const kinds: readonly PlaceFrom['by'][] = hasShapes ? ['geometry', 'columns', 'text', 'none'] : ['columns', 'text', 'none'];
  const [first, second] = place.by === 'columns' ? [place.first, place.second] : [scan.columns[0]?.name ?? '', scan.columns[1]?.name ?? ''];
  const setPlace = (next: PlaceFrom): void => void choosePlaces(app, at, { place: next, crs: 'auto' });
  const setBy = (by: PlaceFrom['by']): void => {
    if (by === 'columns') setPlace({ by, first, second });
    else if (by === 'text') setPlace({ by, column: first });
    else setPlace({ by });
  };
  return (
    <div className="import-place">
      <Labelled
        word={say('importId')}
        note={choice.id.by === 'position' && <span className="import-warn">{say('importIdPositionNote')}</span>}
      >
        {(id) => (
          <Select
            id={id}
            size="small"
            value={idValue(choice)}
            showSearch
            options={[{ value: byFormat, label: say('importIdFormat') }, { value: byPosition, label: say('importIdPosition') }, ...columns]}
            onChange={(value: string) => changeDraft(app, at, (own) => ({ ...own, choice: { ...own.choice, id: idOf(value) } }))}
          />
        )}
      </Labelled>
      <Labelled word={say('importPlace')}>
        {(id) => (
          <Select
            id={id}
            size="small"
            value={place.by}
            options={kinds.map((by) => ({ value: by, label: say(`importPlace-${by}`) }))}
            onChange={setBy}
          />
        )}
      </Labelled>
      {place.by === 'columns' && (
        <div className="import-pair">
          <Select
            size="small"
            showSearch
            aria-label={say('importPlaceFirst')}
            value={place.first}
            options={columns}
            onChange={(value: string) => setPlace({ ...place, first: value })}
          />
          <Select
            size="small"
            showSearch
            aria-label={say('importPlaceSecond')}
            value={place.second}
            options={columns}
            onChange={(value: string) => setPlace({ ...place, second: value })}
          />
        </div>
      )}
      {place.by === 'text' && (
        <Select
          size="small"
          showSearch
          aria-label={say('importPlace')}
          value={place.column}
          options={columns}
          onChange={(column: string) => setPlace({ by: 'text', column })}
        />
      )}
    </div>
  );
}
