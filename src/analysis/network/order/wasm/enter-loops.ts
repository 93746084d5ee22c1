import {
  add,
  below,
  type Code,
  choose,
  constant,
  type Func,
  get,
  less,
  load,
  set,
  shiftLeft,
  step,
  store,
  subtract,
  valueType,
  when,
  whilst,
} from './module.ts';

/**
 * Starts of one kind, before and after the sweep; what `enterCore` and `enterChains` do. Parameters of both: starts (node, lead) and their end,
 * where nodes are found (place, or -1 - inner node), inner nodes (node, distance from the first end), chains of inner nodes, chains, and the
 * distances of this kind: of the core, or of all nodes. `shift` is log2 of the bytes of one place or node.
 */
const [start, last, nodeAt, inner, innerChain, chains, values] = [0, 1, 2, 3, 4, 5, 6];
const [lead, at, target, chain, spot, base, bound, reached] = [7, 8, 9, 10, 11, 12, 13, 14];
const locals = Array.from({ length: 8 }, () => valueType.i32);

const readStart: Code = [...set(lead, load(get(start), 4)), ...set(at, load(add(get(nodeAt), shiftLeft(load(get(start)), 2))))];
/** From -1 - i to i, and on to the inner node and its chain. */
const findInner: Code = [
  ...set(at, subtract(constant(-1), get(at))),
  ...set(spot, add(get(inner), shiftLeft(get(at), 3))),
  ...set(chain, add(get(chains), shiftLeft(load(add(get(innerChain), shiftLeft(get(at), 2))), 4))),
];
const offerLead = (value: Code): Code => when(less(value, load(get(target))), store(get(target), value));

export function enterCore(name: string, shift: number): Func {
  const aim = (place: Code): Code => set(target, add(get(values), shiftLeft(place, shift)));
  const body = whilst(
    below(get(start), get(last)),
    readStart,
    choose(
      less(constant(-1), get(at)),
      [aim(get(at)), offerLead(get(lead))],
      [
        findInner,
        aim(load(get(chain))),
        offerLead(add(get(lead), load(get(spot), 4))),
        aim(load(get(chain), 4)),
        offerLead(subtract(add(get(lead), load(get(chain), 8)), load(get(spot), 4))),
      ],
    ),
    step(start, 8),
  );
  return { name, params: 7, locals, body };
}

export function enterChains(name: string, shift: number): Func {
  const aim = (node: Code): Code => set(target, add(get(values), shiftLeft(node, shift)));
  /** Improves the node at `at`, or ends the walk along the chain. */
  const improve = (mm: Code, onward: readonly Code[]): Code => [
    ...aim(load(get(at))),
    ...set(reached, mm),
    ...choose(less(get(reached), load(get(target))), [store(get(target), get(reached)), ...onward], [set(at, get(bound))]),
  ];
  const along = [
    set(base, subtract(get(lead), load(get(spot), 4))),
    set(bound, load(get(chain), 12)),
    set(at, add(get(spot), constant(8))),
    whilst(below(get(at), get(bound)), improve(add(get(base), load(get(at), 4)), [step(at, 8)])),
  ];
  const back = [
    set(base, add(get(lead), load(get(spot), 4))),
    // A chain begins where the one before it ends.
    set(bound, load(add(get(chain), constant(-4)))),
    set(at, get(spot)),
    whilst(below(get(bound), get(at)), step(at, -8), improve(subtract(get(base), load(get(at), 4)), [])),
  ];
  const body = whilst(
    below(get(start), get(last)),
    readStart,
    when(
      less(get(at), constant(0)),
      aim(load(get(start))),
      when(less(get(lead), load(get(target))), store(get(target), get(lead)), findInner, ...along, ...back),
    ),
    step(start, 8),
  );
  return { name, params: 7, locals, body };
}
