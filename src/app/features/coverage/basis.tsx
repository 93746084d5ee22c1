import type { Countable } from '../../../analysis/coverage/spec.ts';
import type { Stamp } from '../../../core/result.ts';
import type { WordKey } from '../../../text/app.ts';
import { codeSentence } from '../../../text/sentence.ts';
import type { Coverage } from '../../state/coverage.ts';
import { moment, percent } from '../../ui/format.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { useSpeech } from '../../ui/use-app.ts';

const optionWords: Readonly<Record<Countable, WordKey>> = {
  ticketed: 'optionTicketed',
  squares: 'optionSquares',
  attachedGreen: 'optionAttachedGreen',
  regionalGreen: 'optionRegionalGreen',
  urbanVillages: 'optionUrbanVillages',
  otherGreen: 'optionOtherGreen',
};

/** Notes of both stamps in words, each once. */
function noteSentences(stamps: readonly Stamp[], lang: 'zh' | 'en'): readonly string[] {
  return [...new Set(stamps.flatMap(({ notes }) => notes.map(({ code, params }) => codeSentence(code, params, lang))))];
}

/** The stamp of the figures in words: rule, data, engine, time, what qualifies them, and what open questions would change. */
export function Basis({ answer }: { readonly answer: NonNullable<Coverage['answer']> }) {
  const { lang, say } = useSpeech();
  const { straight, walk } = answer.results;
  const { stamp } = straight;
  const { sheet } = answer.asked;
  const issues = [...straight.issues, ...walk.issues];
  const turned = straight.variants.filter(({ total }) => total.share !== straight.total.share);
  return (
    <section className="basis" data-testid="stamp">
      <h3>{say('basis')}</h3>
      <p>
        {say('stampRule', { id: stamp.ruleSheet.id, version: stamp.ruleSheet.version })} ·{' '}
        {say(stamp.dataRevision === '0' ? 'stampDataAsOpened' : 'stampData', { revision: stamp.dataRevision })} ·{' '}
        {say('stampEngine', { engine: stamp.engine, version: stamp.engineVersion })} ·{' '}
        {say('stampTime', { time: moment(stamp.time, lang) })}
      </p>
      <p>{say('ruleSource', { source: sheet.source })}</p>
      <ul>
        {noteSentences([stamp, walk.stamp], lang).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {turned.map(({ option, counts, total }) => (
          <li key={option}>
            {say('otherwise', {
              option: say(optionWords[option]),
              counts: say(counts ? 'counted' : 'notCounted'),
              share: percent(total.share, lang),
            })}
          </li>
        ))}
        {sheet.remarks.map((remark) => (
          <li key={remark.zh}>{remark[lang]}</li>
        ))}
      </ul>
      {issues.length > 0 && (
        <details>
          <summary>{say('issuesFound', { count: issues.length })}</summary>
          <IssueList issues={issues} />
        </details>
      )}
    </section>
  );
}
