import { createUniqueId, For } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { type MapTier, tierTone } from './tier-tone.ts';
import { tm } from './words.ts';
import './tier-filter.css';

interface TierFilterProps {
  priceTiers: readonly MapTier[];
  currency: string;
  value: string | undefined;
  onChange: (tierId: string | undefined) => void;
}

/** The prices with their colours and patterns: a legend, and the choice to look at one of them only. */
export function TierFilter(props: TierFilterProps) {
  const name = createUniqueId();
  return (
    <fieldset class="tier-filter">
      <legend class="visually-hidden">{tm('filter.legend')}</legend>
      <label class="tier-chip">
        <input
          type="radio"
          name={name}
          checked={props.value === undefined}
          onChange={() => props.onChange(undefined)}
        />
        <span>{tm('filter.all')}</span>
      </label>
      <For each={props.priceTiers}>
        {(tier) => (
          <label class="tier-chip" data-tier={tierTone(props.priceTiers, tier.id)}>
            <input
              type="radio"
              name={name}
              checked={props.value === tier.id}
              onChange={() => props.onChange(tier.id)}
            />
            <span>
              <span class="tier-swatch" />
              {tier.name}
              <span class="tier-chip-price numbers">
                {formatMoney({ amount: tier.price, currency: props.currency })}
              </span>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
