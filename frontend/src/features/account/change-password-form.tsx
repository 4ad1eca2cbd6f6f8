import { changePassword } from '@frontrow/functions/contract/accounts.ts';
import { createSignal } from 'solid-js';
import { call } from '../../api/call.ts';
import { createForm } from '../../api/create-form.ts';
import { takeUp } from '../../api/session.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { showToast } from '../../ui/toasts.tsx';
import { KnownPasswordField } from './account-fields.tsx';
import { AccountForm } from './account-form.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { hasPasswordLength, passwordLength } from './password-rules.ts';
import { tAccount } from './words.ts';

export function ChangePasswordForm(props: { email: string }) {
  const [current, setCurrent] = createSignal('');
  const [wanted, setWanted] = createSignal('');
  const form = createForm<'current' | 'wanted'>({
    check: () => ({
      ...(current() ? {} : { current: tAccount('password.missing') }),
      ...(hasPasswordLength(wanted()) ? {} : { wanted: tAccount('password.short', passwordLength) }),
    }),
    send: async () => {
      takeUp(await call(changePassword, { body: { currentPassword: current(), newPassword: wanted() } }));
      setCurrent('');
      setWanted('');
      form.reset();
      showToast(tAccount('change.done'));
    },
    refusedField: (error) => {
      if (error.code === 'wrong-credentials') return { current: tAccount('change.wrong') };
      return error.code === 'common-password' ? { wanted: failureText(error) } : undefined;
    },
  });
  return (
    <AccountForm form={form} submit={tAccount('change.button')}>
      {/* For password managers, which ask whose password this is. */}
      <input type="email" name="email" autocomplete="username" value={props.email} readonly hidden />
      <KnownPasswordField
        label={tAccount('change.current')}
        value={current()}
        error={form.errorOf('current')}
        onInput={setCurrent}
      />
      <NewPasswordField
        label={tAccount('change.new')}
        value={wanted()}
        email={props.email}
        error={form.errorOf('wanted')}
        onInput={setWanted}
      />
    </AccountForm>
  );
}
