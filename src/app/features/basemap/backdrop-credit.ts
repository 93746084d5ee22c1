import { say } from '../../../text/app.ts';
import type { Lang } from '../../../text/sentence.ts';
import { tiandituApproval } from './basemap-settings.ts';
import { basemapStore } from './basemap-store.ts';

type Background = Pick<ReturnType<typeof basemapStore.getState>, 'settings' | 'archive' | 'backdrop'>;

/** Where the background on the map comes from, for the line below the map and for pictures of it; null while none is shown. */
export function backdropCredit(lang: Lang, { settings, archive, backdrop }: Background = basemapStore.getState()): string | null {
  if (!backdrop) return null;
  if (settings.choice.startsWith('tianditu')) return say('mapTiandituCredit', lang, { number: tiandituApproval });
  const credit = settings.choice === 'xyz' ? settings.xyzCredit : (archive?.credit ?? '');
  return credit === '' ? say('mapBackdropNoCredit', lang) : say('mapBackdropCredit', lang, { credit });
}
