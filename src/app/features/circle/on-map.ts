import type { MultiPolygon, Position } from 'geojson';
import { useMemo, useRef } from 'react';
import type { CompoundCircle } from '../../../analysis/circle/spec.ts';
import type { Words } from '../../../core/field.ts';
import type { Theme } from '../../../layers/kind.ts';
import type { ClassedLand } from '../../../map/frame.ts';
import { classLooks, coverageClasses, lackLooks, lackStep } from '../../../map/meaning.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { say, words } from '../../../text/app.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import type { ShownCircle } from '../../state/session.ts';
import { useCircle, useScope, useSession } from '../../ui/use-app.ts';
import { useShownAnswer } from './shown-answer.ts';
import { stepText } from './steps.ts';
import { compoundKey, compoundsInScope, decidingRows, lackingRows, rowClass, wholeClass } from './tally.ts';

/** Class of a compound on the map: a step of `lackLooks`, or one of the three classes of a row. */
export type MapClass = `lack-${number}` | (typeof coverageClasses)[number];

/** What class each compound has under what is shown. */
export function mapClassOf(answer: CircleAnswer, shown: Exclude<ShownCircle, 'none'>): (compound: CompoundCircle) => MapClass {
  if (shown !== 'missing') return rowClass(shown.row);
  const deciding = decidingRows(answer);
  const whole = wholeClass(deciding);
  return (compound) =>
    whole(compound) === 'unknown' ? 'unknown' : `lack-${lackStep(lackingRows(compound, deciding).length, deciding.length)}`;
}

function polygonsOf(index: CityIndex, compound: CompoundCircle): readonly Position[][][] {
  const geometry = index.byKey.get(compoundKey(compound))?.geometry;
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

const statusWords = { covered: words.circleReached, uncovered: words.circleBeyond, unknown: words.circleUnknown } as const;

/** Both languages of a sentence. */
function bothOf(text: (lang: Lang) => string): Words {
  return { zh: text('zh'), en: text('en') };
}

/** How a class looks and what it is called, of so many kinds that can be missing. */
function dressOf(name: MapClass, shown: Exclude<ShownCircle, 'none'>, kinds: number): Pick<ClassedLand, 'looks' | 'label'> {
  const known = coverageClasses.find((each) => each === name);
  if (known) {
    const label = shown === 'missing' ? words.circleUnclear : statusWords[known];
    return { label, looks: { light: classLooks.light[known], dark: classLooks.dark[known] } };
  }
  const step = Number(name.slice('lack-'.length));
  const look = (theme: Theme) => lackLooks[theme][step] ?? classLooks[theme].unknown;
  return {
    label: bothOf((lang) => stepText(step, kinds, (key, params) => say(key, lang, params))),
    looks: { light: look('light'), dark: look('dark') },
  };
}

/** Positions of a shape as the city has them: a shape of the same is drawn already. */
function isSameLand(a: ClassedLand, b: ClassedLand): boolean {
  const other = b.shape.coordinates;
  if (a.label.zh !== b.label.zh) return false;
  return a.shape.coordinates.length === other.length && a.shape.coordinates.every((polygon, at) => polygon === other[at]);
}

/** The land as it was where it is the same: while a hand moves, most classes keep their compounds, and the map is not told again. */
export function keptLand(before: readonly ClassedLand[] | null, now: readonly ClassedLand[]): readonly ClassedLand[] {
  const known = new Map(before?.map((land) => [land.id, land]));
  const next = now.map((land) => {
    const old = known.get(land.id);
    return old && isSameLand(old, land) ? old : land;
  });
  return before?.length === next.length && next.every((land, at) => land === before[at]) ? before : next;
}

/** Land of the compounds by class; one shape a class, the lowest class first. */
function landOf(
  answer: CircleAnswer,
  compounds: readonly CompoundCircle[],
  index: CityIndex,
  shown: Exclude<ShownCircle, 'none'>,
): readonly ClassedLand[] {
  const classOf = mapClassOf(answer, shown);
  const shapes = new Map<MapClass, Position[][][]>();
  for (const compound of compounds) {
    const name = classOf(compound);
    const parts = shapes.get(name) ?? [];
    parts.push(...polygonsOf(index, compound));
    shapes.set(name, parts);
  }
  const kinds = decidingRows(answer).length;
  return [...shapes]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([id, coordinates]) => ({
      id,
      ...dressOf(id, shown, kinds),
      shape: { type: 'MultiPolygon', coordinates } satisfies MultiPolygon,
    }));
}

/** The row that the map shows, where the sheet on screen has it; how many are missing else. */
export function shownOf(answer: CircleAnswer, shown: ShownCircle): ShownCircle {
  if (shown === 'missing' || shown === 'none') return shown;
  return answer.asked.sheet.rows.some(({ id, tier }) => id === shown.row && tier <= answer.asked.params.minutes) ? shown : 'missing';
}

/** What the map shows of the circle; null where the coverage stands in front, or nothing is to be shown. */
export function useCircleLand(): readonly ClassedLand[] | null {
  const isInFront = useCircle((circle) => circle.inFront);
  const shownNow = useShownAnswer();
  const answer = isInFront ? shownNow : null;
  const asked = useSession((session) => session.shownCircle);
  const index = useScope((scope) => scope.index);
  const area = useScope((scope) => scope.question.area);
  const basis = useScope((scope) => scope.question.basis);
  const last = useRef<readonly ClassedLand[] | null>(null);
  return useMemo(() => {
    const shown = answer ? shownOf(answer, asked) : 'none';
    if (!answer || !index || shown === 'none') return null;
    last.current = keptLand(last.current, landOf(answer, compoundsInScope(answer, { index, question: { area, basis } }), index, shown));
    return last.current;
  }, [answer, asked, index, area, basis]);
}
