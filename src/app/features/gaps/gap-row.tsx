import type { Gap, GapAnswer } from '../../../analysis/gaps/spec.ts';
import { gapCauseWords } from '../../../text/gaps.ts';
import { area } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { peopleWords, placeName } from './gap-words.ts';

export const gapRowHeight = 64;

function Metres({ gap }: { readonly gap: Gap }) {
  const { say } = useSpeech();
  if (!gap.nearest) return <>{say('gapsNoPark')}</>;
  const walk = gap.walk ? say('gapsWalkTo', { metres: Math.round(gap.walk.walkM) }) : say('gapsNoWalk');
  const other = gap.walk && gap.walk.parkId !== gap.nearest.parkId ? ` ${say('routeTo', { park: gap.walk.parkName })}` : '';
  return (
    <>
      {gap.nearest.parkName} {say('gapsStraightTo', { metres: Math.round(gap.nearest.straightM) })} · {walk}
      {other}
    </>
  );
}

interface RowProps {
  readonly gap: Gap;
  readonly answer: GapAnswer | undefined;
  readonly isOpen: boolean;
  readonly top: number;
  readonly at: number;
  readonly of: number;
}

export const gapRowId = (id: string): string => `gap-${id.replace(/[^\w.-]/g, '_')}`;

/** One gap of the list: how big, where, how far the nearest park is, and why, once that is known. The list around hears clicks and keys. */
export function GapRow({ gap, answer, isOpen, top, at, of }: RowProps) {
  const speech = useSpeech();
  const { lang, say } = speech;
  return (
    <div
      id={gapRowId(gap.id)}
      data-gap={gap.id}
      role="option"
      tabIndex={-1}
      aria-selected={isOpen}
      aria-posinset={at + 1}
      aria-setsize={of}
      className={isOpen ? 'gap-row gap-open' : 'gap-row'}
      style={{ transform: `translateY(${top}px)`, height: gapRowHeight }}
    >
      <span className="gap-rank">{gap.rank}</span>
      <span className="gap-place">{placeName(gap, speech)}</span>
      <span className="gap-size">
        <b>{peopleWords(gap, speech)}</b> · {area(gap.landM2, lang)}
      </span>
      <span className="gap-metres">
        <Metres gap={gap} />
      </span>
      <span className={answer ? `gap-cause gap-cause-${answer.cause}` : 'gap-cause gap-waiting'}>
        {answer ? gapCauseWords[answer.cause][lang] : say('gapsCauseWaiting')}
      </span>
    </div>
  );
}
