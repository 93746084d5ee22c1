import { CopyOutlined, DownloadOutlined, GroupOutlined, ImportOutlined, SettingOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, type MenuProps, Popover, Select } from 'antd';
import { useMemo, useState } from 'react';
import { kindById, kinds } from '../../../layers/registry.ts';
import { anyField } from '../../../store/query/filter.ts';
import { openImport } from '../../commands/import-files.ts';
import { stayHere } from '../../commands/open-rows.ts';
import { notify } from '../../state/notices.ts';
import { count } from '../../ui/format.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { Chips } from './chips.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { assetsOf, copyRows } from './copy.ts';
import { exportRows } from './export-rows.ts';
import { setFilter } from './filters.ts';
import { changeLook } from './look.ts';
import { selectedRows } from './pick.ts';
import { useTableView } from './table-context.ts';
import { foldGroups } from './table-state.ts';

/** Kinds that the city holds, each with how many are in scope. */
export function KindSwitcher() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const kind = useSession((session) => session.tableKind);
  const index = useScope((scope) => scope.index);
  const passing = useScope((scope) => scope.passing);
  const options = useMemo(
    () =>
      kinds.flatMap(({ id, label }) => {
        // The open kind is named even where the city has none of it.
        if (!index || !(index.kindIds.has(id) || id === kind)) return [];
        const all = index.kind(id).length;
        const left = passing.get(id)?.reduce((sum, one) => sum + one, 0) ?? all;
        const words = left === all ? count(all, lang) : `${count(left, lang)} / ${count(all, lang)}`;
        return [{ value: id, label: `${label[lang]} ${words}`, search: `${id} ${label.zh} ${label.en}`.toLowerCase() }];
      }),
    [index, passing, lang, kind],
  );
  return (
    <Select
      className="table-kind"
      size="small"
      aria-label={say('tableKind')}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (input, option) => option?.search.includes(input.trim().toLowerCase()) ?? false }}
      value={kind}
      options={options}
      onChange={(tableKind: string) => {
        stayHere(app);
        app.session.setState({ tableKind });
      }}
    />
  );
}

/** Text in any column, by character, pinyin or initials. */
function QuickSearch() {
  const app = useApp();
  const { say } = useSpeech();
  const { kind } = useTableView().model;
  const filter = useSession((session) => (session.filters[kind] ?? []).find(({ field }) => field === anyField));
  return (
    <Input
      className="table-search"
      size="small"
      allowClear
      aria-label={say('tableSearch')}
      placeholder={say('tableSearch')}
      value={filter?.op === 'text' ? filter.text : ''}
      onChange={({ target }) =>
        setFilter(app, kind, anyField, target.value.trim() === '' ? null : { field: anyField, op: 'text', text: target.value })
      }
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.table-panel .grid')?.focus();
      }}
    />
  );
}

function GroupPicker() {
  const { lang, say } = useSpeech();
  const { model } = useTableView();
  const options = useMemo(() => {
    const bySection = new Map<string, { label: string; options: { value: string; label: string }[] }>();
    for (const { id, label, section } of model.columns) {
      const group = bySection.get(section.id) ?? { label: section.label[lang], options: [] };
      group.options.push({ value: id, label: label[lang] });
      bySection.set(section.id, group);
    }
    return [...bySection.values()];
  }, [model.columns, lang]);
  return (
    <Select<string[]>
      className="table-group"
      size="small"
      mode="multiple"
      maxTagCount="responsive"
      allowClear
      popupMatchSelectWidth={false}
      prefix={<GroupOutlined aria-hidden={true} />}
      aria-label={say('tableGroupBy')}
      placeholder={say('tableGroupBy')}
      value={[...model.look.groupBy]}
      options={options}
      optionFilterProp="label"
      onChange={(groupBy) => changeLook(model.kind, () => ({ groupBy }))}
    />
  );
}

function CopyButton() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const view = useTableView();
  /** Through a copy event: pages of an intranet without HTTPS have no other clipboard. */
  const copy = (): void => {
    const onCopy = (event: ClipboardEvent): void => {
      if (!event.clipboardData) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      notify(app.notices, 'done', 'tableCopied', { count: copyRows(event.clipboardData, view, lang) });
    };
    document.addEventListener('copy', onCopy, { capture: true, once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', onCopy, { capture: true });
  };
  return <Button size="small" icon={<CopyOutlined />} aria-label={say('tableCopy')} title={say('tableCopyHelp')} onClick={copy} />;
}

function ExportButton() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { model, columns, selection } = useTableView();
  const [busy, setBusy] = useState(false);
  const selected = selectedRows(model, selection);
  const run = async (format: 'csv' | 'xlsx', onlySelected: boolean, allColumns: boolean): Promise<void> => {
    const kind = kindById(model.kind);
    if (!kind) return;
    setBusy(true);
    const assets = assetsOf(model.assets, onlySelected ? selected : model.grouped.rows);
    const shown = allColumns ? model.columns : columns.placed.map(({ column }) => column);
    const job = { index: model.index, kind, session: app.session.getState(), columns: shown, allColumns: model.columns, assets };
    const { answer } = app.coverage.getState();
    // The button shows that it works before the work starts.
    await new Promise((done) => setTimeout(done, 30));
    try {
      await exportRows({ ...job, of: model.assets.length, onlySelected, answer, time: app.now() }, format);
      notify(app.notices, 'done', 'tableExported', { count: assets.length });
    } catch (error) {
      notify(app.notices, 'warn', 'tableExportFailed', { message: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  };
  const part = (onlySelected: boolean): MenuProps['items'] => {
    const rows = count(onlySelected ? selected.length : model.grouped.rows.length, lang);
    const item = (format: 'csv' | 'xlsx', all: boolean) => ({
      key: `${onlySelected}-${format}-${all}`,
      label: `${format === 'csv' ? 'CSV' : 'Excel (XLSX)'} · ${say(all ? 'tableAllColumns' : 'tableShownColumns')}`,
      onClick: () => void run(format, onlySelected, all),
    });
    const children = [item('xlsx', false), item('xlsx', true), item('csv', false), item('csv', true)];
    return [
      {
        type: 'group',
        key: String(onlySelected),
        label: say(onlySelected ? 'tableExportSelected' : 'tableExportAll', { count: rows }),
        children,
      },
    ];
  };
  const items = [...(selected.length > 0 ? (part(true) ?? []) : []), ...(part(false) ?? [])];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" icon={<DownloadOutlined />} loading={busy} aria-label={say('tableExport')} title={say('tableExport')} />
    </Dropdown>
  );
}

/** The way in beside the way out. */
function ImportButton() {
  const app = useApp();
  const { say } = useSpeech();
  return (
    <Button
      size="small"
      icon={<ImportOutlined />}
      aria-label={say('importTitle')}
      title={say('importTitle')}
      onClick={() => openImport(app)}
    />
  );
}

/** Folds all groups, or opens them where all are folded. */
function FoldButton() {
  const { say } = useSpeech();
  const { model } = useTableView();
  if (!model.lines.grouped) return null;
  const { groups } = model.grouped;
  const allFolded = model.lines.count === groups.length;
  return (
    <Button size="small" onClick={() => foldGroups(allFolded ? [] : groups.map(({ path }) => path))}>
      {say(allFolded ? 'tableUnfoldAll' : 'tableFoldAll')}
    </Button>
  );
}

/** Which table, what to look for in it, how to group it; columns, copy and files on the right. */
export function Toolbar() {
  const { say } = useSpeech();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="table-tools" role="toolbar" aria-label={say('tableTools')}>
      <TableOutlined aria-hidden={true} className="table-icon" />
      <KindSwitcher />
      <QuickSearch />
      <GroupPicker />
      <FoldButton />
      <Chips />
      <Popover
        open={choosing}
        onOpenChange={setChoosing}
        trigger="click"
        placement="topRight"
        destroyOnHidden
        content={<ColumnChooser close={() => setChoosing(false)} />}
      >
        <Button size="small" icon={<SettingOutlined />} aria-label={say('tableColumns')} title={say('tableColumns')} />
      </Popover>
      <CopyButton />
      <ImportButton />
      <ExportButton />
    </div>
  );
}
