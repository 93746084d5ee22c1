import type { Asset, FieldValue } from '../../core/asset.ts';
import { isPresent } from '../../layers/derive/format.ts';
import { alikeIfSmall } from '../../layers/small-group.ts';
import { textRanks } from './collate.ts';
import type { TableColumn } from './columns.ts';

/** A column of all assets of a kind: each distinct value once, and per row which it is. Code 0 is a missing value. */
export interface Vector {
  readonly codes: Uint32Array;
  readonly values: readonly FieldValue[];
}

const vectors = new WeakMap<TableColumn, { readonly assets: readonly Asset[]; readonly vector: Vector }>();

function buildVector(assets: readonly Asset[], column: TableColumn): Vector {
  const codes = new Uint32Array(assets.length);
  const values: FieldValue[] = [null];
  const codeOf = new Map<string | number | boolean, number>();
  for (let row = 0; row < assets.length; row++) {
    const asset = assets[row];
    const value = asset && column.value(asset);
    if (!isPresent(value)) continue;
    const key = typeof value === 'object' ? value.join('\u0000') : value;
    let code = codeOf.get(key);
    if (code === undefined) {
      code = values.length;
      codeOf.set(key, code);
      values.push(value);
    }
    codes[row] = code;
  }
  return { codes, values };
}

/** The vector of a column, made when first asked for. */
export function vectorOf(assets: readonly Asset[], column: TableColumn): Vector {
  const found = vectors.get(column);
  if (found?.assets === assets) return found.vector;
  const vector = buildVector(assets, column);
  vectors.set(column, { assets, vector });
  return vector;
}

function numberRanks(numbers: readonly number[]): ReadonlyMap<number, number> {
  return new Map(Array.from(Float64Array.from(numbers).sort(), (value, at) => [value, at + 1]));
}

/** What a value sorts by: flags, declared choices as declared, numbers by size, all else as text. No field mixes them on purpose; a file may. */
function rankCodes({ values }: Vector, column: TableColumn): Uint32Array {
  const ranks = new Uint32Array(values.length);
  const place = new Map(column.choices.map((choice, at) => [choice.value, at + 1]));
  const numbers = numberRanks(values.filter((value) => typeof value === 'number').map((value) => alikeIfSmall(column.unit, value)));
  const numbersFrom = 2 + column.choices.length;
  const texts: string[] = [];
  const textCodes: number[] = [];
  for (let code = 1; code < values.length; code++) {
    const value = values[code] ?? null;
    // A list (tags) is text even where it has one member: lists have no order of their own.
    const declared = typeof value === 'string' ? place.get(value) : undefined;
    if (typeof value === 'boolean') ranks[code] = value ? 1 : 2;
    else if (declared !== undefined) ranks[code] = 2 + declared;
    else if (typeof value === 'number') ranks[code] = numbersFrom + (numbers.get(alikeIfSmall(column.unit, value)) ?? 0);
    else {
      texts.push(String(value));
      textCodes.push(code);
    }
  }
  const byText = textRanks(texts);
  for (const [at, code] of textCodes.entries()) ranks[code] = numbersFrom + numbers.size + (byText[at] ?? 0);
  return ranks;
}

const ranksByVector = new WeakMap<Vector, Uint32Array>();

/** Rank of each code, from 1; 0 for the missing value, which every order puts last. */
export function ranksOf(vector: Vector, column: TableColumn): Uint32Array {
  const found = ranksByVector.get(vector);
  if (found) return found;
  const ranks = rankCodes(vector, column);
  ranksByVector.set(vector, ranks);
  return ranks;
}
