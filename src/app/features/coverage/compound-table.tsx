import { Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import type { CompoundCoverage, RouteAnswer } from '../../../analysis/coverage/spec.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { pointAt } from '../../commands/point-at.ts';
import { select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { readyCity } from '../../state/city.ts';
import type { Coverage } from '../../state/coverage.ts';
import type { Scope } from '../../state/scope.ts';
import { amount, percent } from '../../ui/format.ts';
import { rovingRow } from '../../ui/roving-row.ts';
import { useApp, usePointer, useScope, useSpeech } from '../../ui/use-app.ts';

const shownAtMost = 50;

function worstFirst(compounds: readonly CompoundCoverage[]): readonly CompoundCoverage[] {
  return compounds
    .filter(({ walk }) => walk.uncovered > 0)
    .toSorted((a, b) => b.walk.uncovered - a.walk.uncovered)
    .slice(0, shownAtMost);
}

/** Whether a compound counts in the unit that everything is limited to. */
function isInScope({ index, question: { area, basis } }: Scope, id: string): boolean {
  if (!index || area === null) return true;
  const compound = index.byKey.get(`residential/${id}`);
  const code = compound ? index.areaOf(compound) : null;
  return code !== null && index.within(area, basis).has(code);
}

/** Brings a compound, its park and the whole walk between them into view. */
async function goToCompound(app: App, id: string): Promise<void> {
  const city = readyCity(app.cities.getState());
  const compound = city?.assets.find((asset) => asset.kind === 'residential' && asset.id === id);
  select(app, [`residential/${id}`]);
  await pointAt(app, `residential/${id}`);
  const { route } = app.pointer.getState();
  const parkIds = [route?.walk?.parkId, route?.straight?.parkId];
  const parks = city?.assets.filter(({ kind, id }) => (kind === 'park' || kind === 'green') && parkIds.includes(id)) ?? [];
  const box = boxOf([compound?.geometry, route?.walk?.line, route?.straight?.line, ...parks.map(({ geometry }) => geometry)]);
  if (box) app.map.current?.fit(box);
}

/** The route under the pointer in words: the keyboard's and the screen reader's way to what the map draws. */
export function RouteLine({ route }: { readonly route: RouteAnswer | null }) {
  const { lang, say } = useSpeech();
  if (!route) return <p className="quiet route-line">{say('hoverHelp')}</p>;
  const { walk, straight } = route;
  return (
    <p className="route-line" role="status" data-testid="route">
      {walk ? (
        <>
          <b>{say('routeWalk', { metres: Math.round(walk.metres) })}</b> {say('routeTo', { park: walk.parkName })}
          {say(walk.gateInferred ? 'limitInferred' : 'limit', { metres: walk.limitM })}
        </>
      ) : (
        <b>{say('routeNone')}</b>
      )}
      {straight && (
        <>
          {lang === 'zh' ? '；' : '; '}
          {say('routeStraight', { metres: Math.round(straight.metres) })} {say('routeTo', { park: straight.parkName })}
        </>
      )}
    </p>
  );
}

/** Compounds with most land uncovered on foot. Pointing at a row, or focusing it, draws its walk on the map. */
export function CompoundTable({ answer }: { readonly answer: NonNullable<Coverage['answer']> }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const hovered = usePointer((pointer) => pointer.hovered);
  const scope = useScope((state) => state);
  const rows = useMemo(() => worstFirst(answer.compounds.filter(({ id }) => isInScope(scope, id))), [answer, scope]);
  const [stop, setStop] = useState<string | null>(null);
  const known = rows.some(({ id }) => id === stop);
  const columns: TableColumnsType<CompoundCoverage> = [
    { title: say('compound'), dataIndex: 'name', ellipsis: true },
    { title: say('straightShort'), key: 'straight', width: 72, align: 'right', render: (_, row) => percent(row.straight.share, lang) },
    { title: say('walkShort'), key: 'walk', width: 72, align: 'right', render: (_, row) => percent(row.walk.share, lang) },
    { title: say('uncovered'), key: 'uncovered', width: 96, align: 'right', render: (_, row) => amount(row.walk.uncovered, 'land', lang) },
  ];
  return (
    <>
      <Table<CompoundCoverage>
        className="area-table"
        size="small"
        pagination={false}
        rowKey="id"
        columns={columns}
        dataSource={rows}
        rowClassName={(row) => (hovered === `residential/${row.id}` ? 'row-selected' : '')}
        onRow={({ id }, at) => ({
          ...rovingRow(
            known ? id === stop : at === 0,
            () => {
              setStop(id);
              void pointAt(app, `residential/${id}`);
            },
            () => void goToCompound(app, id),
          ),
          onMouseEnter: () => void pointAt(app, `residential/${id}`),
        })}
      />
      <p className="quiet">{say('compoundHelp', { count: rows.length })}</p>
    </>
  );
}
