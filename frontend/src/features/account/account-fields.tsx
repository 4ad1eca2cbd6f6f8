import { Email } from '@frontrow/functions/contract/accounts.ts';
import { TextField } from '../../ui/field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { tAccount } from './words.ts';

interface FieldProps {
  value: string;
  error: string | undefined;
  onInput: (value: string) => void;
}

export const isEmail = (text: string) => Email.safeParse(text).success;

export function EmailField(props: FieldProps) {
  return (
    <TextField
      label={tAccount('email')}
      type="email"
      name="email"
      autocomplete="username"
      value={props.value}
      error={props.error}
      onInput={props.onInput}
    />
  );
}

/** The password an account has. A new one is asked for by NewPasswordField. */
export function KnownPasswordField(props: FieldProps & { label?: string }) {
  return (
    <PasswordField
      label={props.label ?? tAccount('password')}
      name="password"
      autocomplete="current-password"
      value={props.value}
      error={props.error}
      words={showAndHide()}
      onInput={props.onInput}
    />
  );
}

export const showAndHide = () => ({
  show: tAccount('password.show'),
  showLabel: tAccount('password.show.label'),
  hide: tAccount('password.hide'),
  hideLabel: tAccount('password.hide.label'),
});
