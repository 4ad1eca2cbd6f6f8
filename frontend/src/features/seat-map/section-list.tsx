import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, For, Show } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';

import { countAvailable } from './seat-state.ts';
import { type MapTier, tierTone } from './tier-tone.ts';
import { tm } from './words.ts';
import './tier-tone.css';
import './stage-mark.css';
import './section-list.css';

interface SectionListProps {
  sections: readonly Section[];
  priceTiers: readonly MapTier[];
  currency: string;
  /** One character a seat by section code; sections may be missing until the first answer. */
  availability: Readonly<Record<string, string>>;
  onOpen: (sectionCode: string) => void;
}

/** The hall as its sections, tier by tier: what each costs and how many seats are left in it. */
export function SectionList(props: SectionListProps) {
  const tiers = createMemo(() =>
    props.priceTiers
      .map((tier) => ({ tier, sections: props.sections.filter(({ priceTierId }) => priceTierId === tier.id) }))
      .filter(({ sections }) => sections.length > 0),
  );
  return (
    <div class="section-list">
      <p class="stage-mark">{tm('stage')}</p>
      <For each={tiers()}>
        {({ tier, sections }) => (
          <section class="section-tier" data-tier={tierTone(props.priceTiers, tier.id)}>
            <h3>
              <span class="tier-swatch" />
              {tier.name}
              <span class="section-tier-price numbers">
                {formatMoney({ amount: tier.price, currency: props.currency })}
              </span>
            </h3>
            <ul>
              <For each={sections}>
                {(section) => (
                  <li>
                    <SectionTile
                      section={section}
                      tier={tier}
                      currency={props.currency}
                      text={props.availability[section.code]}
                      onOpen={() => props.onOpen(section.code)}
                    />
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </div>
  );
}

function SectionTile(props: {
  section: Section;
  tier: MapTier;
  currency: string;
  text: string | undefined;
  onOpen: () => void;
}) {
  const left = createMemo(() => (props.text === undefined ? undefined : countAvailable(props.text)));
  const share = () => (left() ?? 0) / (props.text?.length || 1);
  const price = () => formatMoney({ amount: props.tier.price, currency: props.currency });
  const seatsLeft = () => {
    const count = left();
    return count === undefined ? tm('section.counting') : tm('section.left', { count });
  };
  return (
    <button
      type="button"
      class="section-tile"
      data-empty={left() === 0 ? '' : undefined}
      aria-label={tm('section.label', {
        section: props.section.name,
        tier: props.tier.name,
        price: price(),
        left: seatsLeft(),
      })}
      onClick={() => props.onOpen()}
    >
      <span class="section-tile-name">{props.section.name}</span>{' '}
      <span class="section-tile-facts numbers">
        {props.tier.name} · {price()}
      </span>{' '}
      <span class="section-tile-facts numbers">{seatsLeft()}</span>
      <Show when={left() !== undefined}>
        <svg class="section-tile-share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width={100 * share()} height="4" />
        </svg>
      </Show>
    </button>
  );
}
