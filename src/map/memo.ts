/** Remembers the last answer for the last arguments, compared by identity: what makes a band return the same object until its input changes. */
export function memoLast<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args: A): R => {
    const known = last;
    if (known && known.args.length === args.length && known.args.every((arg, index) => Object.is(arg, args[index]))) return known.result;
    const result = compute(...args);
    last = { args, result };
    return result;
  };
}
