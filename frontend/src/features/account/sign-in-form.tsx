import { Email } from '@frontrow/functions/contract/accounts.ts';
import { createSignal, Show } from 'solid-js';
import { createForm } from '../../api/create-form.ts';
import { signIn } from '../../api/session.ts';
import { t } from '../../i18n/words.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

export function SignInForm(props: { onDone: () => void }) {
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const form = createForm<'email' | 'password'>({
    check: () => ({
      ...(Email.safeParse(email()).success ? {} : { email: t('auth.email.wrong') }),
      ...(password() ? {} : { password: t('auth.password.missing') }),
    }),
    send: async () => {
      await signIn({ email: email(), password: password() });
      props.onDone();
    },
  });
  return (
    <form class="auth-form" novalidate onSubmit={form.onSubmit}>
      <TextField
        label={t('auth.email')}
        type="email"
        name="email"
        autocomplete="username"
        value={email()}
        onInput={setEmail}
        error={form.errorOf('email')}
      />
      <TextField
        label={t('auth.password')}
        type="password"
        name="password"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        error={form.errorOf('password')}
      />
      <Show when={form.failure()}>{(error) => <FailureNotice error={error()} />}</Show>
      <Button type="submit" variant="primary" size="wide" busy={form.busy()}>
        {t('auth.signIn.button')}
      </Button>
    </form>
  );
}
