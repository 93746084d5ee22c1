import { Tooltip } from 'antd';
import type { CircleRow, CircleSheet, CircleTier } from '../../../analysis/circle/spec.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { limitText } from './words.ts';

/** 待核 with the source it waits for; a figure that is sure carries its source the same way. */
function Limit({ row }: { readonly row: CircleRow }) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <Tooltip title={say('ruleSource', { source: row.source })} trigger={['hover', 'focus']}>
      <button type="button" className="circle-source">
        {limitText(row, speech)}
        {row.unverified && <span className="mark-unverified">{say('unverified')}</span>}
      </button>
    </Tooltip>
  );
}

/** What the sheet asks for within the minutes chosen, each figure with its source. */
export function SheetRows({ sheet, minutes }: { readonly sheet: CircleSheet; readonly minutes: CircleTier }) {
  const { lang, say } = useSpeech();
  const rows = sheet.rows.filter(({ tier }) => tier <= minutes);
  const open = rows.filter(({ unverified }) => unverified).length;
  return (
    <details className="circle-rows">
      <summary>
        {say('circleRows', { count: rows.length })}
        {open > 0 && <span className="mark-unverified">{say('circleRowsOpen', { count: open })}</span>}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('circleRow')}</th>
            <th scope="col">{say('circleLimit')}</th>
            <th scope="col">{say('circleTier')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label[lang]}
                {!row.required && <span className="mark-small">{say('circleOptional')}</span>}
              </th>
              <td>
                <Limit row={row} />
              </td>
              <td>{row.tier}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{say('ruleSource', { source: sheet.source })}</p>
    </details>
  );
}
