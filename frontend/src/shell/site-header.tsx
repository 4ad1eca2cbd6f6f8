import { A, useLocation, useNavigate } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { account, isAdmin, session, signOut } from '../api/session.ts';
import { t } from '../i18n/words.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { showToast } from '../ui/toasts.tsx';
import { signInHref } from './sign-in-href.ts';
import './site-header.css';

export function SiteHeader() {
  const location = useLocation();
  return (
    <header class="site-header">
      <div class="site-header-inner">
        <A href="/tickets" class="brand" end>
          <BrandMark />
          Front Row
        </A>
        <nav class="site-nav" aria-label={t('nav.label')}>
          <A href="/tickets">{t('nav.concerts')}</A>
          <A href="/orders">{t('nav.orders')}</A>
          <Show when={isAdmin()}>
            <A href="/admin/events" classList={{ active: location.pathname.startsWith('/admin') }}>
              {t('nav.admin')}
            </A>
          </Show>
        </nav>
        <AccountCorner />
      </div>
    </header>
  );
}

function AccountCorner() {
  const location = useLocation();
  const navigate = useNavigate();
  async function leave(): Promise<void> {
    await signOut().catch(() => undefined);
    navigate('/tickets');
    showToast(t('auth.signedOut'));
  }
  const backHere = () => (location.pathname === '/auth' ? location.pathname + location.search : signInHref(location));
  return (
    <div class="account-corner">
      <Switch>
        <Match when={session().status === 'guest'}>
          <A href={backHere()} {...buttonLook({ variant: 'outline', size: 'small' })}>
            {t('nav.signIn')}
          </A>
        </Match>
        <Match when={account()}>
          {(person) => (
            <>
              <A href="/account" class="account-name">
                {person().name}
              </A>
              <Button variant="outline" size="small" onClick={() => void leave()}>
                {t('nav.signOut')}
              </Button>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** Two rows of seats, one seat taken by you. */
function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 30 22" aria-hidden="true">
      <g opacity=".5">
        <circle cx="5" cy="5" r="3" />
        <circle cx="15" cy="5" r="3" />
        <circle cx="25" cy="5" r="3" />
      </g>
      <circle cx="5" cy="16" r="4" />
      <circle cx="15" cy="16" r="4" class="brand-seat" />
      <circle cx="25" cy="16" r="4" />
    </svg>
  );
}
