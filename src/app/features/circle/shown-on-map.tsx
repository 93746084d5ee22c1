import { Select } from 'antd';
import { type CircleAnswer, rowsAsked } from '../../state/circle.ts';
import type { ShownCircle } from '../../state/session.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { shownOf } from './on-map.ts';

const rowPrefix = 'row:';

function optionOf(shown: ShownCircle): string {
  return typeof shown === 'string' ? shown : rowPrefix + shown.row;
}

function shownFrom(value: string): ShownCircle {
  if (value.startsWith(rowPrefix)) return { row: value.slice(rowPrefix.length) };
  return value === 'none' ? 'none' : 'missing';
}

/** What the map shows: how many kinds are missing, or one kind, or nothing. */
export function CircleOnMap({ answer }: { readonly answer: CircleAnswer }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const shown = useSession((session) => session.shownCircle);
  const rows = rowsAsked(answer);
  const text = (id: string, label: string): string => (answer.noData.includes(id) ? say('circleRowNoData', { kind: label }) : label);
  return (
    <div className="control-row">
      <label htmlFor="circle-shown">{say('shownOnMap')}</label>
      <Select
        id="circle-shown"
        showSearch={{ optionFilterProp: 'label' }}
        value={optionOf(shownOf(answer, shown))}
        onChange={(value: string) => app.session.setState({ shownCircle: shownFrom(value) })}
        options={[
          { value: 'missing', label: say('circleShownMissing') },
          ...rows.map(({ id, label }) => ({ value: rowPrefix + id, label: text(id, label[lang]) })),
          { value: 'none', label: say('shownNone') },
        ]}
      />
    </div>
  );
}
