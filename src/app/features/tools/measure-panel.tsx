import { CloseOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useStore } from 'zustand';
import { fill } from '../../../text/sentence.ts';
import { notify } from '../../state/notices.ts';
import { copyText } from '../../ui/copy-text.ts';
import { decimal, groundLength } from '../../ui/format.ts';
import { type Speech, useApp, useSpeech } from '../../ui/use-app.ts';
import { clearMeasure, toggleTool } from './commands.ts';
import { areaUnits, crossesItself, type Measured, measure } from './measure.ts';
import { isMeasuring, toolStore } from './tools-store.ts';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly strong: boolean;
}

function areaRows(areaM2: number, { lang, say }: Speech): readonly Row[] {
  const { m2, hectares, mu } = areaUnits(areaM2);
  const row = (id: string, label: string, value: number, decimals: number, unit: string): Row => {
    return { id, label, text: `${decimal(value, lang, decimals)} ${unit}`, strong: true };
  };
  return [
    row('m2', say('measureSurface'), m2, m2 < 10_000 ? 1 : 0, say('measureM2')),
    row('hectares', '', hectares, 4, say('measureHectares')),
    row('mu', '', mu, 2, say('measureMu')),
  ];
}

function rowsOf(measured: Measured, crossed: boolean, speech: Speech): readonly Row[] {
  const { lang, say } = speech;
  const { legsM, totalM, areaM2 } = measured;
  const legs = legsM.map(
    (metres, at): Row => ({ id: `leg ${at}`, label: say('measureLeg', { n: at + 1 }), text: groundLength(metres, lang), strong: false }),
  );
  const sum: Row = {
    id: 'sum',
    label: say(areaM2 === null ? 'measureTotal' : 'measurePerimeter'),
    text: groundLength(totalM, lang),
    strong: areaM2 === null,
  };
  return [...(areaM2 === null || crossed ? [] : areaRows(areaM2, speech)), ...(legsM.length > 0 ? [sum] : []), ...legs];
}

/** The figures as lines of a table, for a letter or a sheet. */
function asText(rows: readonly Row[], title: string, how: string): string {
  return [title, ...rows.map(({ label, text }) => fill('{label}\t{text}', { label, text })), how].join('\n');
}

/** What is measured: area and perimeter or the length, each leg, and a copy of all that. */
export function MeasurePanel() {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const tool = useStore(toolStore, (state) => state.tool);
  const vertices = useStore(toolStore, (state) => state.vertices);
  const next = useStore(toolStore, (state) => state.next);
  const ended = useStore(toolStore, (state) => state.ended);
  if (!isMeasuring(tool)) return null;
  const closed = tool === 'area';
  const shown = next ? [...vertices, next] : vertices;
  const crossed = closed && crossesItself(shown);
  const rows = rowsOf(measure(shown, closed), crossed, speech);
  const title = say(closed ? 'measureArea' : 'measureDistance');
  const copy = async (): Promise<void> => {
    const done = await copyText(asText(rows, title, say('measureHow')));
    notify(app.notices, done ? 'done' : 'warn', done ? 'copyDone' : 'copyFailed', { text: say('measureCopied') });
  };
  return (
    <section className="tool-panel measure" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Button
          type="text"
          icon={<CopyOutlined />}
          disabled={rows.length === 0}
          aria-label={say('copyIt')}
          title={say('copyIt')}
          onClick={copy}
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          disabled={vertices.length === 0}
          aria-label={say('measureClear')}
          title={say('measureClear')}
          onClick={clearMeasure}
        />
        <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={() => toggleTool(tool)} />
      </header>
      {!ended && <p className="quiet">{say('measureStart')}</p>}
      {crossed && <p className="tool-warning">{say('measureCrossed')}</p>}
      <dl className="measure-rows" data-testid="measure">
        {rows.map(({ id, label, text, strong }) => (
          <div key={id} className={strong ? 'measure-strong' : ''}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {rows.length > 0 && <p className="quiet">{say('measureHow')}</p>}
    </section>
  );
}
