import './circle-card.css';
import { NodeIndexOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CircleCell, CircleRow, CompoundCircle } from '../../../analysis/circle/spec.ts';
import { limitMmOf, minutesOf } from '../../../analysis/circle/speed.ts';
import { type Asset, assetKey } from '../../../core/asset.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { runCircle } from '../../commands/run-circle.ts';
import type { App } from '../../services.ts';
import { type CircleAnswer, isCircleOutdated, rowsAsked } from '../../state/circle.ts';
import { percent } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useCircle, useCities, useScope, useSpeech } from '../../ui/use-app.ts';
import { AssetLink } from '../card/asset-link.tsx';
import { fitBeside } from '../card/fit-beside.ts';
import { CardSection } from '../card/section.tsx';
import { Radar, type Spoke } from './radar.tsx';
import { limitText, metresText, minutesText, profileWords, thingOf } from './words.ts';

interface Line {
  readonly row: CircleRow;
  readonly cell: CircleCell;
}

const order = { beyond: 0, reached: 1, unknown: 2 } as const;

/** The rows of a compound: what is missing first, what is unknown last; among equals in the order of the sheet. */
function linesOf(answer: CircleAnswer, compound: CompoundCircle): readonly Line[] {
  return rowsAsked(answer)
    .flatMap((row): Line[] => {
      const cell = compound.kinds[row.id];
      return cell ? [{ row, cell }] : [];
    })
    .toSorted((a, b) => order[a.cell.status] - order[b.cell.status]);
}

/** Draws the walk to the thing and brings both into view. */
async function drawWalk(app: App, from: Asset, to: Asset): Promise<void> {
  const reply = await app.compute.nearbyRoute({ from: { key: assetKey(from) }, to: assetKey(to) });
  if (reply.status !== 'done' || !reply.value) return;
  const { walk, straight } = reply.value;
  app.pointer.setState({ pinned: { straight, ...(walk ? { walk } : {}) } });
  const box = boxOf([from.geometry, to.geometry, walk?.line]);
  if (box) fitBeside(app, box);
}

const statusWords = { reached: 'circleReached', beyond: 'circleBeyond', unknown: 'circleUnknown' } as const;
const statusSigns = { reached: '✓', beyond: '✕', unknown: '?' } as const;

function Way({ cell, isBare }: { readonly cell: CircleCell; readonly isBare: boolean }) {
  const speech = useSpeech();
  const { say } = speech;
  const { metres, minutes, straightM } = cell;
  if (isBare) return <span className="quiet">{say('circleBare')}</span>;
  return (
    <>
      {metres === null ? (
        <span>{say('circleCardNoWay')}</span>
      ) : (
        <b>{metres === 0 ? say('circleCardInside') : metresText(metres, speech)}</b>
      )}
      {minutes !== null && metres !== 0 && <span> · {minutesText(minutes, speech)}</span>}
      {straightM !== null && metres !== 0 && (
        <span className="asset-note">{say('circleCardStraight', { metres: metresText(straightM, speech) })}</span>
      )}
    </>
  );
}

function LineRow({ line, asset, isBare }: { readonly line: Line; readonly asset: Asset; readonly isBare: boolean }) {
  const app = useApp();
  const speech = useSpeech();
  const { lang, say } = speech;
  const { row, cell } = line;
  const index = useScope((scope) => scope.index);
  const key = thingOf(index, row, cell);
  const thing = key === null ? undefined : index?.byKey.get(key);
  const name = thing?.values.name;
  return (
    <tr className={`circle-${cell.status}`}>
      <th scope="row">
        <span className="circle-sign" title={say(statusWords[cell.status])}>
          <span aria-hidden="true">{statusSigns[cell.status]}</span>
          <span className="said">{say(statusWords[cell.status])}</span>
        </span>
        {row.label[lang]}
        <span className="asset-note">
          {limitText(row, speech)}
          {row.unverified && <span className="mark-unverified">{say('unverified')}</span>}
        </span>
      </th>
      <td>
        <Way cell={cell} isBare={isBare} />
        {thing && <AssetLink asset={thing} />}
      </td>
      <td>
        {thing && (
          <Button
            size="small"
            type="text"
            icon={<NodeIndexOutlined />}
            aria-label={say('cardDrawWalk', { name: typeof name === 'string' ? name : thing.id })}
            title={say('cardDrawWalk', { name: typeof name === 'string' ? name : thing.id })}
            onClick={() => void drawWalk(app, asset, thing)}
          />
        )}
      </td>
    </tr>
  );
}

/** Walk over limit of each kind whose walk is known: metres against metres, minutes against minutes. */
function spokesOf(answer: CircleAnswer, lines: readonly Line[], lang: 'zh' | 'en'): readonly Spoke[] {
  const { params } = answer.asked;
  return lines.flatMap(({ row, cell }): Spoke[] => {
    const walked = row.limitM === undefined ? cell.minutes : cell.metres;
    const limit = row.limitM ?? minutesOf(limitMmOf(row, params), params.profile);
    return walked === null || limit === 0 ? [] : [{ id: row.id, label: row.label[lang], ratio: walked / limit }];
  });
}

function Found({ answer, compound, asset }: { readonly answer: CircleAnswer; readonly compound: CompoundCircle; readonly asset: Asset }) {
  const { lang, say } = useSpeech();
  const [hasRadar, setRadar] = useState(false);
  const lines = linesOf(answer, compound);
  const of = (status: CircleCell['status']): number => lines.filter(({ cell }) => cell.status === status).length;
  const [met, beyond, unknown] = [of('reached'), of('beyond'), of('unknown')];
  return (
    <>
      <p className="circle-sum">
        <b>{beyond > 0 ? say('circleCardLacks', { count: beyond }) : say('circleCardMet', { met, known: met })}</b>
        <SyntheticMark />
        {beyond > 0 && <span>{say('circleCardMet', { met, known: met + beyond })}</span>}
        {unknown > 0 && <span>{say('circleCardUnknown', { count: unknown })}</span>}
      </p>
      {compound.score !== null && <p className="asset-note">{say('circleCardScore', { share: percent(compound.score, lang) })}</p>}
      <table className="circle-lines" aria-label={say('circleCardTable')}>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.row.id} line={line} asset={asset} isBare={answer.noData.includes(line.row.id)} />
          ))}
        </tbody>
      </table>
      <Button size="small" aria-expanded={hasRadar} onClick={() => setRadar(!hasRadar)}>
        {say('circleRadarShow')}
      </Button>
      {hasRadar && <Radar spokes={spokesOf(answer, lines, lang)} />}
    </>
  );
}

function NotRun() {
  const app = useApp();
  const { say } = useSpeech();
  const running = useCircle((circle) => circle.run.status === 'running');
  return (
    <>
      <p className="asset-note" role="status">
        {say(running ? 'circleRunning' : 'circleCardNotRun')}
      </p>
      {!running && (
        <Button size="small" onClick={() => void runCircle(app)}>
          {say('circleRun')}
        </Button>
      )}
    </>
  );
}

/** A compound: the nearest of each kind that the sheet asks for, what is missing first, each a link with its walk to be drawn. */
export function CompoundCircleSection({ asset }: { readonly asset: Asset }) {
  const { lang, say } = useSpeech();
  const answer = useCircle((circle) => circle.answer);
  const hasSheets = useCircle((circle) => circle.sheets.length > 0);
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : 0));
  const isOld = useCircle((circle) => isCircleOutdated(circle, revision));
  if (!hasSheets || !asset.geometry) return null;
  const compound = answer?.rows.find(({ id }) => id === asset.id);
  return (
    <CardSection id="circle" label={say('circleCard')}>
      {!answer && <NotRun />}
      {answer && (
        <p className="asset-note">
          {say('circleCardRule', {
            rule: answer.asked.sheet.label[lang],
            minutes: answer.asked.params.minutes,
            profile: say(profileWords[answer.asked.params.profile]),
          })}
          {isOld && ` · ${say('circleCardOld')}`}
        </p>
      )}
      {answer && !compound && <p className="asset-note">{say('circleCardNone')}</p>}
      {answer && compound && <Found answer={answer} compound={compound} asset={asset} />}
    </CardSection>
  );
}
