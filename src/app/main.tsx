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
// The city is on its way while the code of screen and map is still being loaded.
const app = wire();
const { Shell } = await import('./ui/shell.tsx');
createRoot(root).render(
  <StrictMode>
    <AppProvider value={app}>
      <Shell />
    </AppProvider>
  </StrictMode>,
);
