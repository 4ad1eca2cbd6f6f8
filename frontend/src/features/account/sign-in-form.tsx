import { createSignal } from 'solid-js';
import { createForm } from '../../api/create-form.ts';
import { signIn } from '../../api/session.ts';
import { EmailField, isEmail, KnownPasswordField } from './account-fields.tsx';
import { AccountForm } from './account-form.tsx';
import { tAccount } from './words.ts';

export function SignInForm() {
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const form = createForm<'email' | 'password'>({
    check: () => ({
      ...(isEmail(email()) ? {} : { email: tAccount('email.wrong') }),
      ...(password() ? {} : { password: tAccount('password.missing') }),
    }),
    send: () => signIn({ email: email(), password: password() }),
  });
  return (
    <AccountForm form={form} submit={tAccount('signIn.button')}>
      <EmailField value={email()} error={form.errorOf('email')} onInput={setEmail} />
      <KnownPasswordField value={password()} error={form.errorOf('password')} onInput={setPassword} />
    </AccountForm>
  );
}
