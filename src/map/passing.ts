import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Passing } from '../store/query/scope.ts';
import type { LayerFilter } from './writer.ts';

type PassTest = ExpressionSpecification | boolean | null;

const known = new WeakMap<Uint8Array, PassTest>();

function listed(passing: Uint8Array, wanted: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < passing.length; place++) if (passing[place] === wanted) places.push(place);
  return places;
}

function makeTest(passing: Uint8Array): PassTest {
  let count = 0;
  for (const one of passing) count += one;
  if (count === passing.length) return null;
  if (count === 0) return false;
  // `match` looks its labels up in a table, so the length of the list does not matter per feature; the shorter list travels faster.
  const few = count * 2 <= passing.length;
  return ['match', ['id'], listed(passing, few ? 1 : 0), few, !few];
}

/** The condition that a feature's number passes; null where all do. The same object for the same vector. */
export function passTest(passing: Passing | undefined): PassTest {
  if (!passing) return null;
  const before = known.get(passing);
  if (before !== undefined) return before;
  const made = makeTest(passing);
  known.set(passing, made);
  return made;
}

/** A layer limited to what passes. It is done by filter and not by colour, so that names, collisions and the pointer keep to it as well. */
export function onlyPassing<Layer extends LayerSpecification>(layer: Layer, passing: Passing | undefined): Layer {
  const test = passTest(passing);
  if (test === null || layer.type === 'background') return layer;
  const own = 'filter' in layer ? layer.filter : undefined;
  const filter = (own === undefined ? ['all', test] : ['all', own, test]) as LayerFilter;
  return { ...layer, filter };
}
