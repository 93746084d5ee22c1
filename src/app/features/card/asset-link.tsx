import type { Asset } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import { kindById } from '../../../layers/registry.ts';
import { pointAt } from '../../commands/point-at.ts';
import { select } from '../../commands/select.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';

/** Name of another asset: chooses it, and lets it glow on the map while pointed at. */
export function AssetLink({ asset }: { readonly asset: Asset }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const key = assetKey(asset);
  const kind = kindById(asset.kind);
  const name = asset.values[kind?.nameField ?? 'name'];
  const text = typeof name === 'string' && name !== '' ? name : `${kind?.label[lang] ?? asset.kind} ${asset.id}`;
  const glow = () => void pointAt(app, key);
  const fade = () => void pointAt(app, null);
  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => {
          fade();
          select(app, [key]);
        }}
        onMouseEnter={glow}
        onMouseLeave={fade}
        onFocus={glow}
        onBlur={fade}
      >
        {text}
      </button>
      {asset.values.synthetic === true && <span className="mark-small">{say('synthetic')}</span>}
    </>
  );
}
