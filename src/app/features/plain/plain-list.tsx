import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { type Asset, assetKey } from '../../../core/asset.ts';
import { kindById } from '../../../layers/registry.ts';
import { select } from '../../commands/select.ts';
import { count } from '../../ui/format.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';

/** Longest list; the table of the inventory has the rest. */
const most = 100;

function byKind(drawn: readonly Asset[]): ReadonlyMap<string, readonly Asset[]> {
  const found = new Map<string, Asset[]>();
  for (const asset of drawn) {
    const list = found.get(asset.kind);
    if (list) list.push(asset);
    else found.set(asset.kind, [asset]);
  }
  return found;
}

function nameOf({ kind, id, values }: Asset): string {
  const name = values[kindById(kind)?.nameField ?? 'name'];
  return typeof name === 'string' && name !== '' ? name : id;
}

function Row({ asset }: { readonly asset: Asset }) {
  const app = useApp();
  const { say } = useSpeech();
  const key = assetKey(asset);
  const selected = useSession(({ selection }) => selection.has(key));
  return (
    <li>
      <button type="button" className="plain-row" aria-pressed={selected} onClick={() => select(app, [key])}>
        <span className="plain-name">{nameOf(asset)}</span>
        {asset.values.synthetic === true && <span className="mark-small">{say('synthetic')}</span>}
      </button>
    </li>
  );
}

/** What the drawing shows, as a list: the map for those who cannot see it, or have no pointer. */
export function PlainList({ drawn }: { readonly drawn: readonly Asset[] }) {
  const { lang, say } = useSpeech();
  const kinds = useMemo(() => byKind(drawn), [drawn]);
  const [asked, setAsked] = useState('park');
  const kind = kinds.has(asked) ? asked : ([...kinds.keys()].at(-1) ?? asked);
  const list = kinds.get(kind) ?? [];
  const options = [...kinds].map(([id, { length }]) => ({
    value: id,
    label: `${kindById(id)?.label[lang] ?? id} (${count(length, lang)})`,
  }));
  return (
    <section className="plain-list" aria-label={say('plainSeen')}>
      <h2>{say('plainSeen')}</h2>
      {options.length === 0 ? (
        <p className="quiet">{say('plainNothing')}</p>
      ) : (
        <Select value={kind} options={options} onChange={setAsked} aria-label={say('plainKind')} />
      )}
      <ul>
        {list.slice(0, most).map((asset) => (
          <Row key={asset.id} asset={asset} />
        ))}
      </ul>
      {list.length > most && <p className="quiet">{say('plainMore', { count: count(list.length - most, lang) })}</p>}
    </section>
  );
}
