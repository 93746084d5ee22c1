import { differentColours, isRamp, rampColours, rampNames } from '../../layers/derive/ramps.ts';
import type { Kind, Theme } from '../../layers/kind.ts';
import { kindById, kinds } from '../../layers/registry.ts';
import type { KindLook } from '../../map/frame.ts';
import type { CityIndex } from '../../store/query/city-index.ts';
import { type Classes, type ColourBy, classesOf } from '../../store/query/classes.ts';
import type { LayerLooks } from './session.ts';

type Hiding = Pick<LayerLooks, 'hiddenKinds' | 'hiddenGroups'>;

const hiddenBy = new WeakMap<ReadonlySet<string>, { readonly groups: ReadonlySet<string>; readonly hidden: ReadonlySet<string> }>();

/** Kinds that the map does not draw: those whose own eye is shut and those of a group that is off. The same set until one of the two changes. */
export function hiddenOnMap({ hiddenKinds, hiddenGroups }: Hiding): ReadonlySet<string> {
  if (hiddenGroups.size === 0) return hiddenKinds;
  const known = hiddenBy.get(hiddenKinds);
  if (known?.groups === hiddenGroups) return known.hidden;
  const hidden = new Set([...hiddenKinds, ...kinds.filter(({ group }) => hiddenGroups.has(group)).map(({ id }) => id)]);
  hiddenBy.set(hiddenKinds, { groups: hiddenGroups, hidden });
  return hidden;
}

/** Colours of the classes of an answer, in their order. */
export function classColours(classes: Classes, ramp: string | undefined, theme: Theme): readonly string[] {
  if (classes.ordered) return rampColours(isRamp(ramp) ? ramp : rampNames[0], classes.classes.length, theme);
  return differentColours(
    classes.classes.map(({ role }) => role),
    theme,
  );
}

/** Looks of all kinds that are not drawn as declared, for the map. */
export function kindLooks(
  index: CityIndex | null,
  { opacity, colourBy }: Pick<LayerLooks, 'opacity' | 'colourBy'>,
  theme: Theme,
): Readonly<Record<string, KindLook>> {
  const looks: Record<string, KindLook> = {};
  for (const id of new Set([...Object.keys(opacity), ...Object.keys(colourBy)])) {
    const kind = kindById(id);
    if (!kind) continue;
    const asked = colourBy[id];
    const classes = index && asked ? classesOf(index, kind, asked) : null;
    looks[id] = {
      opacity: opacity[id] ?? 1,
      classes: classes && { of: classes.of, colours: classColours(classes, asked?.ramp, theme) },
    };
  }
  return looks;
}

/** Class of one asset as its cell and its card show it; null where its kind is not coloured by that field or the asset has no value. */
export function classChip(
  index: CityIndex,
  kind: Kind,
  asked: ColourBy | undefined,
  theme: Theme,
): ((row: number) => { readonly colour: string; readonly label: Classes['classes'][number]['label'] } | null) | null {
  const classes = asked ? classesOf(index, kind, asked) : null;
  if (!classes) return null;
  const colours = classColours(classes, asked?.ramp, theme);
  return (row) => {
    const at = classes.of[row];
    const own = at === undefined ? undefined : classes.classes[at];
    const colour = at === undefined ? undefined : colours[at];
    return own && colour !== undefined ? { colour, label: own.label } : null;
  };
}
