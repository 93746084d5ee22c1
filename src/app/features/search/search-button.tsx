import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
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
      aria-keyshortcuts="Control+K"
    >
      {say('search')} <kbd>Ctrl K</kbd>
    </Button>
  );
}
