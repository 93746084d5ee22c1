import './search.css';
import { SearchOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { Command } from 'cmdk';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { WordKey } from '../../../text/app.ts';
import { count } from '../../ui/format.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { type Act, actOn, preview } from './act.ts';
import { clearRecent, readRecent, recentItems, rememberRecent } from './recent.ts';
import type { GroupName, Item, ItemGroup } from './results.ts';
import { SearchRow } from './search-row.tsx';
import { closeSearch, searchState } from './search-state.ts';
import { useFound, useSearchIndex } from './use-search.ts';

const groupWords: Readonly<Record<GroupName, WordKey>> = {
  recent: 'searchGroupRecent',
  points: 'searchGroupPoints',
  places: 'searchGroupPlaces',
  areas: 'searchGroupAreas',
  assets: 'searchGroupAssets',
  layers: 'searchGroupLayers',
  commands: 'searchGroupCommands',
};

function Group({ group, query, onTake }: { readonly group: ItemGroup; readonly query: string; readonly onTake: (item: Item) => void }) {
  const { lang, say } = useSpeech();
  const isCut = group.total > group.items.length;
  const more = isCut ? say('searchMore', { count: count(group.total, lang), shown: group.items.length }) : '';
  return (
    <Command.Group
      heading={
        <>
          {say(groupWords[group.name])} {more !== '' && <span className="search-more">{more}</span>}
        </>
      }
      value={group.name}
    >
      {group.items.map((item) => (
        <Command.Item key={item.id} value={item.id} onSelect={() => onTake(item)}>
          <SearchRow item={item} query={query} />
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function KeyHelp() {
  const { say } = useSpeech();
  const keys: readonly (readonly [string, WordKey])[] = [
    ['↑↓', 'searchKeyMove'],
    ['Enter', 'searchKeyGo'],
    ['Ctrl+Enter', 'searchKeyAdd'],
    ['Alt+Enter', 'searchKeyFilter'],
  ];
  return (
    <p className="search-keys">
      {keys.map(([key, word]) => (
        <span key={key}>
          <kbd>{key}</kbd> {say(word)}
        </span>
      ))}
    </p>
  );
}

interface PaletteProps {
  readonly finder: ReturnType<typeof useSearchIndex>;
}

function useGroups({ finder }: PaletteProps, query: string, recent: readonly string[]): readonly ItemGroup[] {
  const { city, search, ready } = finder;
  const found = useFound(city, search, ready, query);
  return useMemo(() => {
    if (query.trim() !== '') return found?.groups ?? [];
    const items = city ? recentItems(city, recent) : [];
    return items.length > 0 ? [{ name: 'recent', items, total: items.length }] : [];
  }, [query, found, city, recent]);
}

/**
 * Tells a screen reader which line is current. cmdk does so only where it keeps the current line itself; here it follows what is found, so
 * the attribute, which cmdk leaves empty then, is set on the element.
 */
function useActiveDescendant(at: string, groups: readonly ItemGroup[]): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const list = groups.length > 0 ? document.getElementById(input.current?.getAttribute('aria-controls') ?? '') : null;
    const line = [...(list?.querySelectorAll('[cmdk-item]') ?? [])].find((each) => each.getAttribute('data-value') === at);
    if (line) input.current?.setAttribute('aria-activedescendant', line.id);
    else input.current?.removeAttribute('aria-activedescendant');
  }, [at, groups]);
  return input;
}

/** Input and list. Mounted while the palette is open, so that each opening begins anew. */
function Palette({ finder }: PaletteProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const cityId = useSession((session) => session.cityId);
  const [query, setQuery] = useState(searchState.getState().query);
  const [at, setAt] = useState('');
  const [said, setSaid] = useState('');
  const [recent, setRecent] = useState(() => readRecent(window.localStorage, cityId));
  const groups = useGroups({ finder }, query, recent);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const current = items.find(({ id }) => id === at) ?? null;
  useEffect(() => setAt(items[0]?.id ?? ''), [items]);
  const input = useActiveDescendant(at, groups);
  useEffect(() => preview(app, current), [app, current]);
  useEffect(() => () => preview(app, null), [app]);
  const take = (item: Item, act: Act) => {
    rememberRecent(window.localStorage, cityId, item);
    if (actOn(app, item, act, query.trim())) closeSearch();
    else setSaid(say('searchAdded', { count: count(app.session.getState().selection.size, lang) }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey || event.altKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (current) take(current, event.altKey ? 'filter' : 'add');
  };
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const isBlank = query.trim() === '';
  const { search, ready } = finder;
  const isPreparing = search !== null && ready < search.assets.length;
  return (
    <Command
      label={say('searchOpen')}
      shouldFilter={false}
      vimBindings={false}
      loop
      value={at}
      onValueChange={setAt}
      onKeyDownCapture={onKey}
    >
      <div className="search-line">
        <SearchOutlined aria-hidden="true" />
        <Command.Input ref={input} autoFocus value={query} onValueChange={setQuery} placeholder={say('searchHint')} maxLength={200} />
      </div>
      <p className="search-said" role="status">
        {said !== '' ? said : isBlank ? '' : total > 0 ? say('searchFound', { count: count(total, lang) }) : ''}
        {isPreparing && ` ${say('searchPreparing', { percent: Math.floor((100 * search.ready) / Math.max(1, search.assets.length)) })}`}
      </p>
      <Command.List label={say('searchResults')}>
        {isBlank && items.length === 0 && <p className="search-empty">{say('searchEmpty')}</p>}
        {!isBlank && items.length === 0 && !isPreparing && (
          <div className="search-empty">
            <p>{say('searchNone', { query: query.trim() })}</p>
            <p>{say('searchNoneHelp')}</p>
          </div>
        )}
        {groups.map((group) => (
          <Group key={group.name} group={group} query={isBlank ? '' : query.trim()} onTake={(item) => take(item, 'go')} />
        ))}
      </Command.List>
      <div className="search-foot">
        <KeyHelp />
        {isBlank && recent.length > 0 && (
          <Button
            size="small"
            type="text"
            onClick={() => {
              clearRecent(window.localStorage, cityId);
              setRecent([]);
            }}
          >
            {say('searchClearRecent')}
          </Button>
        )}
      </div>
    </Command>
  );
}

/** Search over everything, opened by Ctrl+K. */
export function SearchPalette() {
  const { say } = useSpeech();
  const isOpen = useStore(searchState, (state) => state.isOpen);
  const finder = useSearchIndex();
  return (
    <Modal
      open={isOpen}
      onCancel={closeSearch}
      footer={null}
      closable={false}
      destroyOnHidden
      className="search-modal"
      title={<span className="search-name">{say('search')}</span>}
      width={640}
      transitionName=""
      maskTransitionName=""
    >
      <Palette finder={finder} />
    </Modal>
  );
}
