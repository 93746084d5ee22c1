import type { Feature, Geometry } from 'geojson';
import type { FieldValue } from '../../src/core/asset.ts';

export type Values = Record<string, FieldValue>;

/** Everything drawn so far, by kind. Ids are the kind and a running number, so they change only where something was added before. */
export class City {
  readonly kinds = new Map<string, Feature<Geometry | null>[]>();

  /** Adds a drawn thing: marked 示意 in its values; its name must say so too. */
  draw(kind: string, geometry: Geometry | null, values: Values): string {
    if (!String(values.name ?? '').includes('示意')) throw new Error(`${kind} ${String(values.name)} does not say 示意`);
    return this.#put(kind, geometry, { ...values, synthetic: true });
  }

  /** Adds a thing that a public source names; only its position is drawn. */
  cite(kind: string, geometry: Geometry | null, values: Values & { readonly source: string }): string {
    return this.#put(kind, geometry, geometry === null || values.positionNote ? values : { ...values, positionNote: '位置示意' });
  }

  of(kind: string): readonly Feature<Geometry | null>[] {
    return this.kinds.get(kind) ?? [];
  }

  #put(kind: string, geometry: Geometry | null, properties: Values): string {
    const list = this.kinds.get(kind) ?? [];
    this.kinds.set(kind, list);
    const id = `${kind}-${String(list.length + 1).padStart(4, '0')}`;
    list.push({ type: 'Feature', id, properties, geometry });
    return id;
  }
}

/** `示意小区` and 7 → 示意小区07. */
export const numbered = (word: string, n: number, digits = 2): string => `${word}${String(n).padStart(digits, '0')}`;
