import type { App } from '../services.ts';
import { hashOfSession, linkedAtMost } from '../state/hash.ts';
import { notify } from '../state/notices.ts';
import { copyText } from '../ui/copy-text.ts';

/** Puts the link to what is on screen on the clipboard. A selection too large for a link is cut, and that is said. */
export async function copyLink(app: App): Promise<void> {
  const session = app.session.getState();
  const link = new URL(hashOfSession(session), window.location.href).href;
  if (!(await copyText(link))) {
    // The link stands in the address bar all the same.
    notify(app.notices, 'warn', 'linkNotCopied');
    return;
  }
  const count = session.selection.size;
  if (count > linkedAtMost) notify(app.notices, 'warn', 'linkCut', { count, kept: linkedAtMost });
  else notify(app.notices, 'done', 'linkCopied');
}
