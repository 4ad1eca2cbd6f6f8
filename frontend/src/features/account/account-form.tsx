import { type JSX, Show } from 'solid-js';
import type { Form } from '../../api/create-form.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import './account-form.css';

interface AccountFormProps {
  form: Pick<Form<string>, 'failure' | 'busy' | 'onSubmit'>;
  submit: string;
  children: JSX.Element;
}

/** Fields one below the other, what went wrong as a whole, and the one button. */
export function AccountForm(props: AccountFormProps) {
  return (
    <form class="account-form" novalidate onSubmit={(event) => props.form.onSubmit(event)}>
      {props.children}
      <Show when={props.form.failure()}>{(error) => <FailureNotice error={error()} />}</Show>
      <Button type="submit" variant="primary" size="wide" busy={props.form.busy()}>
        {props.submit}
      </Button>
    </form>
  );
}
