import { type CoverageClass, coverageClasses } from '../../../map/meaning.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { askedRows, foundByClass } from './asked-rows.ts';
import { openCompounds, useDoorTitle, useToldAmount } from './headline.tsx';
import type { Matrix, MatrixPlace } from './matrix.ts';
import { useTries } from './shown-answer.ts';
import type { Counted } from './tally.ts';

const words = { covered: 'circleReached', uncovered: 'circleBeyond', unknown: 'circleUnknown' } as const;

function Amounts({ place, counted }: { readonly place: MatrixPlace; readonly counted: Counted }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const told = useToldAmount(place.tally, counted);
  const kind = place.column.row?.label[lang] ?? say('circleWhole');
  const title = useDoorTitle();
  const door = (name: CoverageClass) => {
    const keys = place.tally.keys[name];
    return (
      <span key={name}>
        {say(place.column.row ? words[name] : wholeWords[name])}{' '}
        <button
          type="button"
          className="figure-door"
          title={title(keys.length)}
          disabled={keys.length === 0}
          onClick={() => openCompounds(app, keys, askedRows(place.line.unit.name, foundByClass(place.column.row, name), keys.length))}
        >
          {told(name)}
        </button>
      </span>
    );
  };
  return (
    <>
      <b>
        {place.line.unit.name} · {kind}
      </b>
      {coverageClasses.map(door)}
    </>
  );
}

const wholeWords = { covered: 'circleWhole', uncovered: 'circleLacking', unknown: 'circleUnclear' } as const;

/** The cell under the pointer or the keys in words, each amount the door to its compounds; else what the matrix is for and what it leaves out. */
export function MatrixNote({ place, matrix }: { readonly place: MatrixPlace | null; readonly matrix: Matrix }) {
  const { say } = useSpeech();
  const tries = useTries();
  if (place) {
    return (
      <p className="matrix-note">
        <Amounts key={`${place.line.unit.key} ${place.column.id}`} place={place} counted={matrix.counted} />
      </p>
    );
  }
  return (
    <p className="matrix-note">
      <span>{say(tries ? 'whatifMatrixHelp' : 'circleMatrixHelp')}</span>
      {matrix.empty > 0 && <span>{say('circleEmptyUnits', { count: matrix.empty })}</span>}
    </p>
  );
}
