import { circleTiers } from '../../../analysis/circle/spec.ts';
import { coverageClasses, lackLooks, lackSteps } from '../../../map/meaning.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { ClassSwatch, LookSwatch } from '../../ui/class-look.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useCircle, useSession, useSpeech } from '../../ui/use-app.ts';
import { shownOf } from './on-map.ts';
import { ReachSign } from './reach-sign.tsx';
import { useShownAnswer } from './shown-answer.ts';
import { stepText } from './steps.ts';
import { decidingRows } from './tally.ts';
import { limitText } from './words.ts';

function LackLines({ kinds }: { readonly kinds: number }) {
  const { say } = useSpeech();
  const theme = useSession((session) => session.theme);
  return (
    <>
      {lackSteps(kinds).map((from, step) => {
        const look = lackLooks[theme][step];
        return (
          <p key={from} className="legend-line">
            {look && <LookSwatch look={look} />}
            {stepText(step, kinds, say)}
          </p>
        );
      })}
      <p className="legend-line">
        <ClassSwatch name="unknown" />
        {say('circleUnclear')}
      </p>
    </>
  );
}

const statusWords = { covered: 'circleReached', uncovered: 'circleBeyond', unknown: 'circleUnknown' } as const;

function RowLines({ answer, rowId }: { readonly answer: CircleAnswer; readonly rowId: string }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const row = answer.asked.sheet.rows.find(({ id }) => id === rowId);
  return (
    <>
      {row && (
        <p className="quiet">
          {row.label[lang]} {limitText(row, speech)}
        </p>
      )}
      {coverageClasses.map((name) => (
        <p key={name} className="legend-line">
          <ClassSwatch name={name} />
          {say(statusWords[name])}
        </p>
      ))}
    </>
  );
}

/** What the colours of the compounds mean, of the answer that the map shows. */
export function CircleClasses() {
  const { say } = useSpeech();
  const isInFront = useCircle((circle) => circle.inFront);
  const shownNow = useShownAnswer();
  const answer = isInFront ? shownNow : null;
  const asked = useSession((session) => session.shownCircle);
  const shown = answer ? shownOf(answer, asked) : 'none';
  if (!answer || shown === 'none') return null;
  return (
    <section className="legend-part legend-coverage">
      <h3>
        {say('circleTitle')}
        <SyntheticMark />
      </h3>
      {shown === 'missing' ? <LackLines kinds={decidingRows(answer).length} /> : <RowLines answer={answer} rowId={shown.row} />}
    </section>
  );
}

/** The three lines of what is reached on foot from a place. */
export function ReachLegend() {
  const { say } = useSpeech();
  const isDrawn = useCircle(({ inFront, reach }) => inFront && reach.answer !== null);
  if (!isDrawn) return null;
  return (
    <section className="legend-part">
      <h3>{say('circleWalk')}</h3>
      {circleTiers.map((minutes, at) => (
        <p key={minutes} className="legend-line">
          <ReachSign at={at} />
          {say('circleWithinMinutes', { minutes })}
        </p>
      ))}
    </section>
  );
}
