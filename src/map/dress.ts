import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { idlePaint, type StyleValue } from '../layers/derive/style.ts';
import { classedFillOpacity, noValueColour } from '../layers/derive/symbology.ts';
import type { Theme } from '../layers/kind.ts';
import type { ClassColours, KindLook, MapFrame } from './frame.ts';
import { palettes } from './palette.ts';
import { onlyPassing } from './passing.ts';

const opacityNames: Readonly<Record<string, readonly string[]>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  symbol: ['icon-opacity', 'text-opacity'],
};

const colourNames: Readonly<Record<string, string>> = { fill: 'fill-color', line: 'line-color', circle: 'circle-color' };

/** Layers whose colour says something else than the class: casings of streets, gaps of rails. */
const ownColour = /(-case|-gap)$/;

/** Colour by the feature state `class`. Only the paint knows the colours, so another palette or another cut sends no geometry. */
function classColour({ colours }: ClassColours, theme: Theme): ExpressionSpecification {
  const pairs = colours.flatMap((colour, at) => [at, colour]);
  const match: unknown = ['match', ['coalesce', ['feature-state', 'class'], -1], ...pairs, noValueColour[theme]];
  return match as ExpressionSpecification;
}

/** What is planned or retired drawn hollow or pale, where a kind has any. */
function withIdle<Layer extends LayerSpecification>(layer: Layer, kind: string, { idle, theme }: Dress): Layer {
  if (!idle?.has(kind) || (layer.type !== 'fill' && layer.type !== 'line' && layer.type !== 'circle' && layer.type !== 'symbol'))
    return layer;
  const paint = (layer.paint ?? {}) as Readonly<Record<string, StyleValue>>;
  return { ...layer, paint: { ...paint, ...idlePaint(layer, paint, palettes[theme].labelSoft) } };
}

/** A layer of a kind as the user wants it: fainter, coloured by class, limited to what passes; what does not stand today is told apart. */
export function dressed<Layer extends LayerSpecification>(layer: Layer, kind: string, dress: Dress): Layer {
  return withIdle(looked(layer, kind, dress), kind, dress);
}

function looked<Layer extends LayerSpecification>(layer: Layer, kind: string, dress: Dress): Layer {
  const look = dress.looks[kind];
  const passed = onlyPassing(layer, dress.passing.get(kind));
  if (!look) return passed;
  const paint: Record<string, unknown> = { ...passed.paint };
  if (layer.type === 'fill' && hasColours(look) && typeof paint['fill-opacity'] === 'number') {
    paint['fill-opacity'] = Math.max(classedFillOpacity, paint['fill-opacity']);
  }
  for (const name of look.opacity === 1 ? [] : (opacityNames[layer.type] ?? [])) {
    const declared = paint[name];
    paint[name] = look.opacity * (typeof declared === 'number' ? declared : 1);
  }
  const colourName = colourNames[layer.type];
  if (hasColours(look) && colourName !== undefined && !ownColour.test(layer.id)) paint[colourName] = classColour(look.classes, dress.theme);
  return { ...passed, paint };
}

function hasColours(look: KindLook): look is KindLook & { readonly classes: ClassColours } {
  return look.classes !== null && look.classes.colours.length > 0;
}

/** The parts of a frame that dress a kind's layers. */
export type Dress = Pick<MapFrame, 'theme' | 'looks' | 'passing'> & {
  /** Kinds of which some things are planned or retired; absent where none is. */
  readonly idle?: ReadonlySet<string>;
};

/** Class vectors of kinds for their sources, `prefix` being the band's own way to name a source. */
export function classStates(
  kinds: readonly string[],
  looks: MapFrame['looks'],
  source: (kind: string) => string,
): Record<string, Uint8Array> {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const look = looks[kind];
      return look && hasColours(look) ? [[source(kind), look.classes.of]] : [];
    }),
  );
}
