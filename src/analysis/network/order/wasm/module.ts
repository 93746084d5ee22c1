/** A piece of WebAssembly code: bytes, in the order in which a stack machine reads them. */
export type Code = readonly number[];

/** Just enough of the binary format (WebAssembly core specification, 5) to write small loops over a memory by hand. */
export const valueType = { i32: 0x7f, v128: 0x7b } as const;

function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
}

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, ...value: Code[]): Code => [...value.flat(), 0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const shiftLeft = (a: Code, bits: number): Code => (bits === 0 ? a : [...a, ...constant(bits), 0x74]);
export const load = (address: Code, offset = 0): Code => [...address, 0x28, 2, ...unsigned(offset)];
export const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const store = (address: Code, value: Code): Code => [...address, ...value, 0x36, 2, 0];
/** Of signed numbers; `below` compares addresses. */
export const less = (a: Code, b: Code): Code => [...a, ...b, 0x48];
export const notEqual = (a: Code, b: Code): Code => [...a, ...b, 0x47];
export const below = (a: Code, b: Code): Code => [...a, ...b, 0x49];
/** Adds a constant to a local. */
export const step = (local: number, by: number): Code => set(local, add(get(local), constant(by)));
export const when = (condition: Code, ...then: Code[]): Code => [...condition, 0x04, 0x40, ...then.flat(), 0x0b];
export const choose = (condition: Code, then: readonly Code[], otherwise: readonly Code[]): Code => [
  ...condition,
  ...[0x04, 0x40],
  ...then.flat(),
  0x05,
  ...otherwise.flat(),
  0x0b,
];
/** Runs while the condition holds; asks before the first turn. */
export const whilst = (condition: Code, ...body: Code[]): Code =>
  when(condition, [0x03, 0x40, ...body.flat(), ...condition, 0x0d, 0, 0x0b]);

export interface Func {
  readonly name: string;
  readonly params: number;
  /** Types of the locals after the parameters (which are all i32). */
  readonly locals: readonly number[];
  readonly body: Code;
}

/** A module of functions without results over one imported memory, `env.memory`. */
export function moduleOf(functions: readonly Func[]): Uint8Array<ArrayBuffer> {
  const text = (name: string): Code => [...unsigned(name.length), ...new TextEncoder().encode(name)];
  const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const sized = (content: Code): Code => [...unsigned(content.length), ...content];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(functions.map(({ params }) => [0x60, ...list(Array.from({ length: params }, () => [valueType.i32])), 0]))),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]))),
    ...section(10, list(functions.map(({ locals, body }) => sized([...list(locals.map((type) => [1, type])), ...body, 0x0b])))),
  ]);
}
