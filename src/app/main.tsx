import './ui/fonts.css';
import './ui/base.css';
import './ui/coverage.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shell } from './ui/shell.tsx';
import { AppProvider } from './ui/use-app.ts';
import { wire } from './wire.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root element.');
createRoot(root).render(
  <StrictMode>
    <AppProvider value={wire()}>
      <Shell />
    </AppProvider>
  </StrictMode>,
);
