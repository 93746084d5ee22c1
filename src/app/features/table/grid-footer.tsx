import { useMemo } from 'react';
import { count } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { cellClass, cellStyle, TotalCell } from './grid-row.tsx';
import { selectedRows } from './pick.ts';
import { useTableView } from './table-context.ts';

interface FooterRowProps {
  readonly label: string;
  readonly rows: Uint32Array;
  readonly line: number;
}

function FooterRow({ label, rows, line }: FooterRowProps) {
  const { lang } = useSpeech();
  const { model, columns } = useTableView();
  return (
    <tr aria-rowindex={line} className="row row-foot">
      {columns.placed.map((place, at) => (
        <td key={place.column.id} aria-colindex={at + 1} className={cellClass(place)} style={cellStyle(place)}>
          {at === 0 ? (
            <span className="cell-text">
              {label} <b>{count(rows.length, lang)}</b>
            </span>
          ) : (
            <TotalCell assets={model.assets} rows={rows} column={place.column} />
          )}
        </td>
      ))}
    </tr>
  );
}

/** What is in scope and what is selected, added up; always in sight. */
export function GridFooter() {
  const { say } = useSpeech();
  const { model, selection } = useTableView();
  const selected = useMemo(() => selectedRows(model, selection), [model, selection]);
  return (
    <tfoot className="grid-foot">
      {selected.length > 0 && <FooterRow label={say('tableSelectedTotal')} rows={selected} line={model.lines.count + 2} />}
      <FooterRow label={say('tableTotal')} rows={model.grouped.rows} line={model.lines.count + (selected.length > 0 ? 3 : 2)} />
    </tfoot>
  );
}
