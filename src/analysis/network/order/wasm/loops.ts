import { farMm } from '../spec.ts';
import { enterChains, enterCore } from './enter-loops.ts';
import {
  add,
  below,
  type Code,
  constant,
  type Func,
  get,
  load,
  moduleOf,
  notEqual,
  set,
  shiftLeft,
  step,
  store,
  subtract,
  valueType,
  when,
  whilst,
} from './module.ts';

/** How many kinds one pass carries beside each other. */
export type Width = 1 | 4 | 8;

/** The operations on the distances of one place: one whole number, or one or two vectors of four. */
interface Lanes {
  readonly type: number;
  /** Locals that one value takes. */
  readonly parts: number;
  /** log2 of the bytes of one place. */
  readonly shift: number;
  readonly load: (address: Code, part: number) => Code;
  readonly store: (address: Code, part: number, value: Code) => Code;
  readonly spread: (value: Code) => Code;
  readonly add: (a: Code, b: Code) => Code;
  readonly subtract: (a: Code, b: Code) => Code;
  /** The lesser of two locals. */
  readonly least: (a: number, b: number) => Code;
  /** Whether any lane of these locals is reached. */
  readonly isReached: (locals: readonly number[]) => Code;
}

const scalar: Lanes = {
  type: valueType.i32,
  parts: 1,
  shift: 2,
  load: (address) => load(address),
  store: (address, _part, value) => store(address, value),
  spread: (value) => value,
  add,
  subtract,
  least: (a, b) => [...get(a), ...get(b), ...get(a), ...get(b), 0x48, 0x1b],
  isReached: ([local]) => notEqual(get(local as number), constant(farMm)),
};

function vectors(parts: 1 | 2): Lanes {
  const simd = (...operation: number[]): Code => [0xfd, ...operation];
  const differs = (local: number): Code => [...get(local), ...constant(farMm), ...simd(0x11), ...simd(0x38)];
  return {
    type: valueType.v128,
    parts,
    shift: parts === 1 ? 4 : 5,
    load: (address, part) => [...address, ...simd(0x00, 4, 16 * part)],
    store: (address, part, value) => [...address, ...value, ...simd(0x0b, 4, 16 * part)],
    spread: (value) => [...value, ...simd(0x11)],
    add: (a, b) => [...a, ...b, ...simd(0xae, 0x01)],
    subtract: (a, b) => [...a, ...b, ...simd(0xb1, 0x01)],
    least: (a, b) => [...get(a), ...get(b), ...simd(0xb6, 0x01)],
    isReached: (locals) => [...locals.flatMap(differs), ...(locals.length === 2 ? simd(0x50) : []), ...simd(0x53)],
  };
}

const lanesOf: Readonly<Record<Width, Lanes>> = { 1: scalar, 4: vectors(1), 8: vectors(2) };

/**
 * Takes distances up. Parameters: the end of the list of first arcs (one number a place), the base of the arcs (place and length, eight bytes
 * an arc), the base of the distances, and their end. Goes backwards from both ends.
 */
function climb(name: string, lanes: Lanes): Func {
  const [first, arcs, core, at, arc, end, up] = [0, 1, 2, 3, 4, 5, 6];
  const parts = Array.from({ length: lanes.parts }, (_, part) => part);
  const own = (part: number): number => 7 + part;
  const other = (part: number): number => 7 + lanes.parts + part;
  const reached = (part: number): number => 7 + 2 * lanes.parts + part;
  const size = 2 ** lanes.shift;
  const body = whilst(
    below(get(core), get(at)),
    step(at, -size),
    step(first, -4),
    ...parts.map((part) => set(own(part), lanes.load(get(at), part))),
    when(
      lanes.isReached(parts.map(own)),
      set(arc, add(get(arcs), shiftLeft(load(get(first)), 3))),
      set(end, add(get(arcs), shiftLeft(load(get(first), 4), 3))),
      whilst(
        below(get(arc), get(end)),
        set(up, add(get(core), shiftLeft(load(get(arc)), lanes.shift))),
        ...parts.flatMap((part) => [
          set(other(part), lanes.load(get(up), part)),
          set(reached(part), lanes.add(get(own(part)), lanes.spread(load(get(arc), 4)))),
          lanes.store(get(up), part, lanes.least(reached(part), other(part))),
        ]),
        step(arc, 8),
      ),
    ),
  );
  const values = Array.from({ length: 3 * lanes.parts }, () => lanes.type);
  return { name, params: 4, locals: [valueType.i32, valueType.i32, valueType.i32, ...values], body };
}

/** Brings distances down. Parameters: list of first arcs, arcs, distances and their end, as above but from the front. */
function descend(name: string, lanes: Lanes): Func {
  const [first, arc, at, last, core, arcs, end, up] = [0, 1, 2, 3, 4, 5, 6, 7];
  const parts = Array.from({ length: lanes.parts }, (_, part) => part);
  const best = (part: number): number => 8 + part;
  const reached = (part: number): number => 8 + lanes.parts + part;
  const body = [
    ...set(core, get(at)),
    ...set(arcs, get(arc)),
    ...whilst(
      below(get(at), get(last)),
      ...parts.map((part) => set(best(part), lanes.load(get(at), part))),
      step(first, 4),
      set(end, add(get(arcs), shiftLeft(load(get(first)), 3))),
      whilst(
        below(get(arc), get(end)),
        set(up, add(get(core), shiftLeft(load(get(arc)), lanes.shift))),
        ...parts.flatMap((part) => [
          set(reached(part), lanes.add(lanes.load(get(up), part), lanes.spread(load(get(arc), 4)))),
          set(best(part), lanes.least(reached(part), best(part))),
        ]),
        step(arc, 8),
      ),
      ...parts.map((part) => lanes.store(get(at), part, get(best(part)))),
      step(at, 2 ** lanes.shift),
    ),
  ];
  const values = Array.from({ length: 2 * lanes.parts }, () => lanes.type);
  return { name, params: 4, locals: [...Array.from({ length: 4 }, () => valueType.i32), ...values], body };
}

/**
 * Distances of the inner nodes from both ends of their chain. Parameters: chains (place, place, length, end of its inner nodes as an address)
 * and their end, inner nodes (node, distance from the first end), distances of the core, distances of all nodes.
 */
function fill(name: string, lanes: Lanes): Func {
  const [chain, last, inner, core, out, end, target] = [0, 1, 2, 3, 4, 5, 6];
  const parts = Array.from({ length: lanes.parts }, (_, part) => part);
  const from = (part: number): number => 7 + 4 * part;
  const to = (part: number): number => 8 + 4 * part;
  const a = (part: number): number => 9 + 4 * part;
  const b = (part: number): number => 10 + 4 * part;
  const far = 7 + 4 * lanes.parts;
  const placed = (offset: number): Code => add(get(core), shiftLeft(load(get(chain), offset), lanes.shift));
  const body = [
    ...set(far, lanes.spread(constant(farMm))),
    ...whilst(
      below(get(chain), get(last)),
      ...parts.flatMap((part) => [
        set(from(part), lanes.load(placed(0), part)),
        set(to(part), lanes.add(lanes.load(placed(4), part), lanes.spread(load(get(chain), 8)))),
      ]),
      set(end, load(get(chain), 12)),
      whilst(
        below(get(inner), get(end)),
        set(target, add(get(out), shiftLeft(load(get(inner)), lanes.shift))),
        ...parts.flatMap((part) => [
          set(a(part), lanes.add(get(from(part)), lanes.spread(load(get(inner), 4)))),
          set(b(part), lanes.subtract(get(to(part)), lanes.spread(load(get(inner), 4)))),
          set(a(part), lanes.least(a(part), b(part))),
          lanes.store(get(target), part, lanes.least(a(part), far)),
        ]),
        step(inner, 8),
      ),
      step(chain, 16),
    ),
  ];
  const values = Array.from({ length: 4 * lanes.parts + 1 }, () => lanes.type);
  return { name, params: 5, locals: [valueType.i32, valueType.i32, ...values], body };
}

/** Puts the distances of the core where their nodes are. Parameters: nodes, distances of the core and their end, distances of all nodes. */
function place(name: string, lanes: Lanes): Func {
  const [node, core, last, out, target] = [0, 1, 2, 3, 4];
  const parts = Array.from({ length: lanes.parts }, (_, part) => part);
  const body = whilst(
    below(get(core), get(last)),
    set(target, add(get(out), shiftLeft(load(get(node)), lanes.shift))),
    ...parts.map((part) => lanes.store(get(target), part, lanes.load(get(core), part))),
    step(node, 4),
    step(core, 2 ** lanes.shift),
  );
  return { name, params: 4, locals: [valueType.i32], body };
}

type Enter = (starts: number, end: number, nodeAt: number, inner: number, innerChain: number, chains: number, values: number) => void;

export interface Loops {
  readonly enterCore: Enter;
  readonly enterChains: Enter;
  readonly climb: (firstEnd: number, arcs: number, core: number, coreEnd: number) => void;
  readonly descend: (first: number, arcs: number, core: number, coreEnd: number) => void;
  readonly fill: (chains: number, chainsEnd: number, inner: number, core: number, out: number) => void;
  readonly place: (nodes: number, core: number, coreEnd: number, out: number) => void;
}

const widths: readonly Width[] = [1, 4, 8];
let compiled: WebAssembly.Module | undefined;

/** The loops for each width over one memory; null where WebAssembly (or its vectors) may not be used. */
export function loopsOver(memory: WebAssembly.Memory): Readonly<Record<Width, Loops>> | null {
  try {
    compiled ??= new WebAssembly.Module(moduleOf(widths.flatMap(functionsOf)));
  } catch (error) {
    // Unsupported here, or forbidden by the page's security policy: the plain sweep gives the same answer.
    if (error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const pick = (width: Width): Loops =>
    ({
      enterCore: exports[`enterCore${width}`],
      enterChains: exports[`enterChains${width}`],
      climb: exports[`climb${width}`],
      descend: exports[`descend${width}`],
      fill: exports[`fill${width}`],
      place: exports[`place${width}`],
    }) as unknown as Loops;
  return { 1: pick(1), 4: pick(4), 8: pick(8) };
}

function functionsOf(width: Width): Func[] {
  const lanes = lanesOf[width];
  return [
    enterCore(`enterCore${width}`, lanes.shift),
    enterChains(`enterChains${width}`, lanes.shift),
    climb(`climb${width}`, lanes),
    descend(`descend${width}`, lanes),
    fill(`fill${width}`, lanes),
    place(`place${width}`, lanes),
  ];
}
