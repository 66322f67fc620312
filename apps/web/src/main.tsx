// Starts the web app.
import '@samsvar/ui/tokens.css';
import './base/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageNow } from './base/language';
import { applyTheme } from './base/theme';
import { loadWords } from './base/words';
import { App } from './routes';

applyTheme();
document.documentElement.lang = languageNow();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
const draw = () =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
// Without its words the app is drawn in Swedish rather than not at all.
loadWords(languageNow()).then(draw, draw);
