import { limits } from '@frontrow/functions/contract/limits.ts';
import { Index, Show } from 'solid-js';
import { produce } from 'solid-js/store';
import { formatMoney, minorDigits, parseMoney } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { FormPart } from './concert-form.tsx';
import { ta } from './words.ts';
import './price-tier-fields.css';

const currencies = Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: code }));

/** Prices with their names, and how many seats one buyer may have. An existing concert keeps its tiers and currency. */
export function PriceTierFields(props: FormPart & { fixed: boolean }) {
  const tiers = () => props.draft.tiers;
  const nextKey = () => Math.max(0, ...tiers().map(({ key }) => key)) + 1;
  const add = () => props.setDraft('tiers', tiers().length, { key: nextKey(), name: '', price: '' });
  const remove = (at: number) =>
    props.setDraft(
      produce((draft) => {
        const [gone] = draft.tiers.splice(at, 1);
        const left = draft.tiers[0]?.key ?? 0;
        for (const section of draft.sections) if (section.tierKey === gone?.key) section.tierKey = left;
      }),
    );
  return (
    <>
      <Show when={!props.fixed}>
        <div class="form-row">
          <SelectField
            label={ta('form.currency')}
            name="currency"
            value={props.draft.currency}
            options={currencies}
            onChange={(currency) => props.setDraft({ currency })}
          />
        </div>
      </Show>
      <Index each={tiers()}>
        {(tier, at) => (
          <fieldset class="tier-row">
            <legend class="visually-hidden">{ta('form.tier.nth', { nth: at + 1 })}</legend>
            <TextField
              label={ta('form.tier.name')}
              maxlength={40}
              value={tier().name}
              onInput={(name) => props.setDraft('tiers', at, { name })}
              error={props.form.errorOf(`tiers.${at}.name`)}
            />
            <TextField
              label={ta('form.tier.price', { currency: props.draft.currency })}
              inputmode={minorDigits(props.draft.currency) === 0 ? 'numeric' : 'decimal'}
              hint={readBack(tier().price, props.draft.currency)}
              maxlength={12}
              value={tier().price}
              onInput={(price) => props.setDraft('tiers', at, { price })}
              error={props.form.errorOf(`tiers.${at}.price`)}
            />
            <Show when={!props.fixed && tiers().length > 1}>
              <Button
                variant="plain"
                size="icon"
                aria-label={ta('form.tier.remove', { name: tier().name })}
                onClick={() => remove(at)}
              >
                <Icon name="remove" />
              </Button>
            </Show>
          </fieldset>
        )}
      </Index>
      <Show when={!props.fixed && tiers().length < limits.priceTiersPerConcert}>
        <div>
          <Button size="small" onClick={add}>
            <Icon name="plus" />
            {ta('form.tier.add')}
          </Button>
        </div>
      </Show>
      <div class="form-row">
        <TextField
          label={ta('form.seatsPerOrder')}
          inputmode="numeric"
          hint={ta('form.seatsPerOrder.hint', limits.seatsPerOrder)}
          value={props.draft.seatsPerOrder}
          onInput={(seatsPerOrder) => props.setDraft({ seatsPerOrder })}
          error={props.form.errorOf('seatsPerOrder')}
        />
        <TextField
          label={ta('form.seatsPerBuyer')}
          inputmode="numeric"
          hint={ta('form.seatsPerBuyer.hint', limits.seatsPerBuyer)}
          value={props.draft.seatsPerBuyer}
          onInput={(seatsPerBuyer) => props.setDraft({ seatsPerBuyer })}
          error={props.form.errorOf('seatsPerBuyer')}
        />
      </div>
    </>
  );
}

/** The price as buyers will read it. */
function readBack(price: string, currency: string): string | undefined {
  const amount = parseMoney(price, currency);
  return amount === undefined ? undefined : formatMoney({ amount, currency });
}
