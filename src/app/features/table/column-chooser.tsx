import { Button, Checkbox, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isPresent } from '../../../layers/derive/format.ts';
import type { TableColumn } from '../../../store/query/columns.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { changeLook, firstLook } from './look.ts';
import { useTableView } from './table-context.ts';

function SectionList({ columns }: { readonly columns: readonly TableColumn[] }) {
  const { lang, say } = useSpeech();
  const { model, columns: shown } = useTableView();
  const label = columns[0]?.section.label[lang];
  return (
    <section>
      <h3>{label}</h3>
      <ul>
        {columns.map((column) => {
          const empty = !model.assets.some((asset) => isPresent(column.value(asset)));
          return (
            <li key={column.id}>
              <Checkbox
                checked={shown.visible[column.id] === true}
                onChange={({ target }) =>
                  changeLook(model.kind, ({ visible }) => ({ visible: { ...visible, [column.id]: target.checked } }))
                }
              >
                {column.label[lang]}
                {empty && <span className="quiet"> {say('tableColumnEmpty')}</span>}
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Which columns are shown, by the parts of the kind's fields. Order, width and pinning are set at the heads. */
export function ColumnChooser({ close }: { readonly close: () => void }) {
  const { lang, say } = useSpeech();
  const { model } = useTableView();
  const [search, setSearch] = useState('');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  const wanted = search.trim().toLowerCase();
  const found = model.columns.filter(({ label }) => label[lang].toLowerCase().includes(wanted));
  const sections = new Map<string, TableColumn[]>();
  for (const column of found) sections.set(column.section.id, [...(sections.get(column.section.id) ?? []), column]);
  return (
    <div
      ref={root}
      className="column-chooser"
      role="dialog"
      aria-label={say('tableColumns')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <div className="chooser-head">
        <Input
          size="small"
          allowClear
          aria-label={say('tableFindColumn')}
          placeholder={say('tableFindColumn')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Button size="small" onClick={() => changeLook(model.kind, () => firstLook)}>
          {say('tableResetColumns')}
        </Button>
      </div>
      <div className="chooser-list">
        {[...sections].map(([id, columns]) => (
          <SectionList key={id} columns={columns} />
        ))}
      </div>
      <p className="quiet">{say('tableColumnsHelp')}</p>
    </div>
  );
}
