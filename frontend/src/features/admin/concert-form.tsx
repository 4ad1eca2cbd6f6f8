import type { AdminConcert } from '@frontrow/functions/contract/admin.ts';
import { For, type JSX, Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import type { Form } from '../../api/create-form.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AboutFields } from './about-fields.tsx';
import type { ConcertDraft } from './concert-draft.ts';
import { PriceTierFields } from './price-tier-fields.tsx';
import { SaleFields } from './sale-fields.tsx';
import { SeatPlanBuilder } from './seat-plan-builder.tsx';
import { TimeFields } from './time-fields.tsx';
import { VenueFields } from './venue-fields.tsx';
import { ta } from './words.ts';
import './concert-form.css';

/** What every part of the form works on. */
export interface FormPart {
  draft: ConcertDraft;
  setDraft: SetStoreFunction<ConcertDraft>;
  form: Form<string>;
}

interface ConcertFormProps extends FormPart {
  /** The concert being edited; its seat plan stays. Without one a concert is being added. */
  editing?: AdminConcert;
  submitLabel: string;
  poster: JSX.Element;
  /** Stands above the button: what the last attempt met. */
  notice?: JSX.Element;
}

export function ConcertForm(props: ConcertFormProps) {
  return (
    <form class="concert-form" novalidate onSubmit={props.form.onSubmit}>
      <FormSection title={ta('form.what')}>
        <AboutFields {...props} />
      </FormSection>
      <FormSection title={ta('form.where')}>
        <VenueFields {...props} />
      </FormSection>
      <FormSection title={ta('form.when')}>
        <TimeFields {...props} />
      </FormSection>
      <FormSection title={ta('form.prices')}>
        <PriceTierFields {...props} fixed={props.editing !== undefined} />
      </FormSection>
      <FormSection title={ta('form.sale')}>
        <SaleFields {...props} />
      </FormSection>
      <FormSection title={ta('form.seats')}>
        <Show
          when={props.editing}
          fallback={<SeatPlanBuilder draft={props.draft} setDraft={props.setDraft} form={props.form} />}
        >
          {(concert) => <p>{ta('form.seats.fixed', { count: concert().capacity })}</p>}
        </Show>
      </FormSection>
      <FormSection title={ta('form.poster')}>{props.poster}</FormSection>
      <div class="concert-form-end">
        <FormFailure form={props.form} />
        {props.notice}
        <Button type="submit" variant="primary" busy={props.form.busy()}>
          {props.submitLabel}
        </Button>
      </div>
    </form>
  );
}

function FormSection(props: { title: string; children: JSX.Element }) {
  return (
    <section class="form-section">
      <h2>{props.title}</h2>
      <div class="form-section-fields">{props.children}</div>
    </section>
  );
}

function FormFailure(props: { form: Form<string> }) {
  const details = () => props.form.failure()?.facts.errors ?? [];
  return (
    <>
      <Show when={props.form.hasFaults()}>
        <Notice tone="bad" announced>
          {ta('form.faults')}
        </Notice>
      </Show>
      <Show when={props.form.failure()}>{(error) => <FailureNotice error={error()} />}</Show>
      <Show when={details().length > 0}>
        <Notice tone="bad" title={ta('form.details')}>
          <ul>
            <For each={details()}>
              {({ path, message }) => (
                <li>
                  {path}: {message}
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
    </>
  );
}
