import { createUniqueId, For, type JSX, Show } from 'solid-js';
import './field.css';

/** What a control needs to belong to its label, hint and error: spread it on the control. */
export interface ControlLinks {
  id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The id of something else that explains the field. */
  explainedBy?: string | undefined;
  /** What stands between the control and its error. */
  after?: JSX.Element;
  children: (links: ControlLinks) => JSX.Element;
}

/** A label, a control, what helps to fill it in and what is wrong with it. */
export function Field(props: FieldProps) {
  const id = createUniqueId();
  const links: ControlLinks = {
    id,
    get 'aria-describedby'() {
      const ids = [props.hint && `${id}-hint`, props.explainedBy, props.error && `${id}-error`].filter(Boolean);
      return ids.length > 0 ? ids.join(' ') : undefined;
    },
    get 'aria-invalid'() {
      return props.error ? 'true' : undefined;
    },
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      {props.children(links)}
      <Show when={props.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      {props.after}
      <Show when={props.error}>
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      </Show>
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> &
  Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput' | 'children'> & { onInput: (value: string) => void };

/** The field most forms are made of: one line of text, a date, a number. */
export function TextField(props: TextFieldProps) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(links) => (
        <input
          {...links}
          class="control"
          type={props.type ?? 'text'}
          name={props.name}
          value={props.value ?? ''}
          autocomplete={props.autocomplete}
          inputmode={props.inputmode}
          placeholder={props.placeholder}
          maxlength={props.maxlength}
          list={props.list}
          min={props.min}
          max={props.max}
          required={props.required}
          spellcheck={props.spellcheck}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps extends Omit<FieldProps, 'children'> {
  name?: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

export function SelectField(props: SelectFieldProps) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(links) => (
        <select
          {...links}
          class="control"
          name={props.name}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
