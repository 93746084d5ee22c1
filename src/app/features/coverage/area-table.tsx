import { Table, type TableColumnsType } from 'antd';
import { type HTMLAttributes, type KeyboardEvent, useMemo } from 'react';
import type { Amounts } from '../../../analysis/coverage/spec.ts';
import { targetsThatApply } from '../../../analysis/coverage/targets.ts';
import { unitAmounts, unitRows } from '../../../analysis/coverage/unit-amounts.ts';
import { assetKey } from '../../../core/asset.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { readyCity } from '../../state/city.ts';
import type { Coverage } from '../../state/coverage.ts';
import type { Scope } from '../../state/scope.ts';
import { onlySelected } from '../../state/session.ts';
import { percent, points, pointsBetween } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useCities, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { ClassBar } from './class-bar.tsx';

interface Row {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly straight: Amounts;
  readonly walk: Amounts;
}

function keyOf(code: string | null): string {
  return code ?? '—';
}

type Answer = NonNullable<Coverage['answer']>;

/** Rows of the level asked for as the engine gave them: a city without units of its own has no tree to follow. */
function plainRows(answer: Answer, outside: string): readonly Row[] {
  const walks = new Map(answer.results.walk.rows.map((row) => [keyOf(row.areaCode), row]));
  return answer.results.straight.rows.flatMap((straight) => {
    const walk = walks.get(keyOf(straight.areaCode));
    const name = straight.areaCode === null ? outside : straight.name;
    return walk ? [{ key: keyOf(straight.areaCode), code: straight.areaCode, name, straight, walk }] : [];
  });
}

/** Both results of the units of the level asked for, in the basis and inside the unit that everything is limited to. */
function rowsOf(answer: Answer, { index, question }: Scope, outside: string): readonly Row[] {
  const plain = plainRows(answer, outside);
  const { area, basis } = question;
  const tree = index?.tree(basis);
  const units = [...(tree?.nodes.values() ?? [])].filter(({ level }) => level === answer.asked.by);
  if (!index || !tree || units.length === 0) return plain;
  const legal = index.tree('legal');
  const within = area === null ? null : index.within(area, basis);
  const of = { straight: unitRows(answer.levels.straight), walk: unitRows(answer.levels.walk) };
  const rows = units.flatMap(({ code, name }): Row[] => {
    if (within?.has(code) === false) return [];
    const straight = unitAmounts(legal, tree, of.straight, code);
    const walk = unitAmounts(legal, tree, of.walk, code);
    return straight && walk ? [{ key: code, code, name, straight, walk }] : [];
  });
  return area === null ? [...rows, ...plain.filter(({ code }) => code === null)] : rows;
}

/** Units that hold no residential land have nothing to say and are left out. */
function hasLand({ straight }: Row): boolean {
  return straight.covered + straight.uncovered + straight.unknown > 0;
}

type Order = 'ascend' | 'descend' | null | undefined;

/** Sorts by `compare`; land outside every area is no area and stays last either way. */
function areasFirst(compare: (a: Row, b: Row) => number): (a: Row, b: Row, order?: Order) => number {
  return (a, b, order) => {
    if (a.code !== null && b.code !== null) return compare(a, b);
    const last = a.code === b.code ? 0 : a.code === null ? 1 : -1;
    return order === 'descend' ? -last : last;
  };
}

/** Nothing sorts below every share. */
const share = (row: Amounts): number => row.share ?? -1;

/** How far the walk falls behind the straight figure; no gap where one of them has no share. */
const gap = (row: Row): number => pointsBetween(row.straight.share, row.walk.share) ?? 0;

function goToArea(app: App, code: string): void {
  const city = readyCity(app.cities.getState());
  const area = city?.assets.find((asset) => asset.kind === 'area' && asset.values.code === code);
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

/** A row as a door to its area, by mouse and keyboard. */
function rowDoor(app: App, code: string): HTMLAttributes<HTMLElement> {
  return {
    tabIndex: 0,
    onClick: () => goToArea(app, code),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') goToArea(app, code);
    },
  };
}

/** The figures of each area with target lines; a row, by mouse or Enter, moves the map to its area. */
export function AreaTable({ answer }: { readonly answer: NonNullable<Coverage['answer']> }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const city = useCities(readyCity);
  const selected = useSession(onlySelected);
  const selectedCode = city?.assets.find((asset) => assetKey(asset) === selected)?.values.code;
  const targets = targetsThatApply(answer.results.straight.stamp, answer.asked.sheet).map((target) => target.value);
  const { denominator } = answer.asked;
  const scope = useScope((state) => state);
  const outside = say('outsideAreas');
  const rows = useMemo(() => rowsOf(answer, scope, outside).filter(hasLand), [answer, scope, outside]);
  const columns: TableColumnsType<Row> = [
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
          <b>{percent(row.straight.share, lang)}</b>
        </span>
      ),
    },
    {
      title: say('walkShort'),
      key: 'walk',
      width: 64,
      align: 'right',
      sorter: areasFirst((a, b) => share(a.walk) - share(b.walk)),
      render: (_, row) => percent(row.walk.share, lang),
    },
    {
      title: say('difference'),
      key: 'gap',
      width: 54,
      align: 'right',
      sorter: areasFirst((a, b) => gap(a) - gap(b)),
      render: (_, row) => points(pointsBetween(row.straight.share, row.walk.share), lang),
    },
  ];
  return (
    <>
      <Table<Row>
        className="area-table"
        size="small"
        pagination={false}
        columns={columns}
        dataSource={rows}
        showSorterTooltip={false}
        rowClassName={(row) => (row.code !== null && row.code === selectedCode ? 'row-selected' : '')}
        onRow={(row) => (row.code === null ? {} : rowDoor(app, row.code))}
      />
      <p className="quiet">{say(targets.length > 0 ? 'tableHelp' : 'tableHelpPlain')}</p>
    </>
  );
}
