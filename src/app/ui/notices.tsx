import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { closeNotice, type Notice } from '../state/notices.ts';
import { useApp, useNotices, useSpeech } from './use-app.ts';

/** Long enough to be read twice. */
const doneMs = 6000;

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const app = useApp();
  const { say } = useSpeech();
  const { id, tone, key, params } = notice;
  useEffect(() => {
    if (tone === 'warn') return;
    const timer = setTimeout(() => closeNotice(app.notices, id), doneMs);
    return () => clearTimeout(timer);
  }, [app, id, tone]);
  return (
    <li className={tone === 'warn' ? 'told told-warn' : 'told'}>
      <span>{say(key, params)}</span>
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('close')} onClick={() => closeNotice(app.notices, id)} />
    </li>
  );
}

/** What has just been done or could not be, at the foot of the screen; read out without taking the focus. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className="told-list" role="status">
      <ul>
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </div>
  );
}
