import { createSignal, type JSX } from 'solid-js';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import './password-field.css';

interface PasswordFieldProps {
  label: string;
  name: string;
  autocomplete: 'current-password' | 'new-password';
  value: string;
  error?: string | undefined;
  /** The id of what explains the field further. */
  explainedBy?: string;
  /** What the button beside the password says, and what it is called in full. */
  words: Record<'show' | 'showLabel' | 'hide' | 'hideLabel', string>;
  onInput: (value: string) => void;
  children?: JSX.Element;
}

/** A password that can be looked at: whoever types on a phone mistypes. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = createSignal(false);
  return (
    <Field label={props.label} error={props.error} explainedBy={props.explainedBy} after={props.children}>
      {(links) => (
        <div class="password-control">
          <input
            {...links}
            class="control"
            type={shown() ? 'text' : 'password'}
            name={props.name}
            autocomplete={props.autocomplete}
            autocapitalize="none"
            spellcheck={false}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <Button
            variant="plain"
            size="small"
            aria-label={shown() ? props.words.hideLabel : props.words.showLabel}
            onClick={() => setShown(!shown())}
          >
            {shown() ? props.words.hide : props.words.show}
          </Button>
        </div>
      )}
    </Field>
  );
}
