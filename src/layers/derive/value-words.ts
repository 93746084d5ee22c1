import type { FieldValue } from '../../core/asset.ts';
import type { ChoiceField, Field } from '../../core/field.ts';
import { choiceNames } from '../choice-words.ts';
import { normalise } from './normalise.ts';
import { readValue } from './read-value.ts';

/** A word of a file in a column of a choice field. */
export interface ValueWord {
  readonly text: string;
  readonly count: number;
  /** The choice that the kind's own words give; null where they give none and the user may say. */
  readonly value: string | null;
  /** A choice whose word is in this one, or the other way round, and no other's is; a proposal, never taken by itself. */
  readonly guess: string | null;
}

function isChoice(field: Field): field is ChoiceField {
  return field.type === 'choice' || field.type === 'choices';
}

function guessOf(field: ChoiceField, text: string): string | null {
  const word = normalise(text);
  const close = field.choices.filter((choice) =>
    choiceNames(choice).some((name) => {
      const own = normalise(name);
      return own.length > 1 && (word.includes(own) || (word.length > 1 && own.includes(word)));
    }),
  );
  return close.length === 1 ? (close[0]?.value ?? null) : null;
}

/** The words of a column that a choice field reads, the most frequent first; empty for other fields. */
export function valueWords(field: Field, cells: Iterable<FieldValue | undefined>): readonly ValueWord[] {
  if (!isChoice(field)) return [];
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const items =
      typeof cell === 'object' && cell !== null ? cell : field.type === 'choices' && typeof cell === 'string' ? splitList(cell) : [cell];
    for (const item of items) {
      const text = item === null || item === undefined ? '' : String(item).trim();
      if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const single: ChoiceField = { ...field, type: 'choice', open: false };
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .flatMap(([text, count]): ValueWord[] => {
      const { value, ok } = readValue(single, text);
      if (ok && value === null) return [];
      return [{ text, count, value: ok ? String(value) : null, guess: ok ? null : guessOf(field, text) }];
    });
}

function splitList(text: string): readonly string[] {
  return text.split(/[、，,;；|]/u);
}
