import { A, useLocation } from '@solidjs/router';
import { type JSX, Match, Switch } from 'solid-js';
import { account, session } from '../../api/session.ts';
import { t } from '../../i18n/words.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { signInHref } from '../../shell/sign-in-href.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

interface GuardProps {
  /** The heading of the page that is being guarded. */
  title: string;
  adminsOnly?: boolean;
  children: JSX.Element;
}

/** Shows a page to those who may see it, and tells everybody else in plain words why not. The API guards the data. */
export function SignedInOnly(props: GuardProps) {
  const location = useLocation();
  return (
    <Switch
      fallback={
        <div class="page" aria-busy="true">
          <h1 class="visually-hidden">{t('loading')}</h1>
          <Skeleton shape="title" />
          <Skeleton shape="block" class="page-skeleton" />
        </div>
      }
    >
      <Match when={session().status === 'guest'}>
        <div class="page">
          <PageHeading title={props.title} />
          <p>{t('guard.guest')}</p>
          <p>
            <A href={signInHref(location)} {...buttonLook({ variant: 'primary' })}>
              {t('nav.signIn')}
            </A>
          </p>
        </div>
      </Match>
      <Match when={props.adminsOnly && account() && account()?.role !== 'admin'}>
        <div class="page">
          <PageHeading title={t('guard.admins')} />
          <p>{t('guard.admins.text')}</p>
        </div>
      </Match>
      <Match when={account()?.id} keyed>
        {props.children}
      </Match>
    </Switch>
  );
}
