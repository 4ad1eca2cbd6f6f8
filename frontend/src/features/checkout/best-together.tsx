import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { A, useLocation } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import { session } from '../../api/session.ts';
import { formatMoney } from '../../i18n/money.ts';
import { signInHref } from '../../shell/sign-in-href.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/field.tsx';
import { ClaimNotice } from './claim-notice.tsx';
import type { Booking } from './create-booking.ts';
import { tc } from './words.ts';
import './best-together.css';

const quantities = [2, 3, 4];

/** For whoever does not want to choose: the shop's best seats side by side at a price. */
export function BestTogether(props: { concert: Concert; booking: Booking }) {
  const location = useLocation();
  const tiers = () => props.concert.priceTiers;
  const offered = createMemo(() => quantities.filter((quantity) => quantity <= props.concert.seatsPerOrder));
  const [chosenTier, setChosenTier] = createSignal<string>();
  const [quantity, setQuantity] = createSignal(2);
  const tier = () =>
    tiers().find(({ id }) => id === chosenTier()) ?? tiers().find(({ available }) => available > 0) ?? tiers()[0];
  const money = (amount: number) => formatMoney({ amount, currency: props.concert.currency });
  const isAskingBest = () => props.booking.isAsking() && props.booking.asked() === 'best';

  return (
    <section class="best-together" aria-labelledby="best-together-title">
      <div class="best-together-head">
        <h3 id="best-together-title">{tc('best.title')}</h3>
        <p>{tc('best.hint')}</p>
      </div>
      <div class="best-together-controls">
        <SelectField
          label={tc('best.tier')}
          value={tier()?.id ?? ''}
          options={tiers().map(({ id, name, price, available }) => ({
            value: id,
            label: tc('best.tier.option', { name, price: money(price), left: available }),
          }))}
          onChange={setChosenTier}
        />
        <Choice
          legend={tc('best.quantity')}
          value={String(quantity())}
          options={offered().map((value) => ({ value: String(value), label: String(value) }))}
          onChange={(value) => setQuantity(Number(value))}
        />
        <Show
          when={session().status !== 'guest'}
          fallback={
            <A href={signInHref(location)} {...buttonLook()}>
              {tc('best.signIn')}
            </A>
          }
        >
          <Button
            busy={props.booking.isAsking()}
            onClick={() => void props.booking.orderBest(tier()?.id ?? '', quantity())}
          >
            {isAskingBest()
              ? tc(props.booking.isProving() ? 'summary.proving' : 'summary.ordering')
              : tc('best.order', { count: quantity(), total: money(quantity() * (tier()?.price ?? 0)) })}
          </Button>
        </Show>
      </div>
      <Show when={props.booking.asked() === 'best'}>
        <ClaimNotice concert={props.concert} booking={props.booking} />
      </Show>
    </section>
  );
}
