import type { Choice, Field, Words } from '../../core/field.ts';
import type { Kind } from '../kind.ts';
import { sectionsOf } from './sections.ts';

/** One control of a form. The screen knows how to draw each `control`; nothing of a kind is written there. */
export type FormItem = {
  readonly key: string;
  readonly label: Words;
  readonly required: boolean;
  readonly help?: Words;
} & (
  | { readonly control: 'text'; readonly maxLength?: number; readonly lines: 1 | 3 }
  | { readonly control: 'number'; readonly whole: boolean; readonly min?: number; readonly max?: number; readonly unit?: Words }
  /** Three states: yes, no, not known. */
  | { readonly control: 'yes-no' }
  /** Day, month or year, as known. */
  | { readonly control: 'date' }
  /** `open` lets a person type what the list does not name. */
  | { readonly control: 'select'; readonly many: boolean; readonly open: boolean; readonly options: readonly Choice[] }
  | { readonly control: 'asset'; readonly many: boolean; readonly kinds: readonly string[] }
);

export interface FormSection {
  readonly id: string;
  readonly label: Words;
  readonly items: readonly FormItem[];
}

/** Fields in which people write sentences. */
const longTexts: ReadonlySet<string> = new Set(['note', 'facilities', 'rotation', 'positionNote']);

function formItem(field: Field): FormItem {
  const { key, label, help } = field;
  const base = { key, label, required: field.required === true, ...(help ? { help } : {}) };
  switch (field.type) {
    case 'text':
      return { ...base, control: 'text', lines: longTexts.has(key) ? 3 : 1, ...(field.maxLength ? { maxLength: field.maxLength } : {}) };
    case 'number':
    case 'integer': {
      const { min, max, unit } = field;
      const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
      return { ...base, control: 'number', whole: field.type === 'integer', ...limits, ...(unit ? { unit } : {}) };
    }
    case 'boolean':
      return { ...base, control: 'yes-no' };
    case 'date':
      return { ...base, control: 'date' };
    case 'choice':
    case 'choices':
      return { ...base, control: 'select', many: field.type === 'choices', open: field.open === true, options: field.choices };
    case 'reference':
    case 'references':
      return { ...base, control: 'asset', many: field.type === 'references', kinds: field.kinds };
  }
}

/** The form of a kind, in parts. */
export function formOf(kind: Kind): readonly FormSection[] {
  return sectionsOf(kind).map(({ id, label, fields }) => ({ id, label, items: fields.map(formItem) }));
}
