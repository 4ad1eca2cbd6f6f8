import { A, useNavigate, useSearchParams } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { account, session } from '../../api/session.ts';
import { t } from '../../i18n/words.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { returnPath } from '../../shell/sign-in-href.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RegisterForm } from './register-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './auth-page.css';

export function AuthPage() {
  const [query] = useSearchParams<{ return?: string; mode?: string }>();
  const navigate = useNavigate();
  const goBack = () => navigate(returnPath(query.return), { replace: true });
  const hrefOf = (mode: 'sign-in' | 'register') => {
    const way = query.return ? `&return=${encodeURIComponent(query.return)}` : '';
    return `/auth?mode=${mode}${way}`;
  };
  return (
    <div class="page auth-page">
      <Switch fallback={<Skeleton shape="block" class="page-skeleton" />}>
        <Match when={account()}>
          <AccountCard />
        </Match>
        <Match when={session().status === 'guest' && query.mode === 'register'}>
          <div class="auth-card">
            <PageHeading title={t('auth.register.title')} />
            <RegisterForm onDone={goBack} />
            <p>
              {t('auth.register.have')} <A href={hrefOf('sign-in')}>{t('auth.register.toSignIn')}</A>
            </p>
          </div>
        </Match>
        <Match when={session().status === 'guest'}>
          <div class="auth-card">
            <PageHeading title={t('auth.signIn.title')} />
            <SignInForm onDone={goBack} />
            <p>
              {t('auth.signIn.new')} <A href={hrefOf('register')}>{t('auth.signIn.toRegister')}</A>
            </p>
          </div>
        </Match>
      </Switch>
    </div>
  );
}

function AccountCard() {
  return (
    <div class="auth-card">
      <PageHeading title={t('auth.account.title')} />
      <p>
        <strong>{account()?.name}</strong>
        <br />
        {account()?.email}
      </p>
      <div class="auth-actions">
        <A href="/orders" {...buttonLook({ variant: 'solid' })}>
          {t('nav.orders')}
        </A>
        <A href="/tickets" {...buttonLook()}>
          {t('nav.concerts')}
        </A>
      </div>
    </div>
  );
}
