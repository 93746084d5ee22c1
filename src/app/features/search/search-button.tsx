import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { isMac, keycaps } from '../../keys/keycap.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { openSearch } from './search-state.ts';

/** Opens the palette; says its key. */
export function SearchButton() {
  const { say } = useSpeech();
  return (
    <Button
      className="search-button"
      icon={<SearchOutlined />}
      onClick={() => openSearch()}
      title={say('searchOpen')}
      aria-keyshortcuts={isMac(navigator.platform) ? 'Meta+K' : 'Control+K'}
    >
      {say('search')} <kbd>{keycaps('mod+k', isMac(navigator.platform)).join(' ')}</kbd>
    </Button>
  );
}
