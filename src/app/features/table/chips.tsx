import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useStore } from 'zustand';
import { atLevel } from '../../../core/area.ts';
import { kindById } from '../../../layers/registry.ts';
import type { FieldFilter } from '../../../store/query/filter.ts';
import { goBack, rowsBack } from '../../commands/open-rows.ts';
import type { Only } from '../../state/session.ts';
import { count } from '../../ui/format.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { clearFilters, filterWords, setFilter } from './filters.ts';
import { useTableView } from './table-context.ts';

const noFilters: readonly FieldFilter[] = [];

function Chip({ words, onClose }: { readonly words: string; readonly onClose: () => void }) {
  const { say } = useSpeech();
  return (
    <span className="chip chip-on">
      <span className="chip-text" title={words}>
        {words}
      </span>
      <button type="button" aria-label={say('tableDrop', { filter: words })} title={say('tableDrop', { filter: words })} onClick={onClose}>
        <CloseOutlined />
      </button>
    </span>
  );
}

function Toggle({
  words,
  pressed,
  disabled,
  title,
  onClick,
}: {
  readonly words: string;
  readonly pressed: boolean;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={pressed ? 'chip chip-toggle chip-on' : 'chip chip-toggle'}
      aria-pressed={pressed}
      disabled={disabled}
      title={title}
      onClick={onClick}
    >
      <span className="chip-text">{words}</span>
    </button>
  );
}

/** Limits everything to the town of what is selected, or lifts the limit. */
function AreaChip() {
  const app = useApp();
  const { say } = useSpeech();
  const { model, selection } = useTableView();
  const area = useSession((session) => session.area);
  const basis = useSession((session) => session.basis);
  const tree = model.index.tree(basis);
  const name = (code: string): string => tree.nodes.get(code)?.name ?? code;
  if (area !== null)
    return <Chip words={say('tableOnlyArea', { name: name(area) })} onClose={() => app.session.setState({ area: null })} />;
  const first = [...selection].at(-1);
  const asset = first === undefined ? undefined : model.index.byKey.get(first);
  const code = asset ? model.index.areaOf(asset) : null;
  const town = code === null ? null : (atLevel(tree, code, 'town') ?? code);
  if (town === null) return null;
  return <Toggle words={say('tableOnlyArea', { name: name(town) })} pressed={false} onClick={() => app.session.setState({ area: town })} />;
}

function OnlyChips() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const only = useSession((session) => session.only);
  const selected = useSession((session) => session.selection.size);
  const selection = useSession((session) => session.selection);
  const asked = useStore(rowsBack(app), (opened) => opened.asked);
  const toggle = (part: Only) => () => {
    const next = new Set(only);
    if (!next.delete(part)) next.add(part);
    app.session.setState({ only: next });
  };
  const counted = selected > 0 ? `${say('tableOnlySelected')} ${count(selected, lang)}` : say('tableOnlySelected');
  // As long as nothing else is selected, what was asked says more than how many there are.
  const askedWords = asked && asked.keys === selection ? asked.words(lang) : null;
  return (
    <>
      <Toggle
        words={askedWords ?? counted}
        {...(askedWords === null ? {} : { title: `${counted}${lang === 'zh' ? '：' : ': '}${askedWords}` })}
        pressed={only.has('selected')}
        disabled={selected === 0 && !only.has('selected')}
        onClick={toggle('selected')}
      />
      <Toggle words={say('tableOnlyView')} pressed={only.has('view')} onClick={toggle('view')} />
    </>
  );
}

/** What is retired is left out until it is asked for; the chip says how much that is. */
function RetiredChip() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { model } = useTableView();
  const retired = useSession((session) => session.retired);
  const some = model.index.retired(model.kind);
  if (some === 0) return null;
  return (
    <Toggle
      words={say('lifecycleWithRetired', { count: count(some, lang) })}
      title={say('lifecycleHelp')}
      pressed={retired}
      onClick={() => app.session.setState({ retired: !retired })}
    />
  );
}

/** Things of other kinds that are selected as well: one click shows them in their own table. */
function ElsewhereChip() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { model, selection } = useTableView();
  const last = [...selection].at(-1);
  const other = last?.slice(0, last.indexOf('/'));
  const label = other === undefined || other === model.kind ? undefined : kindById(other)?.label[lang];
  if (other === undefined || label === undefined) return null;
  return (
    <Toggle
      words={say('tableSelectedElsewhere', { kind: label })}
      pressed={false}
      onClick={() => app.session.setState({ tableKind: other })}
    />
  );
}

function BackButton() {
  const app = useApp();
  const { say } = useSpeech();
  const back = useStore(rowsBack(app), (state) => state.back);
  if (!back) return null;
  return (
    <Button size="small" type="primary" icon={<ArrowLeftOutlined />} title={say('tableBackHelp')} onClick={() => goBack(app)}>
      {say('tableBack')}
    </Button>
  );
}

/** All that narrows the table, one chip each, and how much is left. */
export function Chips() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { model } = useTableView();
  const filters = useSession((session) => session.filters[model.kind] ?? noFilters);
  const [left, all] = [model.grouped.rows.length, model.assets.length];
  return (
    <>
      <BackButton />
      <OnlyChips />
      <AreaChip />
      <RetiredChip />
      <ElsewhereChip />
      {filters.map((filter) => (
        <Chip
          key={filter.field + filter.op}
          words={filterWords(filter, model.columns, lang)}
          onClose={() => setFilter(app, model.kind, filter.field, null)}
        />
      ))}
      {filters.length > 1 && (
        <Button size="small" type="link" onClick={() => clearFilters(app, model.kind)}>
          {say('tableClearAll')}
        </Button>
      )}
      <span className="table-gap" />
      <span className="quiet table-count" role="status">
        {left === all
          ? say('tableCount', { count: count(all, lang) })
          : say('tableCountOf', { count: count(left, lang), of: count(all, lang) })}
      </span>
    </>
  );
}
