// Starts the web app.
import './base/trusted-types';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { languageNow } from './base/language';
import { useHeldLocation } from './base/leaving';
import { applyTheme } from './base/theme';
import { loadWords } from './base/words';
import { App } from './routes';
// After the styles of the parts above: one that has no ring of its own for the focus gets the page's.
import '@samsvar/ui/tokens.css';
import './base/page.css';

applyTheme();
document.documentElement.lang = languageNow();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
const draw = () =>
  createRoot(root).render(
    <StrictMode>
      <Router hook={useHeldLocation}>
        <App />
      </Router>
    </StrictMode>,
  );
// Without its words the app is drawn in Swedish rather than not at all.
loadWords(languageNow()).then(draw, draw);
