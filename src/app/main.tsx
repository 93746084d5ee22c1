import './ui/fonts.css';
import './ui/base.css';
import './ui/coverage.css';
import './ui/shell.css';
import './ui/header.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppProvider } from './ui/use-app.ts';
import { wire } from './wire.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root element.');
// The city and the map's code are on their way while the controls are still being loaded.
void import('./features/map/map-stage.tsx');
const app = wire();
const { Shell } = await import('./ui/shell.tsx');
createRoot(root).render(
  <StrictMode>
    <AppProvider value={app}>
      <Shell />
    </AppProvider>
  </StrictMode>,
);
