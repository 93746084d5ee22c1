import type { App } from '../services.ts';
import { openPane } from '../state/layout.ts';
import { mendPane } from '../state/mend.ts';

/** Opens the street check in the inventory; closes it where it stands. */
export function toggleStreetCheck(app: App): void {
  const stands = mendPane.getState().open && app.session.getState().workspace === 'inventory';
  mendPane.setState({ open: !stands });
  if (stands) return;
  app.session.setState({ workspace: 'inventory' });
  openPane(app.layout, 'panel', true);
}
