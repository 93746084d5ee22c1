import { codeSentence } from '../../../text/sentence.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { moment } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { profileWords } from './words.ts';

/** The stamp of the answer in words: rule, how one walked, data, engine, time, and what qualifies the figures. */
export function CircleBasis({ answer }: { readonly answer: CircleAnswer }) {
  const { lang, say } = useSpeech();
  const { stamp, asked } = answer;
  const { minutes, profile, crossingWaitS } = asked.params;
  const sentences = [...new Set(stamp.notes.map(({ code, params }) => codeSentence(code, params, lang)))];
  return (
    <section className="basis" data-testid="circle-stamp">
      <h3>{say('basis')}</h3>
      <p>
        {say('stampRule', { id: stamp.ruleSheet.id, version: stamp.ruleSheet.version })} ·{' '}
        {say('circleStampAsked', { minutes, profile: say(profileWords[profile]), wait: crossingWaitS })} ·{' '}
        {say(stamp.dataRevision === '0' ? 'stampDataAsOpened' : 'stampData', { revision: stamp.dataRevision })} ·{' '}
        {say('stampEngine', { engine: stamp.engine, version: stamp.engineVersion })} ·{' '}
        {say('stampTime', { time: moment(stamp.time, lang) })}
      </p>
      <p>{say('ruleSource', { source: asked.sheet.source })}</p>
      <ul>
        <li>{say('circleHow')}</li>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {asked.sheet.remarks.map((remark) => (
          <li key={remark.zh}>{remark[lang]}</li>
        ))}
      </ul>
    </section>
  );
}
