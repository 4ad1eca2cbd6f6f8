import type { Checkout, SalesMode } from '@frontrow/functions/contract/concerts.ts';
import { Show } from 'solid-js';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import type { ProofOfWork } from './concert-draft.ts';
import type { FormPart } from './concert-form.tsx';
import { ta } from './words.ts';

const checkouts: readonly Checkout[] = ['instant', 'payment'];
const proofs: readonly ProofOfWork[] = ['none', 'hot'];
const salesModes: readonly SalesMode[] = ['auto', 'direct', 'queued'];

/** How seats are sold: at once or once they are paid for, and who is served first in a rush. */
export function SaleFields(props: FormPart) {
  return (
    <>
      <div class="form-choice">
        <Choice
          legend={ta('form.checkout')}
          value={props.draft.checkout}
          options={checkouts.map((value) => ({ value, label: ta(`form.checkout.${value}`) }))}
          onChange={(checkout) => props.setDraft({ checkout })}
        />
        <p class="field-hint">{ta(`form.checkout.${props.draft.checkout}.hint`)}</p>
      </div>
      <Show when={props.draft.checkout === 'payment'}>
        <div class="form-row">
          <TextField
            label={ta('form.holdMinutes')}
            name="holdMinutes"
            inputmode="numeric"
            hint={ta('form.holdMinutes.hint')}
            value={props.draft.holdMinutes}
            onInput={(holdMinutes) => props.setDraft({ holdMinutes })}
            error={props.form.errorOf('holdMinutes')}
          />
          <TextField
            label={ta('form.networkShare')}
            name="networkShare"
            inputmode="numeric"
            hint={ta('form.networkShare.hint')}
            value={props.draft.networkShare}
            onInput={(networkShare) => props.setDraft({ networkShare })}
            error={props.form.errorOf('networkShare')}
          />
        </div>
      </Show>
      <div class="form-choice">
        <Choice
          legend={ta('form.salesMode')}
          value={props.draft.salesMode}
          options={salesModes.map((value) => ({ value, label: ta(`form.salesMode.${value}`) }))}
          onChange={(salesMode) => props.setDraft({ salesMode })}
        />
        <p class="field-hint">{ta(`form.salesMode.${props.draft.salesMode}.hint`)}</p>
      </div>
      <Show when={props.draft.salesMode !== 'direct'}>
        <div class="form-choice">
          <Choice
            legend={ta('form.proofOfWork')}
            value={props.draft.proofOfWork}
            options={proofs.map((value) => ({ value, label: ta(`form.proofOfWork.${value}`) }))}
            onChange={(proofOfWork) => props.setDraft({ proofOfWork })}
          />
          <p class="field-hint">{ta(`form.proofOfWork.${props.draft.proofOfWork}.hint`)}</p>
        </div>
      </Show>
    </>
  );
}
