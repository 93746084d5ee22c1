import { AutoComplete, Button, Input, Select, Switch } from 'antd';
import { useId, useState } from 'react';
import { crsCode, systemByName } from '../../../formats/crs/known.ts';
import type { AngleNotation, SevenParameters } from '../../../formats/crs/spec.ts';
import { gaussSystems, registeredSystem } from '../../../formats/crs/systems.ts';
import { choosePlaces } from '../../commands/import-files.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import type { DraftProps } from './draft-props.ts';
import { Labelled } from './labelled.tsx';

const common = ['EPSG:4326', 'EPSG:4490', 'GCJ-02', 'BD-09', 'EPSG:4214', 'EPSG:4610', 'EPSG:3857'];
const codes: readonly string[] = [...common, ...gaussSystems().map(({ code }) => code)];

/** `4548`, `epsg:4548` and `gcj02` in the spelling that the project uses. */
function spelled(text: string): string {
  return /^\s*\d{4,5}\s*$/.test(text) ? `EPSG:${text.trim()}` : crsCode(text);
}

const notations: readonly AngleNotation[] = ['decimal', 'dms', 'packed-dms'];
const parameterNames = ['ΔX (m)', 'ΔY (m)', 'ΔZ (m)', 'εX (″)', 'εY (″)', 'εZ (″)', 'm (ppm)'];

/** Seven numbers as they stand in a report, separated by anything. */
function readParameters(text: string, datum: SevenParameters['datum']): SevenParameters | null {
  const of = text
    .normalize('NFKC')
    .split(/[\s,;，；、]+/u)
    .filter((part) => part !== '')
    .map(Number);
  if (of.length !== 7 || !of.every(Number.isFinite)) return null;
  const [dx = 0, dy = 0, dz = 0, rx = 0, ry = 0, rz = 0, ppm = 0] = of;
  return { datum, of: [dx, dy, dz, rx, ry, rz, ppm] };
}

/** The user's own parameters of an old datum; without them its places are off by some ten metres and more. */
function Parameters({
  datum,
  value,
  onChange,
}: {
  readonly datum: SevenParameters['datum'];
  readonly value: string;
  onChange(text: string): void;
}) {
  const { say } = useSpeech();
  const bad = value.trim() !== '' && readParameters(value, datum) === null;
  return (
    <Labelled
      word={say('importSeven')}
      note={<span className={bad ? 'import-warn' : 'quiet'}>{say(bad ? 'importSevenBad' : 'importSevenHelp')}</span>}
    >
      {(id) => (
        <Input
          id={id}
          size="small"
          status={bad ? 'error' : ''}
          placeholder={parameterNames.join('  ')}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}

/** A system that the user knows: by its code, with the order of the axes and the writing of angles. */
export function CrsForm({ draft, at }: DraftProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { finding } = draft.places;
  const kept = useImport((state) => state.sevenParameters);
  const [text, setText] = useState(finding?.code ?? '');
  const [axes, setAxes] = useState(finding?.axes ?? 'xy');
  const [notation, setNotation] = useState<AngleNotation>(finding?.notation ?? 'decimal');
  const [seven, setSeven] = useState(kept?.of.join(' ') ?? '');
  const switchId = useId();
  const code = spelled(text);
  const system = systemByName(code);
  const datum = system?.datum === 'beijing-1954' || system?.datum === 'xian-1980' ? system.datum : null;
  const apply = (): void => {
    const sevenParameters = datum ? readParameters(seven, datum) : null;
    app.importing.setState({ sevenParameters });
    void choosePlaces(app, at, { crs: { code, axes, notation } });
  };
  return (
    <form
      className="import-crs-form"
      aria-label={say('importCrsOther')}
      onSubmit={(event) => {
        event.preventDefault();
        if (system) apply();
      }}
    >
      <Labelled
        word={say('importCrsCode')}
        note={<span className={system ? 'quiet' : 'import-warn'}>{system ? system.label[lang] : say('importCrsUnknown')}</span>}
      >
        {(id) => (
          <AutoComplete
            id={id}
            size="small"
            value={text}
            status={system || text === '' ? '' : 'error'}
            options={codes.map((value) => ({ value, label: `${value} · ${registeredSystem(value)?.label[lang] ?? ''}` }))}
            showSearch={{
              filterOption: (input, option) => `${option?.value} ${option?.label}`.toLowerCase().includes(input.trim().toLowerCase()),
            }}
            popupMatchSelectWidth={false}
            onChange={(value: string) => setText(value)}
          />
        )}
      </Labelled>
      <div className="import-row">
        <Switch size="small" id={switchId} checked={axes === 'yx'} onChange={(on) => setAxes(on ? 'yx' : 'xy')} />
        <label htmlFor={switchId}>{say('importAxesSwapped')}</label>
      </div>
      {system?.unit === 'degree' && (
        <Labelled word={say('importNotation')}>
          {(id) => (
            <Select
              id={id}
              size="small"
              value={notation}
              options={notations.map((value) => ({ value, label: say(`importNotation-${value}`) }))}
              onChange={(value: AngleNotation) => setNotation(value)}
            />
          )}
        </Labelled>
      )}
      {datum && <Parameters datum={datum} value={seven} onChange={setSeven} />}
      <div className="import-row">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          disabled={!system || (datum !== null && seven.trim() !== '' && !readParameters(seven, datum))}
        >
          {say('importCrsApply')}
        </Button>
        <Button size="small" onClick={() => void choosePlaces(app, at, { crs: 'auto' })}>
          {say('importCrsAuto')}
        </Button>
      </div>
    </form>
  );
}
