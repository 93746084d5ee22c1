import type { Theme } from '../../../layers/kind.ts';
import type { MapFrame } from '../../../map/frame.ts';
import { palettes } from '../../../map/palette.ts';
import type { SvgQuestion } from '../../../report/svg-map/draw.ts';

const mainStreets: ReadonlySet<unknown> = new Set(['trunk', 'primary', 'secondary']);

/** Colours of the plain map beside the declared ones: what the user coloured by, and the ground as the map draws it. */
export function plainColours(theme: Theme, looks: MapFrame['looks']): NonNullable<SvgQuestion['colourAt']> {
  const palette = palettes[theme];
  return (kind, place, { values }) => {
    const classes = looks[kind]?.classes;
    if (classes) return classes.colours[classes.of[place] ?? -1] ?? null;
    if (kind !== 'street') return kind === 'rail' ? palette.rail : null;
    return mainStreets.has(values.class) ? palette.streetMainCase : palette.streetCase;
  };
}
