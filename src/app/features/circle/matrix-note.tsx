import { type CoverageClass, coverageClasses } from '../../../map/meaning.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { openCompounds, useToldAmount } from './headline.tsx';
import type { MatrixPlace } from './matrix.ts';
import type { Counted } from './tally.ts';

const words = { covered: 'circleReached', uncovered: 'circleBeyond', unknown: 'circleUnknown' } as const;

function Amounts({ place, counted }: { readonly place: MatrixPlace; readonly counted: Counted }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const told = useToldAmount(place.tally, counted);
  const kind = place.column.row?.label[lang] ?? say('circleWhole');
  const door = (name: CoverageClass) => {
    const keys = place.tally.keys[name];
    return (
      <span key={name}>
        {say(place.column.row ? words[name] : wholeWords[name])}{' '}
        <button
          type="button"
          className="figure-door"
          title={say('circleOpenRows', { count: keys.length })}
          disabled={keys.length === 0}
          onClick={() => openCompounds(app, keys)}
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

/** The cell under the pointer or the keys in words, each amount the door to its compounds. */
export function MatrixNote({ place, counted }: { readonly place: MatrixPlace | null; readonly counted: Counted }) {
  const { say } = useSpeech();
  return (
    <p className="matrix-note" role="status">
      {place ? <Amounts key={`${place.line.unit.key} ${place.column.id}`} place={place} counted={counted} /> : say('circleMatrixHelp')}
    </p>
  );
}
