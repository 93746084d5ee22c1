import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { withKey } from '../keys/hint.ts';
import { useApp, useSpeech } from './use-app.ts';

/** The tour again, and the list of keys. */
export function HelpMenu() {
  const app = useApp();
  const { say } = useSpeech();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'tour', label: say('tourAgain') },
          { key: 'keys', label: withKey(say('keysTitle'), 'keys') },
        ],
        onClick: ({ key }) => app.overlay.setState({ shown: key === 'tour' ? 'tour' : 'keys' }),
      }}
    >
      <Button type="text" icon={<QuestionCircleOutlined />} aria-label={say('help')} title={say('help')} />
    </Dropdown>
  );
}
