import { A, useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, Match, Show, Switch } from 'solid-js';
import { session } from '../../api/session.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { returnPath } from '../../shell/sign-in-href.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RegisterForm } from './register-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { tAccount } from './words.ts';
import './account-page.css';

/** Where guests sign in or open an account. Whoever is signed in, here or in another tab, goes on to where they came from. */
export function AuthPage() {
  const [query] = useSearchParams<{ return?: string; mode?: string }>();
  const navigate = useNavigate();
  let wasGuest = false;
  createEffect(() => {
    const { status } = session();
    if (status === 'guest') wasGuest = true;
    if (status === 'signed-in')
      navigate(returnPath(query.return, wasGuest ? '/tickets' : '/account'), { replace: true });
  });
  const hrefOf = (mode: 'sign-in' | 'register') => {
    const way = query.return ? `&return=${encodeURIComponent(query.return)}` : '';
    return `/auth?mode=${mode}${way}`;
  };
  return (
    <div class="page auth-page">
      <Switch fallback={<Skeleton shape="block" class="page-skeleton" />}>
        <Match when={session().status === 'guest' && query.mode === 'register'}>
          <div class="auth-card">
            <PageHeading title={tAccount('register.title')} />
            <WayBack known={query.return !== undefined} />
            <RegisterForm />
            <p>
              {tAccount('register.have')} <A href={hrefOf('sign-in')}>{tAccount('register.toSignIn')}</A>
            </p>
          </div>
        </Match>
        <Match when={session().status === 'guest'}>
          <div class="auth-card">
            <PageHeading title={tAccount('signIn.title')} />
            <WayBack known={query.return !== undefined} />
            <SignInForm />
            <p>
              {tAccount('signIn.new')} <A href={hrefOf('register')}>{tAccount('signIn.toRegister')}</A>
            </p>
          </div>
        </Match>
      </Switch>
    </div>
  );
}

function WayBack(props: { known: boolean }) {
  return (
    <Show when={props.known}>
      <p class="auth-way-back">{tAccount('return')}</p>
    </Show>
  );
}
