import { AimOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Box } from '../../../core/geo/rings.ts';
import type { CrsSuspect, Reading } from '../../../formats/crs/spec.ts';
import { candidateLooks } from '../../../map/ghosts.ts';
import { choosePlaces } from '../../commands/import-files.ts';
import { homeOf, meetsHome } from '../../commands/import-home.ts';
import { readyCity } from '../../state/city.ts';
import { asksCrs } from '../../state/import.ts';
import { useApp, useCities, useImport, useSession, useSpeech } from '../../ui/use-app.ts';
import { CrsForm } from './crs-form.tsx';
import type { DraftProps } from './draft-props.ts';
import { ghostBox, sameReading } from './readings.ts';
import { GhostSwatch } from './swatch.tsx';
import { useWhere } from './where.ts';
import { readingName, sureness } from './words.ts';

/** Sentences for why a system is likely, the weightiest first. */
function Reasons({ suspect, most }: { readonly suspect: Pick<CrsSuspect, 'reasons'>; readonly most: number }) {
  const { sayIssue } = useSpeech();
  return (
    <>
      {suspect.reasons.slice(0, most).map(({ code, params }) => (
        <span key={`${code} ${JSON.stringify(params)}`} className="import-reason">
          {sayIssue({ code, params, severity: 'info' })}
        </span>
      ))}
    </>
  );
}

/** One system the file may be in: what it is, how likely, why, and where the file would lie. The same thing on the map lights up with it. */
function Candidate({
  draft,
  at,
  suspect,
  ghost,
  chosen,
}: DraftProps & { readonly suspect: CrsSuspect; readonly ghost: number; readonly chosen: boolean }) {
  const app = useApp();
  const speech = useSpeech();
  const { lang, say } = speech;
  const theme = useSession((session) => session.theme);
  const pointed = useImport((state) => state.pointed?.draft === at && state.pointed.ghost === ghost);
  const where = useWhere(draft.places.ghosts[ghost]);
  const point = (on: boolean): void => app.importing.setState({ pointed: on ? { draft: at, ghost } : null });
  const looks = candidateLooks[theme];
  return (
    <li>
      <button
        type="button"
        className={pointed ? 'import-card import-candidate import-pointed' : 'import-card import-candidate'}
        aria-pressed={chosen}
        data-testid={`candidate-${suspect.code}`}
        onPointerEnter={() => point(true)}
        onPointerLeave={() => point(false)}
        onFocus={() => point(true)}
        onBlur={() => point(false)}
        onClick={() => void choosePlaces(app, at, { crs: { code: suspect.code, axes: suspect.axes, notation: suspect.notation } })}
      >
        <span className="import-candidate-head">
          {ghost >= 0 && <GhostSwatch look={looks[ghost % looks.length]} />}
          <b>{readingName(suspect, lang)}</b>
          <span className="import-confidence">{sureness(suspect.confidence)}</span>
        </span>
        <span className="import-where">{ghost < 0 ? say('importNowhere') : where}</span>
        <Reasons suspect={suspect} most={2} />
      </button>
    </li>
  );
}

function Odd({ draft }: Pick<DraftProps, 'draft'>) {
  const { lang, say, sayIssue } = useSpeech();
  const odd = draft.places.finding?.odd ?? [];
  if (odd.length === 0) return null;
  return (
    <ul className="import-issues">
      {odd.map(({ rows, reading, reason, sure }) => (
        <li key={`${reading.code} ${reading.axes} ${reading.notation} ${rows[0]}`}>
          {say(sure ? 'importOddSure' : 'importOddUnsure', {
            rows: rows.slice(0, 12).join(lang === 'zh' ? '、' : ', '),
            count: rows.length,
            reading: readingName(reading, lang),
          })}{' '}
          {sayIssue({ ...reason, severity: 'info' })}
        </li>
      ))}
    </ul>
  );
}

function Candidates({ draft, at, chosen }: DraftProps & { readonly chosen: Reading | null }) {
  const { say } = useSpeech();
  const { finding, ghosts } = draft.places;
  if (!finding) return null;
  const suspects = finding.candidates.length > 0 ? finding.candidates : [finding];
  return (
    <ul className="import-candidates" aria-label={say('importCrsCandidates')}>
      {suspects.map((suspect) => (
        <Candidate
          key={`${suspect.code} ${suspect.axes} ${suspect.notation}`}
          draft={draft}
          at={at}
          suspect={suspect}
          ghost={ghosts.findIndex(({ reading }) => sameReading(reading, suspect))}
          chosen={chosen !== null && sameReading(chosen, suspect)}
        />
      ))}
    </ul>
  );
}

/** Where the open city lies. */
function useHome(): Box | null {
  const city = useCities(readyCity);
  return city && homeOf(city);
}

/** What is asked where nobody can be sure: all that it may be, to choose on card or map. */
function Question({ draft, at }: DraftProps) {
  const app = useApp();
  const { say } = useSpeech();
  const home = useHome();
  // The camera does not leave the city.
  const box = ghostBox(home ? draft.places.ghosts.filter((ghost) => meetsHome(ghost, home)) : []);
  return (
    <section className="import-question" aria-label={say('importCrsAsk')}>
      <p className="import-warn">{say('importCrsAsk')}</p>
      <p className="quiet">
        {say('importCrsAskWhy')}
        {box && (
          <Button size="small" type="link" icon={<AimOutlined />} onClick={() => app.map.current?.fit(box)}>
            {say('importShow')}
          </Button>
        )}
      </p>
      <Candidates draft={draft} at={at} chosen={null} />
    </section>
  );
}

/** In which system a layer is, why, and where it lies; a question where that is in doubt. */
export function CrsChoice({ draft, at }: DraftProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const [open, setOpen] = useState(false);
  const { finding, ghosts } = draft.places;
  const own = finding ? ghosts.findIndex(({ reading }) => sameReading(reading, finding)) : -1;
  const where = useWhere(ghosts[own]);
  const home = useHome();
  // The camera does not leave the city.
  const isHome = ghosts[own] !== undefined && home !== null && meetsHome(ghosts[own], home);
  if (!finding) return <p className="quiet">{say('importNoPlaces')}</p>;
  const asks = asksCrs(draft);
  const show = (): void => {
    const box = ghostBox(ghosts[own] ? [ghosts[own]] : []);
    if (box) app.map.current?.fit(box);
  };
  return (
    <div className="import-crs">
      {asks ? (
        <Question draft={draft} at={at} />
      ) : (
        <>
          <p className="import-row import-crs-line">
            <span>{say('importCrs')}</span>
            <b>{readingName(finding, lang)}</b>
            {draft.choice.crs === 'auto' && <span className="import-confidence">{sureness(finding.confidence)}</span>}
          </p>
          <p className="quiet">
            <Reasons suspect={finding} most={2} />
          </p>
          {finding.approximate && <p className="import-warn">{say('importApproximate')}</p>}
          <p className="import-row">
            <span className="import-where">{own < 0 ? say('importNowhere') : where}</span>
            {isHome && (
              <Button size="small" type="link" icon={<AimOutlined />} onClick={show}>
                {say('importShow')}
              </Button>
            )}
          </p>
          {open && finding.candidates.length > 1 && <Candidates draft={draft} at={at} chosen={finding} />}
        </>
      )}
      <Odd draft={draft} />
      <Button
        size="small"
        type="link"
        className="import-more"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          app.importing.setState({ asked: open ? null : at });
        }}
      >
        {say(open ? 'importCrsClose' : 'importCrsOther')}
      </Button>
      {open && <CrsForm draft={draft} at={at} />}
    </div>
  );
}
