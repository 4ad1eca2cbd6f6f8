import { logOutEverywhere } from '@frontrow/functions/contract/accounts.ts';
import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { asApiError } from '../../api/create-load.ts';
import { account, leave } from '../../api/session.ts';
import { languageTag } from '../../i18n/locale.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { SignedInOnly } from './signed-in-only.tsx';
import { tAccount } from './words.ts';
import './account-page.css';

export function AccountPage() {
  return (
    <SignedInOnly title={tAccount('account.title')}>
      <MyAccount />
    </SignedInOnly>
  );
}

function MyAccount() {
  const since = () => new Date(account()?.createdAt ?? 0);
  const day = () => new Intl.DateTimeFormat(languageTag(), { dateStyle: 'long' }).format(since());
  return (
    <div class="page account-page">
      <PageHeading title={tAccount('account.title')} />
      <div class="account-person">
        <p class="account-person-name">{account()?.name}</p>
        <p>{account()?.email}</p>
        <p class="account-since">{tAccount('account.since', { day: day() })}</p>
      </div>
      <section class="account-section">
        <h2>{tAccount('change.title')}</h2>
        <ChangePasswordForm email={account()?.email ?? ''} />
      </section>
      <Devices />
    </div>
  );
}

function Devices() {
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  async function leaveEverywhere(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await call(logOutEverywhere);
      leave();
      navigate('/tickets');
      showToast(tAccount('devices.done'));
    } catch (error) {
      setFailure(asApiError(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <section class="account-section">
      <h2>{tAccount('devices.title')}</h2>
      <p>{tAccount('devices.text')}</p>
      <Show when={failure()}>{(error) => <FailureNotice error={error()} />}</Show>
      <Button class="account-leave" variant="outline" busy={busy()} onClick={() => void leaveEverywhere()}>
        {tAccount('devices.button')}
      </Button>
    </section>
  );
}
