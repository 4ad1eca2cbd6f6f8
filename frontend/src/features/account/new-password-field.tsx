import { createUniqueId, For, Show } from 'solid-js';
import { PasswordField } from '../../ui/password-field.tsx';
import { showAndHide } from './account-fields.tsx';
import { createPasswordRules, passwordLength } from './password-rules.ts';
import { tAccount } from './words.ts';

interface NewPasswordFieldProps {
  label: string;
  value: string;
  /** Of the account: its name makes a bad password. */
  email: string;
  error: string | undefined;
  onInput: (value: string) => void;
}

/** A password to be, with the rules for it and how far they are met. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const rulesId = createUniqueId();
  const rules = createPasswordRules(
    () => props.value,
    () => props.email,
  );
  const lines = () => [
    { text: tAccount('rules.length', passwordLength), state: rules.length() },
    { text: tAccount('rules.common'), state: rules.common() },
  ];
  return (
    <PasswordField
      label={props.label}
      name="new-password"
      autocomplete="new-password"
      value={props.value}
      error={props.error}
      explainedBy={rulesId}
      words={showAndHide()}
      onInput={props.onInput}
    >
      <ul class="password-rules" id={rulesId}>
        <For each={lines()}>
          {({ text, state }) => (
            <li data-state={state}>
              <span>
                <Show when={state !== 'open'}>
                  <span class="visually-hidden">{tAccount(state === 'met' ? 'rules.met' : 'rules.broken')} </span>
                </Show>
                {text}
              </span>
            </li>
          )}
        </For>
      </ul>
    </PasswordField>
  );
}
