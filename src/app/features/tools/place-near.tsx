import { useEffect, useState } from 'react';
import type { NearbyAnswer, NearbyKind, NearbyRow } from '../../../analysis/nearby/spec.ts';
import { assetKey } from '../../../core/asset.ts';
import { kindById } from '../../../layers/registry.ts';
import type { Lang } from '../../../text/sentence.ts';
import { select } from '../../commands/select.ts';
import { readyCity } from '../../state/city.ts';
import { groundLength } from '../../ui/format.ts';
import { type Speech, useApp, useCities, useSpeech } from '../../ui/use-app.ts';
import { type AskedPlace, toolStore } from './tools-store.ts';

/** Farther than an hour's walk is not near. */
const limitM = 5000;

type Near = { readonly status: 'running' } | { readonly status: 'failed' } | { readonly status: 'done'; readonly answer: NearbyAnswer };

function kindName({ kind, type }: NearbyKind, lang: Lang): string {
  const declared = kindById(kind);
  const choice = declared?.fields.flatMap((field) => ('choices' in field ? field.choices : [])).find(({ value }) => value === type);
  return choice?.label[lang] ?? declared?.label[lang] ?? kind;
}

function metresText({ status, metres, straightM }: NearbyRow, { lang, say }: Speech): string {
  if (status === 'reached' && metres !== null) return say('placeWalk', { metres: groundLength(metres, lang) });
  return say(status === 'beyond' ? 'placeBeyond' : 'placeStraight', { metres: groundLength(straightM, lang) });
}

function Row({ row }: { readonly row: NearbyRow }) {
  const app = useApp();
  const speech = useSpeech();
  const { lang, say } = speech;
  const go = (): void => {
    select(app, [assetKey(row)]);
    toolStore.setState({ place: null });
  };
  return (
    <li>
      <button type="button" className="place-row" onClick={go}>
        <span className="place-kind">{kindName(row, lang)}</span>
        <span className="place-name">
          {row.name}
          {row.gateInferred && <span className="quiet"> {say('placeInferred')}</span>}
        </span>
        <span className="place-metres">{metresText(row, speech)}</span>
      </button>
    </li>
  );
}

/** The nearest of each kind on foot, by the same engine and the same gates and walls as the coverage. */
export function PlaceNear({ place }: { readonly place: AskedPlace }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const [near, setNear] = useState<Near>({ status: 'running' });
  const { lon, lat } = place;
  // Another city or revision has other neighbours.
  const city = useCities(readyCity);
  useEffect(() => {
    if (!city) return;
    let wanted = true;
    setNear({ status: 'running' });
    const ask = async (): Promise<Near> => {
      const reply = await app.compute.nearby({ from: { lon, lat }, limitM });
      return reply.status === 'done' && reply.value ? { status: 'done', answer: reply.value } : { status: 'failed' };
    };
    ask()
      .catch((): Near => ({ status: 'failed' }))
      .then((answer) => wanted && setNear(answer));
    return () => {
      wanted = false;
    };
  }, [app, city, lon, lat]);
  if (near.status === 'running') return <p className="quiet">{say('placeNearing')}</p>;
  if (near.status === 'failed') return <p className="quiet">{say('placeNearFailed')}</p>;
  const { access, accessM, rows, noData } = near.answer;
  return (
    <>
      {access === 'none' && <p className="quiet">{say('placeNoAccess', { access: accessM })}</p>}
      <ul className="place-list" data-testid="place-near">
        {rows.map((row) => (
          <Row key={`${row.kind} ${row.type}`} row={row} />
        ))}
      </ul>
      {noData.length > 0 && (
        <p className="quiet">
          {say('placeNoData', { kinds: noData.map((each) => kindName(each, lang)).join(lang === 'zh' ? '、' : ', ') })}
        </p>
      )}
    </>
  );
}
