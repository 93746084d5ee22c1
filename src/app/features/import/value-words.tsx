import { Select } from 'antd';
import type { Field } from '../../../core/field.ts';
import type { ColumnChoice } from '../../../formats/import/spec.ts';
import { valueWords } from '../../../layers/derive/value-words.ts';
import type { ColumnScan } from '../../../workers/import-protocol.ts';
import { count } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';

const asItIs = '#as-it-is';

interface Props {
  readonly field: Field;
  readonly column: ColumnScan;
  readonly choice: ColumnChoice;
  onChange(choice: ColumnChoice): void;
}

/** Words of the file that no choice of the field goes by: the user says which is meant, or they stay as they are and are told. */
export function ValueWords({ field, column, choice, onChange }: Props) {
  const { lang, say } = useSpeech();
  if ((field.type !== 'choice' && field.type !== 'choices') || !column.words) return null;
  const counts = new Map(column.words);
  const unknown = valueWords(field, counts.keys()).filter(({ value, text }) => value === null || choice.values?.[text] !== undefined);
  if (unknown.length === 0) return null;
  const set = (text: string, value: string): void => {
    const { [text]: _gone, ...rest } = choice.values ?? {};
    onChange({ ...choice, values: value === asItIs ? rest : { ...rest, [text]: value } });
  };
  return (
    <ul className="import-words" aria-label={say('importWordsOf', { field: field.label[lang] })}>
      {unknown.map(({ text, guess }) => (
        <li key={text}>
          <span title={text}>
            {text} <span className="quiet">× {count(counts.get(text) ?? 1, lang)}</span>
          </span>
          <Select
            size="small"
            aria-label={say('importWordMeans', { word: text })}
            value={choice.values?.[text] ?? asItIs}
            options={[
              { value: asItIs, label: say('importWordAsIs') },
              ...field.choices.map((each) => ({
                value: each.value,
                label: each.label[lang] + (each.value === guess ? ` ${say('importWordGuess')}` : ''),
              })),
            ]}
            onChange={(value: string) => set(text, value)}
          />
        </li>
      ))}
    </ul>
  );
}
