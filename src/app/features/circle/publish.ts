import type { CompoundCircle } from '../../../analysis/circle/spec.ts';
import type { AreaBasis } from '../../../core/area.ts';
import type { Words } from '../../../core/field.ts';
import type { CoverageClass } from '../../../map/meaning.ts';
import type { PublishedRow, PublishedSeries } from '../../../store/published.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { words } from '../../../text/app.ts';
import { type CircleAnswer, rowsAsked } from '../../state/circle.ts';
import { hasDemand, keptFigure, type PublishJob, recordHead, unitRecords } from '../trend/record.ts';
import { type Counted, countedOf, decidingRows, rowClass, tallyOf, wholeClass } from './tally.ts';

/** One figure that is followed: of one row of the sheet, or of all that is required together. */
interface Followed {
  readonly id: string;
  readonly label: Words;
  readonly classOf: (compound: CompoundCircle) => CoverageClass;
  /** Rows that decide the figure. */
  readonly rowIds: readonly string[];
}

function followedOf(answer: CircleAnswer, counted: Counted): readonly Followed[] {
  const deciding = decidingRows(answer);
  const whole: Followed = {
    id: 'circle:all',
    label: counted === 'people' ? words.circleHeadline : words.circleHeadlineCompounds,
    classOf: wholeClass(deciding),
    rowIds: deciding.map(({ id }) => id).toSorted(),
  };
  return [
    whole,
    ...rowsAsked(answer).map(({ id, label }): Followed => ({ id: `circle:row:${id}`, label, classOf: rowClass(id), rowIds: [id] })),
  ];
}

type MembersOf = (code: string, basis: AreaBasis) => readonly CompoundCircle[];

/** Compounds of a unit in a basis, its parts included; asked for each figure, reckoned once. */
function membersIn(rows: readonly CompoundCircle[], index: CityIndex): MembersOf {
  const own = new Map<string | null, CompoundCircle[]>();
  for (const row of rows) {
    const beside = own.get(row.areaCode);
    if (beside) beside.push(row);
    else own.set(row.areaCode, [row]);
  }
  const known = new Map<string, readonly CompoundCircle[]>();
  return (code, basis) => {
    const key = `${basis} ${code}`;
    const found = known.get(key) ?? [...index.within(code, basis)].flatMap((each) => own.get(each) ?? []);
    known.set(key, found);
    return found;
  };
}

/** A run of the circle as it is published: all that is required together and each row of the sheet, for every unit, with the stamp. */
export function circleJob(answer: CircleAnswer): PublishJob {
  const { label } = answer.asked.sheet;
  const counted = countedOf(answer.rows);
  const isOfPeople = counted === 'people';
  const outside = answer.rows.filter(({ areaCode }) => areaCode === null);
  const seriesOf = ({ id, label: own, classOf, rowIds }: Followed, index: CityIndex | null, members: MembersOf | null): PublishedSeries => {
    const amountsOf = (compounds: readonly CompoundCircle[]) => tallyOf(compounds, classOf, counted).amounts;
    const beyond = amountsOf(outside);
    const last: readonly PublishedRow[] = hasDemand(beyond) ? [{ areaCode: null, name: '', ...keptFigure(beyond, isOfPeople) }] : [];
    const rows = index && members ? unitRecords(index, (code, basis) => amountsOf(members(code, basis)), isOfPeople) : [];
    return {
      id,
      label: own,
      stamp: answer.stamp,
      compared: { counted, rows: rowIds.join(' ') },
      total: keptFigure(amountsOf(answer.rows), isOfPeople),
      rows: [...rows, ...last],
      targets: [],
    };
  };
  return {
    label,
    record: (city, index, naming) => {
      const members = index ? membersIn(answer.rows, index) : null;
      return {
        ...recordHead(city, naming),
        sheet: label,
        series: followedOf(answer, counted).map((followed) => seriesOf(followed, index, members)),
      };
    },
  };
}
