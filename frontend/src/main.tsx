import './ui/foundation.css';
import { Router } from '@solidjs/router';
import { render } from 'solid-js/web';
import { restoreSession } from './api/session.ts';
import { preferredLocale, setLocale } from './i18n/locale.ts';
import { words } from './i18n/words.ts';
import { routes } from './routes.tsx';
import { restoreScheme } from './shell/color-scheme.ts';
import { Shell } from './shell/shell.tsx';

restoreScheme();
void restoreSession();
await setLocale(preferredLocale());
await words.load();

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');
render(
  () => (
    <Router root={Shell} scrollRestoration>
      {routes}
    </Router>
  ),
  place,
);
