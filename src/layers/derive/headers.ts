import type { Field } from '../../core/field.ts';
import type { Kind } from '../kind.ts';
import { normalise } from './normalise.ts';
import { simplify } from './traditional.ts';
import { isUnit, unitFactor } from './units.ts';

export type MatchedBy = 'key' | 'label' | 'alias';

export interface HeaderMatch {
  readonly header: string;
  /** The field that takes the column; null where none does, or where an earlier or surer column already has it. */
  readonly field: Field | null;
  readonly by: MatchedBy | null;
  /** Text in brackets behind the header, usually a unit: 面积（亩）. */
  readonly bracketed: string;
  /** The unit that the header names, in brackets or at its end (面积亩, length_km); '' where it names none. */
  readonly unit: string;
  /** Header of the column that took the same field, where this one lost it. */
  readonly lostTo: string | null;
}

const sureness: Readonly<Record<MatchedBy, number>> = { key: 0, label: 1, alias: 2 };

interface Claim {
  readonly field: Field;
  readonly by: MatchedBy;
}

function claimsOf(kind: Kind): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  const add = (name: string, claim: Claim): void => {
    const key = normalise(name);
    const known = claims.get(key);
    if (!known || sureness[claim.by] < sureness[known.by]) claims.set(key, claim);
  };
  for (const field of kind.fields) {
    add(field.key, { field, by: 'key' });
    for (const label of Object.values(field.label)) add(label, { field, by: 'label' });
    for (const alias of field.aliases ?? []) add(alias, { field, by: 'alias' });
  }
  return claims;
}

/** 面积（亩） → 面积 and 亩; marks for required columns (* and ：) are dropped. */
function splitHeader(header: string): { readonly bare: string; readonly bracketed: string } {
  const text = simplify(header.normalize('NFKC')).replace(/[*:]+/gu, '').trim();
  const match = /^(.+?)\s*[([【]([^)\]】]*)[)\]】]$/u.exec(text);
  return { bare: match?.[1] ?? text, bracketed: (match?.[2] ?? '').trim() };
}

function matchOne(header: string, claims: ReadonlyMap<string, Claim>): HeaderMatch {
  const { bare, bracketed } = splitHeader(header);
  const whole = claims.get(normalise(header.replace(/[*＊:：]+/gu, '')));
  const claim = whole ?? claims.get(normalise(bare));
  const unit = isUnit(bracketed) ? bracketed : '';
  if (claim !== undefined) return { header, field: claim.field, by: claim.by, bracketed, unit, lostTo: null };
  const tail = withUnitBehind(bare, claims);
  return { header, field: tail?.claim.field ?? null, by: tail?.claim.by ?? null, bracketed, unit: tail?.unit ?? unit, lostTo: null };
}

const longestUnit = 6;

/** A header that ends in a unit which the field before it can be measured in: 占地面积公顷, length_km. */
function withUnitBehind(header: string, claims: ReadonlyMap<string, Claim>): { readonly claim: Claim; readonly unit: string } | undefined {
  const text = header.replace(/[\s_/／-]+$/u, '');
  for (let length = Math.min(longestUnit, text.length - 1); length > 0; length--) {
    const unit = text.slice(-length);
    const claim = isUnit(unit) ? claims.get(normalise(text.slice(0, -length).replace(/[\s_/／-]+$/u, ''))) : undefined;
    if (claim !== undefined && unitFactor(unit, claim.field) !== undefined) return { claim, unit: unit.replace(/^[\s_/／-]+/u, '') };
  }
  return undefined;
}

/**
 * Which field each column of a file goes to. Matching ignores case, spaces, underscores, hyphens, full-width forms and a bracketed unit.
 * A field takes one column: the surest (key, then label, then alias), the first of equals.
 */
export function matchHeaders(headers: readonly string[], kind: Kind): readonly HeaderMatch[] {
  const claims = claimsOf(kind);
  const matches = headers.map((header) => matchOne(header, claims));
  const winners = new Map<Field, HeaderMatch>();
  for (const match of matches) {
    if (!match.field || !match.by) continue;
    const best = winners.get(match.field);
    if (!best?.by || sureness[match.by] < sureness[best.by]) winners.set(match.field, match);
  }
  return matches.map((match) => {
    const winner = match.field ? winners.get(match.field) : undefined;
    return winner === undefined || winner === match ? match : { ...match, field: null, by: null, lostTo: winner.header };
  });
}
