import { Segmented, Select, Slider } from 'antd';
import { unitText } from '../../../layers/derive/format.ts';
import { isRamp, type RampName, rampColours, rampNames } from '../../../layers/derive/ramps.ts';
import type { Kind } from '../../../layers/kind.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import {
  type Classes,
  type ClassMethod,
  type ColourBy,
  classesOf,
  colourFields,
  fewestClasses,
  firstColourBy,
  mostClasses,
} from '../../../store/query/classes.ts';
import type { WordKey } from '../../../text/app.ts';
import { count } from '../../ui/format.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { setColourBy } from './layer-actions.ts';

const methodWords: Readonly<Record<ClassMethod, WordKey>> = {
  natural: 'layersNatural',
  quantile: 'layersQuantile',
  equal: 'layersEqual',
  each: 'layersEach',
};
const rampWords: Readonly<Record<RampName, WordKey>> = {
  blue: 'layersRampBlue',
  green: 'layersRampGreen',
  heat: 'layersRampHeat',
  purple: 'layersRampPurple',
};

interface EditorProps {
  readonly kind: Kind;
  readonly asked: ColourBy;
  readonly classes: Classes;
}

function RampChoice({ kind, asked }: Omit<EditorProps, 'classes'>) {
  const app = useApp();
  const { say } = useSpeech();
  const theme = useSession((session) => session.theme);
  const chosen = isRamp(asked.ramp) ? asked.ramp : rampNames[0];
  return (
    <fieldset className="ramps">
      <legend>{say('layersRamp')}</legend>
      {rampNames.map((name) => (
        <button
          key={name}
          type="button"
          className="ramp"
          aria-pressed={name === chosen}
          aria-label={say(rampWords[name])}
          title={say(rampWords[name])}
          onClick={() => setColourBy(app, kind.id, { ...asked, ramp: name })}
        >
          {rampColours(name, 5, theme).map((colour) => (
            <span key={colour} style={{ background: colour }} />
          ))}
        </button>
      ))}
    </fieldset>
  );
}

/** How amounts are cut: method, number, colours. */
function AmountEditor({ kind, asked, classes }: EditorProps) {
  const app = useApp();
  const { say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const change = (part: Partial<ColourBy>): void => setColourBy(app, kind.id, { ...asked, ...part });
  const fewValues = index && classesOf(index, kind, { ...asked, method: 'each' })?.method === 'each';
  const methods: ClassMethod[] = ['natural', 'quantile', 'equal', ...(fewValues ? (['each'] as const) : [])];
  return (
    <>
      <Segmented
        block
        size="small"
        aria-label={say('layersMethod')}
        value={classes.method}
        options={methods.map((value) => ({ value, label: say(methodWords[value]) }))}
        onChange={(method) => change({ method })}
      />
      {classes.method !== 'each' && (
        <div className="setting">
          <span>{say('layersClassCount')}</span>
          <Slider
            min={fewestClasses}
            max={mostClasses}
            value={asked.classes}
            ariaLabelForHandle={say('layersClassCount')}
            onChange={(number) => change({ classes: number })}
          />
          <b>{asked.classes}</b>
        </div>
      )}
      <RampChoice kind={kind} asked={asked} />
    </>
  );
}

/** What a reader must know of the classes: bounds, values, basis, what is missing. */
function ClassNotes({ kind, asked, classes, index }: EditorProps & { readonly index: CityIndex }) {
  const { lang, say } = useSpeech();
  const unit = unitText(classes.field, lang);
  const whole = classes.field.type !== 'number';
  const [min, max] = classes.range ?? [];
  const fewer = classes.method !== 'each' && classes.classes.length < asked.classes;
  const notes = [
    ...(classes.classes.length === 0 ? [say('layersNoValues')] : []),
    ...(classes.ordered && classes.method !== 'each' ? [say(whole ? 'layersRuleWhole' : 'layersRule')] : []),
    ...(min && max ? [say('layersRange', { min: min[lang], max: max[lang], unit: unit === '' ? '' : ` ${unit}` })] : []),
    ...(fewer && classes.classes.length > 0 ? [say('layersFewer', { count: classes.classes.length })] : []),
    ...(classes.missing > 0 ? [say('layersMissing', { count: count(classes.missing, lang) })] : []),
    ...(classes.unreadable > 0 ? [say('layersUnreadable', { count: count(classes.unreadable, lang) })] : []),
    say('layersBasis', { count: count(index.kind(kind.id).length, lang) }),
  ];
  return (
    <ul className="class-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

const declared = '';

/** Chooses the field a kind is coloured by and how its values are cut. */
export function ColourByEditor({ kind }: { readonly kind: Kind }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const asked = useSession((session) => session.colourBy[kind.id]);
  if (!index) return null;
  const classes = asked ? classesOf(index, kind, asked) : null;
  const fields = colourFields(kind).filter(({ key }) => key !== 'synthetic');
  const choose = (field: string): void => setColourBy(app, kind.id, field === declared ? null : firstColourBy(index, kind, field));
  return (
    <div className="colour-by">
      <div className="setting">
        <span>{say('layersColourBy')}</span>
        <Select
          size="small"
          aria-label={say('layersColourBy')}
          value={classes ? classes.field.key : declared}
          options={[
            { value: declared, label: say('layersAsDeclared') },
            ...fields.map(({ key, label }) => ({ value: key, label: label[lang] })),
          ]}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={choose}
        />
      </div>
      {asked && classes?.ordered && <AmountEditor kind={kind} asked={asked} classes={classes} />}
      {asked && classes && <ClassNotes kind={kind} asked={asked} classes={classes} index={index} />}
    </div>
  );
}
