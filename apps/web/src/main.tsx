// Starts the web app.
import '@samsvar/ui/tokens.css';
import './base/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageNow } from './base/language';
import { applyTheme } from './base/theme';
import { App } from './routes';

applyTheme();
document.documentElement.lang = languageNow();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
