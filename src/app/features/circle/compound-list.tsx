import { Button, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import type { CircleRow, CompoundCircle } from '../../../analysis/circle/spec.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import type { Lang } from '../../../text/sentence.ts';
import { pointAt } from '../../commands/point-at.ts';
import { select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { onlySelected } from '../../state/session.ts';
import { count } from '../../ui/format.ts';
import { rovingRow } from '../../ui/roving-row.ts';
import { type Speech, useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { fitBeside } from '../card/fit-beside.ts';
import { askedRows, foundByClass } from './asked-rows.ts';
import { openCompounds } from './headline.tsx';
import { compoundKey, compoundsInScope, decidingRows, lackingRows } from './tally.ts';
import { toldPeople } from './words.ts';

const shownAtMost = 50;

interface Listed {
  readonly compound: CompoundCircle;
  readonly lacking: readonly CircleRow[];
}

/** Most missing kinds first; among equals, most people; in the order of the city after that. */
function worstFirst(compounds: readonly CompoundCircle[], deciding: readonly CircleRow[]): readonly Listed[] {
  return compounds
    .map((compound): Listed => ({ compound, lacking: lackingRows(compound, deciding) }))
    .filter(({ lacking }) => lacking.length > 0)
    .toSorted((a, b) => b.lacking.length - a.lacking.length || (b.compound.people ?? 0) - (a.compound.people ?? 0));
}

/** So many degrees around a compound are shown with it, about 400 m: what it lacks lies outside it. */
const aroundDegrees = 0.004;

/** Opens the card of a compound and brings it with its surroundings into the part of the map that the card leaves free. */
function goTo(app: App, compound: CompoundCircle): void {
  const key = compoundKey(compound);
  select(app, [key]);
  const box = boxOf([app.scope.getState().index?.byKey.get(key)?.geometry]);
  if (!box) return;
  const [west, south, east, north] = box;
  // The card is on screen with the next frame.
  requestAnimationFrame(() => fitBeside(app, [west - aroundDegrees, south - aroundDegrees, east + aroundDegrees, north + aroundDegrees]));
}

function namesOf(rows: readonly CircleRow[], lang: Lang): string {
  return rows.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', ');
}

function columnsOf({ lang, say }: Speech): TableColumnsType<Listed> {
  return [
    {
      title: say('compound'),
      key: 'name',
      render: (_, { compound, lacking }) => (
        <>
          <span className="circle-name">{compound.name === '' ? compound.id : compound.name}</span>
          <span className="circle-lacks" title={namesOf(lacking, lang)}>
            {namesOf(lacking, lang)}
          </span>
        </>
      ),
    },
    {
      title: say('circleMissingShort'),
      key: 'missing',
      width: 56,
      align: 'right',
      render: (_, { lacking }) => count(lacking.length, lang),
    },
    { title: say('people'), key: 'people', width: 72, align: 'right', render: (_, { compound }) => toldPeople(compound.people, lang) },
  ];
}

/** Compounds that lack most, with what they lack. A row, by mouse or Enter, opens the compound's card and brings it into view. */
export function CompoundList({ answer }: { readonly answer: CircleAnswer }) {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const index = useScope((scope) => scope.index);
  const question = useScope((scope) => scope.question);
  const selected = useSession(onlySelected);
  const all = useMemo(() => worstFirst(compoundsInScope(answer, { index, question }), decidingRows(answer)), [answer, index, question]);
  const { area, basis } = question;
  const unitName = area === null ? null : (index?.tree(basis).nodes.get(area)?.name ?? null);
  const rows = all.slice(0, shownAtMost);
  const [stop, setStop] = useState<string | null>(null);
  const known = rows.some(({ compound }) => compound.id === stop);
  if (all.length === 0) return <p className="empty">{say('circleNothingMissing')}</p>;
  return (
    <>
      <Table<Listed>
        className="area-table circle-compounds"
        size="small"
        pagination={false}
        rowKey={({ compound }) => compound.id}
        columns={columnsOf(speech)}
        dataSource={[...rows]}
        rowClassName={({ compound }) => (selected === compoundKey(compound) ? 'row-selected' : '')}
        onRow={({ compound }, at) => ({
          ...rovingRow(
            known ? compound.id === stop : at === 0,
            () => setStop(compound.id),
            () => goTo(app, compound),
          ),
          onMouseEnter: () => void pointAt(app, compoundKey(compound)),
          onMouseLeave: () => void pointAt(app, null),
        })}
      />
      <div className="table-foot">
        <p className="quiet">{say('circleListHelp', { shown: rows.length, count: all.length })}</p>
        <Button
          size="small"
          onClick={() =>
            openCompounds(
              app,
              all.map(({ compound }) => compoundKey(compound)),
              askedRows(unitName, foundByClass(null, 'uncovered'), all.length),
            )
          }
        >
          {say('circleOpenAll')}
        </Button>
      </div>
    </>
  );
}
