import { ClearOutlined, CloseOutlined, CompressOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { Asset } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import { unitOf, unitText } from '../../../layers/derive/format.ts';
import { legendOf } from '../../../layers/derive/legend.ts';
import { kindById } from '../../../layers/registry.ts';
import { isSmallGroup, smallGroupText, toldSum } from '../../../layers/small-group.ts';
import { showSelection } from '../../commands/go-to.ts';
import { openRows } from '../../commands/open-rows.ts';
import { clearSelection, select } from '../../commands/select.ts';
import { count, decimal, groundArea } from '../../ui/format.ts';
import { KindSwatch } from '../../ui/kind-swatch.tsx';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { CardSection } from './section.tsx';
import { type Summary, summaryOf, type Total } from './summary.ts';

function Kinds({ summary }: { readonly summary: Summary }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const theme = useSession((session) => session.theme);
  return (
    <ul className="several-kinds">
      {summary.kinds.map(({ kind, assets }) => {
        const known = kindById(kind);
        const entry = known && legendOf(known, theme)[0];
        const label = known?.label[lang] ?? kind;
        const synthetic = assets.filter(({ values }) => values.synthetic === true).length;
        return (
          <li key={kind}>
            {entry && <KindSwatch swatch={entry.swatch} />}
            <button
              type="button"
              className="link"
              title={say('cardKeepKind', { kind: label })}
              onClick={() => select(app, assets.map(assetKey))}
            >
              {label}
            </button>
            <span className="several-count">{count(assets.length, lang)}</span>
            {synthetic > 0 && <span className="mark-small">{say('synthetic')}</span>}
            <Button
              size="small"
              type="text"
              icon={<TableOutlined />}
              aria-label={`${say('cardOpenTable')}: ${label}`}
              title={say('cardOpenTable')}
              onClick={() => openRows(app, { kind, keys: assets.map(assetKey) })}
            />
          </li>
        );
      })}
    </ul>
  );
}

function TotalRow({ total, alone }: { readonly total: Total; readonly alone: boolean }) {
  const { lang, say } = useSpeech();
  const { kind, field, missing } = total;
  const { sum, rounded } = toldSum(total.sum, total.small);
  const label = field.label[lang];
  const number = field.type === 'integer' ? count(sum, lang) : decimal(sum, lang, Number.isInteger(sum) ? 0 : 1);
  const text = isSmallGroup(unitOf(field), sum) ? smallGroupText : number;
  return (
    <>
      <dt>{alone ? label : `${kindById(kind)?.label[lang] ?? kind} ${label}`}</dt>
      <dd>
        {rounded && '≈ '}
        {text} {unitText(field, lang)}
        {missing > 0 && <span className="asset-missing">{say('cardTotalMissing', { count: count(missing, lang) })}</span>}
      </dd>
    </>
  );
}

/** The card of a selection of several things: what they are, what of them adds up, and what to do with them. */
export function SeveralCard({ assets }: { readonly assets: readonly Asset[] }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const summary = useMemo(() => summaryOf(assets), [assets]);
  const isOne = summary.kinds.length === 1;
  const { lengthM, areaM2 } = summary;
  return (
    <section className="asset-card" aria-label={say('card')}>
      <header>
        <h2>{say('cardSeveral', { count: count(assets.length, lang) })}</h2>
        <div className="asset-acts">
          <Button size="small" icon={<CompressOutlined />} onClick={() => showSelection(app)}>
            {say('cardZoomAll')}
          </Button>
          <Button size="small" icon={<ClearOutlined />} onClick={() => clearSelection(app)}>
            {say('cardClear')}
          </Button>
        </div>
        <Button
          className="asset-close"
          type="text"
          icon={<CloseOutlined />}
          aria-label={say('close')}
          onClick={() => clearSelection(app)}
        />
      </header>
      <div className="asset-body">
        <CardSection id="several-kinds" label={say('cardSeveralKinds')}>
          <Kinds summary={summary} />
        </CardSection>
        {(summary.totals.length > 0 || lengthM !== null || areaM2 !== null) && (
          <CardSection id="several-totals" label={say('cardSeveralTotals')}>
            <dl>
              {lengthM !== null && (
                <>
                  <dt>{say('cardTotalLength')}</dt>
                  <dd>
                    {count(lengthM, lang)} {lang === 'zh' ? '米' : 'm'}
                  </dd>
                </>
              )}
              {areaM2 !== null && (
                <>
                  <dt>{say('cardTotalArea')}</dt>
                  <dd>{groundArea(areaM2, lang)}</dd>
                </>
              )}
              {summary.totals.map((total) => (
                <TotalRow key={`${total.kind} ${total.field.key}`} total={total} alone={isOne} />
              ))}
            </dl>
          </CardSection>
        )}
      </div>
    </section>
  );
}
