import { Email, NewPassword } from '@frontrow/functions/contract/accounts.ts';
import { createSignal, Show } from 'solid-js';
import type { ApiError } from '../../api/api-error.ts';
import { createForm } from '../../api/create-form.ts';
import { signUp } from '../../api/session.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { t } from '../../i18n/words.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

type RegisterField = 'name' | 'email' | 'password';

export function RegisterForm(props: { onDone: () => void }) {
  const [name, setName] = createSignal('');
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const form = createForm<RegisterField>({
    check: () => ({
      ...(name().trim() ? {} : { name: t('auth.name.missing') }),
      ...(Email.safeParse(email()).success ? {} : { email: t('auth.email.wrong') }),
      ...(NewPassword.safeParse(password()).success ? {} : { password: t('auth.password.short') }),
    }),
    send: async () => {
      await signUp({ name: name(), email: email(), password: password() });
      props.onDone();
    },
    refusedField,
  });
  return (
    <form class="auth-form" novalidate onSubmit={form.onSubmit}>
      <TextField
        label={t('auth.name')}
        name="name"
        autocomplete="name"
        maxlength={80}
        value={name()}
        onInput={setName}
        error={form.errorOf('name')}
      />
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
        autocomplete="new-password"
        value={password()}
        onInput={setPassword}
        hint={t('auth.password.rules')}
        error={form.errorOf('password')}
      />
      <Show when={form.failure()}>{(error) => <FailureNotice error={error()} />}</Show>
      <Button type="submit" variant="primary" size="wide" busy={form.busy()}>
        {t('auth.register.button')}
      </Button>
    </form>
  );
}

function refusedField(error: ApiError): Partial<Record<RegisterField, string>> | undefined {
  switch (error.code) {
    case 'email-taken':
      return { email: failureText(error) };
    case 'common-password':
      return { password: failureText(error) };
    default:
      return undefined;
  }
}
