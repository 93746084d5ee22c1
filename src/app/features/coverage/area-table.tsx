import { DownloadOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import type { Amounts, Denominator } from '../../../analysis/coverage/spec.ts';
import { targetsThatApply } from '../../../analysis/coverage/targets.ts';
import { areaCodeOf } from '../../../core/area.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { readyCity } from '../../state/city.ts';
import type { Coverage } from '../../state/coverage.ts';
import { onlySelected } from '../../state/session.ts';
import { percent, points, pointsBetween } from '../../ui/format.ts';
import { rovingRow } from '../../ui/roving-row.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { type Speech, useApp, useCities, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { type AreaRow, areaRows } from './area-rows.ts';
import { ClassBar } from './class-bar.tsx';
import { exportFigures } from './export-figures.ts';
import { toldOf } from './told.ts';

type Order = 'ascend' | 'descend' | null | undefined;

/** Sorts by `compare`; land outside every area is no area and stays last either way. */
function areasFirst(compare: (a: AreaRow, b: AreaRow) => number): (a: AreaRow, b: AreaRow, order?: Order) => number {
  return (a, b, order) => {
    if (a.code !== null && b.code !== null) return compare(a, b);
    const last = a.code === b.code ? 0 : a.code === null ? 1 : -1;
    return order === 'descend' ? -last : last;
  };
}

/** Nothing sorts below every share. */
const share = (row: Amounts): number => row.share ?? -1;

/** How far the walk falls behind the straight figure; no gap where one of them has no share. */
const gap = (row: AreaRow): number => pointsBetween(row.straight.share, row.walk.share) ?? 0;

/** The share where it may be told. */
function toldShare(amounts: Amounts, denominator: Denominator): number | null {
  return toldOf(amounts, denominator).share ? amounts.share : null;
}

function goToArea(app: App, code: string): void {
  const { index, question } = app.scope.getState();
  const area = index?.tree(question.basis).nodes.get(code)?.asset;
  if (!area) return;
  select(app, [`area/${area.id}`]);
  const box = boxOf([area.geometry]);
  if (box) app.map.current?.fit(box);
}

/** In a drawn city no figure stands beside a real name without the mark. */
function AreaName({ name }: { readonly name: string }) {
  return (
    <>
      {name}
      <SyntheticMark />
    </>
  );
}

function columnsOf({ lang, say }: Speech, targets: readonly number[], denominator: Denominator): TableColumnsType<AreaRow> {
  return [
    {
      title: say('area'),
      key: 'name',
      ellipsis: true,
      render: (_, row) => <AreaName name={row.name} />,
      sorter: areasFirst((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    },
    {
      title: say('straightShort'),
      key: 'straight',
      width: 132,
      sorter: areasFirst((a, b) => share(a.straight) - share(b.straight)),
      defaultSortOrder: 'ascend',
      render: (_, row) => (
        <span className="bar-cell">
          <ClassBar amounts={row.straight} label={row.name} denominator={denominator} targets={targets} />
          <b>{percent(toldShare(row.straight, denominator), lang)}</b>
        </span>
      ),
    },
    {
      title: say('walkShort'),
      key: 'walk',
      width: 64,
      align: 'right',
      sorter: areasFirst((a, b) => share(a.walk) - share(b.walk)),
      render: (_, row) => percent(toldShare(row.walk, denominator), lang),
    },
    {
      title: say('difference'),
      key: 'gap',
      width: 54,
      align: 'right',
      sorter: areasFirst((a, b) => gap(a) - gap(b)),
      render: (_, { straight, walk }) => points(pointsBetween(toldShare(straight, denominator), toldShare(walk, denominator)), lang),
    },
  ];
}

/** The figures of each area with target lines; a row, by mouse or Enter, moves the map to its area. */
export function AreaTable({ answer }: { readonly answer: NonNullable<Coverage['answer']> }) {
  const app = useApp();
  const speech = useSpeech();
  const { lang, say } = speech;
  const city = useCities(readyCity);
  const selected = useSession(onlySelected);
  const chosen = useScope(({ index }) => (selected === null ? undefined : index?.byKey.get(selected)));
  const selectedCode = areaCodeOf(chosen?.values.code);
  const targets = targetsThatApply(answer.results.straight.stamp, answer.asked.sheet).map((target) => target.value);
  const scope = useScope((state) => state);
  const { area, basis } = scope.question;
  const outside = say('outsideAreas');
  const rows = useMemo(() => areaRows(answer, scope, outside), [answer, scope, outside]);
  const unit = area === null ? null : (scope.index?.tree(basis).nodes.get(area)?.name ?? area);
  const [stop, setStop] = useState<string | null>(null);
  const known = rows.some(({ key }) => key === stop);
  const save = () => {
    if (city) void exportFigures({ rows, answer, city, unit, lang, time: app.now() });
  };
  return (
    <>
      <Table<AreaRow>
        className="area-table"
        size="small"
        pagination={false}
        columns={columnsOf(speech, targets, answer.asked.denominator)}
        dataSource={rows}
        showSorterTooltip={false}
        rowClassName={(row) => (row.code !== null && row.code === selectedCode ? 'row-selected' : '')}
        onRow={(row, at) => {
          const { code, key } = row;
          if (code === null) return {};
          return rovingRow(
            known ? key === stop : at === 0,
            () => setStop(key),
            () => goToArea(app, code),
          );
        }}
      />
      <div className="table-foot">
        <p className="quiet">{say(targets.length > 0 ? 'tableHelp' : 'tableHelpPlain')}</p>
        <Button size="small" icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={save}>
          {say('coverageExport')}
        </Button>
      </div>
    </>
  );
}
