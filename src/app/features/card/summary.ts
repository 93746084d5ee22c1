import type { Asset } from '../../../core/asset.ts';
import type { Field } from '../../../core/field.ts';
import { unitOf } from '../../../layers/derive/format.ts';
import { sumsUp } from '../../../layers/derive/totals.ts';
import { kindById } from '../../../layers/registry.ts';
import { isSmallGroup } from '../../../layers/small-group.ts';
import { drawnAreaM2, drawnLengthM } from '../../../store/query/measures.ts';

/** A sum with the number of things that have no value: they are missing, not zero. */
export interface Total {
  readonly kind: string;
  readonly field: Field;
  readonly sum: number;
  readonly missing: number;
  /** Groups in it that are too small to be told. */
  readonly small: number;
}

export interface Summary {
  readonly kinds: readonly { readonly kind: string; readonly assets: readonly Asset[] }[];
  readonly totals: readonly Total[];
  /** Of what is drawn as lines and as surfaces; null where nothing is. */
  readonly lengthM: number | null;
  readonly areaM2: number | null;
}

function added(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function totalsOf(kindId: string, assets: readonly Asset[]): readonly Total[] {
  const fields = kindById(kindId)?.fields.filter((field) => sumsUp(kindId, field)) ?? [];
  return fields.flatMap((field) => {
    const numbers = assets.flatMap(({ values }) => {
      const value = values[field.key];
      return typeof value === 'number' ? [value] : [];
    });
    const sum = numbers.reduce((all, value) => all + value, 0);
    const small = numbers.filter((value) => isSmallGroup(unitOf(field), value)).length;
    return numbers.length > 0 ? [{ kind: kindId, field, sum, missing: assets.length - numbers.length, small }] : [];
  });
}

/** Several assets in one look: how many of each kind, and what of them adds up. Units of the area tree are left out of drawn sizes: they overlap. */
export function summaryOf(assets: readonly Asset[]): Summary {
  const byKind = new Map<string, Asset[]>();
  for (const asset of assets) {
    const list = byKind.get(asset.kind);
    if (list) list.push(asset);
    else byKind.set(asset.kind, [asset]);
  }
  const kinds = [...byKind].map(([kind, own]) => ({ kind, assets: own }));
  const drawn = assets.filter(({ kind }) => kind !== 'area');
  return {
    kinds,
    totals: kinds.flatMap(({ kind, assets: own }) => totalsOf(kind, own)),
    lengthM: added(drawn.map(({ geometry }) => drawnLengthM(geometry))),
    areaM2: added(drawn.map(({ geometry }) => drawnAreaM2(geometry))),
  };
}
