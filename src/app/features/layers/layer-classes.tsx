import { unitText } from '../../../layers/derive/format.ts';
import { count } from '../../ui/format.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { type CountedClass, useClassRows } from './class-rows.ts';
import { LegendSwatch } from './class-swatch.tsx';
import type { KindLegend } from './kind-legend.ts';
import { sameFilter, toggleClass } from './layer-actions.ts';
import { useLayersView } from './use-layers.ts';

/** Both counts side by side, told apart for those who hear them. */
export function ClassCounts({ view, scope }: { readonly view: string; readonly scope: string }) {
  const { say } = useSpeech();
  return (
    <>
      <span className="said">{say('legendSpokenView')}</span>
      <span className="class-count">{view}</span>
      <span className="said">{say('legendSpokenScope')}</span>
      <span className="class-count">{scope}</span>
    </>
  );
}

function ClassRow({ kind, counted, both }: { readonly kind: string; readonly counted: CountedClass; readonly both: boolean }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { row, scope, view } = counted;
  const { filter } = row;
  const on = useSession((session) => filter !== null && (session.filters[kind] ?? []).some((one) => sameFilter(one, filter)));
  const ofView = useLayersView((state) => state.counts === 'view');
  const label = row.label[lang];
  const seen = view === null ? '…' : count(view, lang);
  const inside = count(scope, lang);
  const content = (
    <>
      <LegendSwatch row={row} />
      <span className="class-name">{label}</span>
      {both ? <ClassCounts view={seen} scope={inside} /> : <span className="class-count">{ofView ? seen : inside}</span>}
    </>
  );
  if (!filter) return <div className="class-row">{content}</div>;
  return (
    <button
      type="button"
      {...(both ? {} : { 'data-rove': '' })}
      className="class-row"
      aria-pressed={on}
      title={say('layersFilterClass', { label })}
      onClick={() => toggleClass(app, kind, filter)}
    >
      {content}
    </button>
  );
}

/** The field and unit that classes are by, said above them. */
function ByLine({ legend }: { readonly legend: KindLegend }) {
  const { lang, say } = useSpeech();
  if (!legend.by) return null;
  const { field } = legend.by;
  const unit = unitText(field, lang);
  const bracketed = unit === '' ? '' : lang === 'zh' ? `（${unit}）` : ` (${unit})`;
  return <p className="class-by">{say('legendField', { field: field.label[lang], unit: bracketed })}</p>;
}

/** Classes of a kind with their counts; a press leaves only that class on map and in the table. `both`: counts of screen and scope. */
export function LayerClasses({ legend, both = false }: { readonly legend: KindLegend; readonly both?: boolean }) {
  const rows = useClassRows(legend);
  return (
    <div className="layer-classes">
      <ByLine legend={legend} />
      <ul>
        {rows.map((counted) => (
          <li key={counted.row.key} {...(both ? {} : { 'data-row': '' })}>
            <ClassRow kind={legend.kind.id} counted={counted} both={both} />
          </li>
        ))}
      </ul>
    </div>
  );
}
