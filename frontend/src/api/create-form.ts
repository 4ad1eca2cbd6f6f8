import { type Accessor, createSignal } from 'solid-js';
import type { ApiError } from './api-error.ts';
import { asApiError } from './create-load.ts';

export interface Form<F extends string> {
  errorOf(field: F): string | undefined;
  /** What went wrong as a whole, not with one field. */
  failure: Accessor<ApiError | undefined>;
  busy: Accessor<boolean>;
  /** Whether it was tried to send, and some fields are wrong. */
  hasFaults: Accessor<boolean>;
  /** As if nothing had been tried yet. */
  reset(): void;
  /** For the form element. */
  onSubmit(event: SubmitEvent): void;
}

interface FormParts<F extends string> {
  /** What is wrong with the fields as they stand, in words; empty where all is well. */
  check: () => Partial<Record<F, string>>;
  send: () => Promise<void>;
  /** Words for a field that the shop refused; undefined where the refusal concerns the whole. */
  refusedField?: (error: ApiError) => Partial<Record<F, string>> | undefined;
}

/** A form that is checked when it is sent, and then with every change; the first wrong field takes the focus. */
export function createForm<F extends string>({ check, send, refusedField }: FormParts<F>): Form<F> {
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  const [refused, setRefused] = createSignal<Partial<Record<F, string>>>({});

  async function submit(form: HTMLFormElement): Promise<void> {
    setTried(true);
    setFailure(undefined);
    setRefused({});
    if (Object.keys(check()).length > 0) return focusFirstWrong(form);
    setBusy(true);
    try {
      await send();
    } catch (thrown) {
      const error = asApiError(thrown);
      const fields = refusedField?.(error);
      if (fields) setRefused(() => fields);
      else setFailure(error);
      focusFirstWrong(form);
    } finally {
      setBusy(false);
    }
  }

  return {
    errorOf: (field) => (tried() ? (check()[field] ?? refused()[field]) : undefined),
    failure,
    busy,
    hasFaults: () => tried() && Object.keys(check()).length > 0,
    reset: () => void setTried(false),
    onSubmit(event) {
      event.preventDefault();
      if (!busy()) void submit(event.currentTarget as HTMLFormElement);
    },
  };
}

// The marks appear with the next update of the page.
const focusFirstWrong = (form: HTMLFormElement) =>
  queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
