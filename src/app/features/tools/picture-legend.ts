import { legendOf, type Swatch } from '../../../layers/derive/legend.ts';
import { firstDrawn } from '../../../layers/derive/style.ts';
import type { Kind } from '../../../layers/kind.ts';
import { kinds } from '../../../layers/registry.ts';
import type { Box, KindLook, MapFrame } from '../../../map/frame.ts';
import { classLooks, coverageClasses } from '../../../map/meaning.ts';
import { palettes } from '../../../map/palette.ts';
import type { PictureLegendRow } from '../../../report/map-image/content.ts';
import { type CityIndex, cityIndex } from '../../../store/query/city-index.ts';
import { classesOf } from '../../../store/query/classes.ts';
import { say } from '../../../text/app.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { Session } from '../../state/session.ts';
import { circleLegendRows } from '../circle/in-picture.ts';

function meets(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** What ground a picture shows; `withGround`: streets, water and buildings are named as well. */
interface PictureGround {
  readonly box: Box;
  readonly zoom: number;
  readonly withGround: boolean;
}

/** Whether the picture shows anything of a kind: drawn at its zoom (or in bubbles), passing, inside its box. */
function isShown(index: CityIndex, kind: Kind, frame: MapFrame, { box, zoom, withGround }: PictureGround): boolean {
  if (!withGround && (kind.group === 'base' || kind.id === 'building')) return false;
  if (frame.hiddenKinds.has(kind.id)) return false;
  if (zoom < firstDrawn(kind)) return false;
  const passes = frame.passing.get(kind.id);
  return index.kind(kind.id).some((asset, at) => {
    const own = passes?.[at] === 0 ? null : index.box(asset);
    return own !== null && meets(own, box);
  });
}

function classRows(index: CityIndex, kind: Kind, look: KindLook | undefined, session: Session): readonly PictureLegendRow[] | null {
  const asked = session.colourBy[kind.id];
  const classes = asked && classesOf(index, kind, asked);
  const swatch = legendOf(kind, 'light').at(-1)?.swatch;
  if (!classes || !look?.classes || !swatch) return null;
  return classes.classes.map(({ label }, at) => ({
    label: `${kind.label[session.lang]} · ${label[session.lang]}`,
    swatch: { of: 'kind', look: { ...swatch, colour: look.classes?.colours[at] ?? swatch.colour } },
  }));
}

function kindRows(index: CityIndex, kind: Kind, frame: MapFrame, session: Session): readonly PictureLegendRow[] {
  const coloured = classRows(index, kind, frame.looks[kind.id], session);
  if (coloured) return coloured;
  const entries = legendOf(kind, 'light');
  const own = kind.label[session.lang];
  return entries.map(({ label, swatch }) => ({
    label: entries.length > 1 ? `${own} · ${label[session.lang]}` : own,
    swatch: { of: 'kind', look: swatch },
  }));
}

/** The edge of the straight service areas, as `map/results.ts` draws it. */
const serviceEdge: Swatch = {
  family: 'polygon',
  colour: palettes.light.accent,
  fillOpacity: 0,
  strokeWidth: 1.2,
  radius: 0,
  dash: [3, 3],
  halo: palettes.light.halo,
};

/** Classes of the answer; the edge of service areas only where the answer is the straight one. */
function resultRows(edged: boolean, lang: Lang): readonly PictureLegendRow[] {
  const rows = coverageClasses.map(
    (name): PictureLegendRow => ({ label: say(name, lang), swatch: { of: 'class', look: classLooks.light[name] } }),
  );
  return edged ? [...rows, { label: say('legendService', lang), swatch: { of: 'kind', look: serviceEdge } }] : rows;
}

/** The legend of what a picture shows, with the swatches of the map: the answer first, then the kinds, small things before the ground. */
export function pictureLegend(frame: MapFrame, ground: PictureGround, session: Session): readonly PictureLegendRow[] {
  const index = frame.city && cityIndex(frame.city);
  if (!index) return [];
  const shown = kinds
    .filter((kind) => isShown(index, kind, frame, ground))
    .toSorted((a, b) => Number(a.group === 'base') - Number(b.group === 'base'));
  return [
    ...(frame.results ? resultRows(frame.edged, session.lang) : []),
    ...circleLegendRows(frame, session.lang),
    ...shown.flatMap((kind) => kindRows(index, kind, frame, session)),
  ];
}
