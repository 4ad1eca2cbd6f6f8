import { createSignal } from 'solid-js';
import { createForm } from '../../api/create-form.ts';
import { signUp } from '../../api/session.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { TextField } from '../../ui/field.tsx';
import { EmailField, isEmail } from './account-fields.tsx';
import { AccountForm } from './account-form.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { hasPasswordLength, passwordLength } from './password-rules.ts';
import { tAccount } from './words.ts';

export function RegisterForm() {
  const [name, setName] = createSignal('');
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const form = createForm<'name' | 'email' | 'password'>({
    check: () => ({
      ...(name().trim() ? {} : { name: tAccount('name.missing') }),
      ...(isEmail(email()) ? {} : { email: tAccount('email.wrong') }),
      ...(hasPasswordLength(password()) ? {} : { password: tAccount('password.short', passwordLength) }),
    }),
    send: () => signUp({ name: name(), email: email(), password: password() }),
    refusedField: (error) => {
      if (error.code === 'email-taken') return { email: failureText(error) };
      return error.code === 'common-password' ? { password: failureText(error) } : undefined;
    },
  });
  return (
    <AccountForm form={form} submit={tAccount('register.button')}>
      <TextField
        label={tAccount('name')}
        name="name"
        autocomplete="name"
        maxlength={80}
        value={name()}
        onInput={setName}
        error={form.errorOf('name')}
      />
      <EmailField value={email()} error={form.errorOf('email')} onInput={setEmail} />
      <NewPasswordField
        label={tAccount('password')}
        value={password()}
        email={email()}
        error={form.errorOf('password')}
        onInput={setPassword}
      />
    </AccountForm>
  );
}
