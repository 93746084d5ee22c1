import { parseArgs } from 'node:util';

/** Wrong use of the command line (exit 2). `text` turns the code into a sentence. */
export class UsageError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.params = params;
  }
}

/** The long options of a command; a `text` option takes a value, a `flag` none. */
export type OptionTable = Readonly<Record<string, 'text' | 'flag'>>;

/** What was typed after the command's name, already known to be of its options. */
export class Args {
  readonly files: readonly string[];
  private readonly values: ReadonlyMap<string, string | true>;

  constructor(files: readonly string[], values: ReadonlyMap<string, string | true>) {
    this.files = files;
    this.values = values;
  }

  flag(name: string): boolean {
    return this.values.get(name) === true;
  }

  text(name: string): string | undefined {
    const value = this.values.get(name);
    return value === true ? undefined : value;
  }

  /** A text option without which the command has no meaning. */
  need(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new UsageError('option-missing', { option: name });
    return value;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) throw new UsageError('option-choice', { option: name, value, choices: choices.join(', ') });
    return chosen;
  }

  /** A plain decimal number from `min` to `max`; text such as `5m`, `1e999` or an empty string is wrong usage. */
  number(name: string, min = 0, max = Infinity): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isFinite(number) && number >= min && number <= max) return number;
    if (max === Infinity) throw new UsageError('option-number', { option: name, value, min });
    throw new UsageError('option-range', { option: name, value, min, max });
  }
}

/**
 * Reads a command's arguments. Unknown options, options without their value, flags with one and options given twice are usage errors:
 * a mistyped option that is silently ignored gives a figure for another question.
 */
export function readArgs(argv: readonly string[], table: OptionTable): Args {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, type]) => [name, { type: type === 'text' ? 'string' : 'boolean' } as const]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const files: string[] = [];
  const values = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const type = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (type === undefined || !token.rawName.startsWith('--')) throw new UsageError('option-unknown', { option: token.rawName });
    if (values.has(token.name)) throw new UsageError('option-twice', { option: token.name });
    values.set(token.name, optionValue(type, token));
  }
  return new Args(files, values);
}

interface OptionToken {
  readonly name: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionValue(type: 'text' | 'flag', token: OptionToken): string | true {
  if (type === 'flag') {
    if (token.value !== undefined) throw new UsageError('option-no-value', { option: token.name });
    return true;
  }
  // `--out --format csv`: what follows is the next option, not a file called "--format".
  const isNextOption = token.inlineValue !== true && token.value?.startsWith('--') === true;
  if (token.value === undefined || isNextOption) throw new UsageError('option-value', { option: token.name });
  return token.value;
}
