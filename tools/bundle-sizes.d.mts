export interface Budget {
  readonly name: string;
  readonly chunk: RegExp;
  readonly after: readonly string[];
  readonly mostKb: number;
}
export const budgets: readonly Budget[];
export function bundleSizes(
  dist: string,
  wanted?: readonly Budget[],
): {
  readonly sizes: readonly { readonly name: string; readonly kb: number; readonly mostKb: number }[];
  readonly faults: readonly string[];
};
