/** Words in both languages, kept beside the declaration they name. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Choice {
  readonly value: string;
  readonly label: Words;
}

interface FieldBase {
  readonly key: string;
  readonly label: Words;
  readonly required?: boolean;
  /** Other headers under which files carry this field; matched without case, spaces and underscores. */
  readonly aliases?: readonly string[];
  readonly help?: Words;
}

export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly maxLength?: number;
}
export interface NumberField extends FieldBase {
  readonly type: 'number' | 'integer';
  /** SI or trade unit, e.g. `m`, `m²`, `盏`; the key repeats it where it is a measure (`areaM2`). */
  readonly unit?: Words;
  readonly min?: number;
  readonly max?: number;
}
export interface BooleanField extends FieldBase {
  readonly type: 'boolean';
}
/** ISO 8601 day (`2024-09-28`), month or year: precision as known. */
export interface DateField extends FieldBase {
  readonly type: 'date';
}
export interface ChoiceField extends FieldBase {
  readonly type: 'choice' | 'choices';
  readonly choices: readonly Choice[];
  /** True where the list names what is usual and other values are kept. */
  readonly open?: boolean;
}
/** The id (or ids) of an asset of one of `kinds`. */
export interface ReferenceField extends FieldBase {
  readonly type: 'reference' | 'references';
  readonly kinds: readonly string[];
}

export type Field = TextField | NumberField | BooleanField | DateField | ChoiceField | ReferenceField;
