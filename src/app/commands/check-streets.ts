import type { App } from '../services.ts';
import { openPane } from '../state/layout.ts';
import { mendPane } from '../state/mend.ts';
import { makeWay } from './import-files.ts';

/** Opens the street check in the inventory; closes it where it stands. */
export function toggleStreetCheck(app: App): void {
  const { isOpen, isAside } = app.importing.getState();
  const covered = isOpen && !isAside;
  const stands = mendPane.getState().open && app.session.getState().workspace === 'inventory' && !covered;
  mendPane.setState({ open: !stands });
  if (stands) return;
  // An import in front would hide what was asked for.
  makeWay(app);
  app.session.setState({ workspace: 'inventory' });
  openPane(app.layout, 'panel', true);
}
