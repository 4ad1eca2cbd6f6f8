import type { AdminConcert } from '@frontrow/functions/contract/admin.ts';
import { For, Show } from 'solid-js';
import { languageTag } from '../../../i18n/locale.ts';
import { formatMoney } from '../../../i18n/money.ts';
import { venueClock } from '../../../i18n/venue-time.ts';
import { FailureNotice } from '../../../shell/failure-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { tierTone } from '../../seat-map/tier-tone.ts';
import { percentText } from '../percent.ts';
import { ta } from '../words.ts';
import type { Sales } from './create-sales.ts';
import { type SeatFigures, type SeatStatus, totalFigures } from './seat-figures.ts';
import '../../../ui/table.css';
import '../../seat-map/tier-tone.css';
import './sales-figures.css';

interface SalesFiguresProps {
  concert: AdminConcert;
  figures: ReadonlyMap<string, SeatFigures>;
  sales: Sales;
}

const statuses: readonly SeatStatus[] = ['sold', 'held', 'available', 'withdrawn'];
const count = (value: number) => new Intl.NumberFormat(languageTag()).format(value);
/** Seats by state and what they brought, in all and for each price. */
export function SalesFigures(props: SalesFiguresProps) {
  const total = () => totalFigures(props.figures.values());
  const takings = () => props.sales.sum()?.takings;
  const money = (amount: number | undefined) =>
    amount === undefined ? '–' : formatMoney({ amount, currency: props.concert.currency });
  const allTaken = () => {
    const known = takings();
    return known && Object.values(known).reduce((sum, amount) => sum + amount, 0);
  };
  return (
    <section class="sales-figures" aria-label={ta('sales.figures')}>
      <dl class="sales-tiles">
        <div class="sales-tile" data-main>
          <dt>{ta('sales.takings')}</dt>
          <dd class="numbers">{money(allTaken())}</dd>
          <dd class="sales-tile-note">
            <Show when={props.sales.sum()} fallback={ta('sales.counting')}>
              {(sum) =>
                props.sales.counting() && !sum().countedAt
                  ? ta('sales.counting')
                  : ta('sales.fromOrders', { count: sum().orders })
              }
            </Show>
          </dd>
        </div>
        <For each={statuses}>
          {(status) => (
            <div class="sales-tile">
              <dt>
                <span class="sales-key" data-status={status} />
                {ta(`sales.${status}`)}
              </dt>
              <dd class="numbers">{count(total()[status])}</dd>
              <dd class="sales-tile-note numbers">
                {status === 'sold'
                  ? ta('sales.ofCapacity', {
                      share: percentText(total().sold, total().capacity),
                      capacity: count(total().capacity),
                    })
                  : percentText(total()[status], total().capacity)}
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.sales.error()}>
        {(error) => <FailureNotice error={error()} onRetry={props.sales.reload} />}
      </Show>
      <table class="table sales-table">
        <caption class="visually-hidden">{ta('sales.byPrice')}</caption>
        <thead>
          <tr>
            <th scope="col">{ta('sales.price')}</th>
            <For each={statuses}>
              {(status) => (
                <th scope="col" class="table-number" classList={{ 'wide-only': status !== 'sold' }}>
                  {ta(`sales.${status}`)}
                </th>
              )}
            </For>
            <th scope="col" class="table-number">
              {ta('sales.takings')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.concert.priceTiers}>
            {(tier) => {
              const of = () => props.figures.get(tier.id);
              return (
                <tr data-tier={tierTone(props.concert.priceTiers, tier.id)}>
                  <th scope="row">
                    <span class="tier-swatch" />
                    {tier.name} <small class="sales-tier-price numbers">{money(tier.price)}</small>
                    <ShareBar figures={of()} />
                  </th>
                  <For each={statuses}>
                    {(status) => (
                      <td class="table-number numbers" classList={{ 'wide-only': status !== 'sold' }}>
                        {count(of()?.[status] ?? 0)}
                        <Show when={status === 'sold'}>
                          <small class="narrow-only">{ta('sales.of', { capacity: count(of()?.capacity ?? 0) })}</small>
                        </Show>
                      </td>
                    )}
                  </For>
                  <td class="table-number numbers">{money(takings() && (takings()?.[tier.id] ?? 0))}</td>
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
      <div class="sales-counted">
        <Show when={props.sales.sum()}>
          {(sum) => (
            <span class="numbers">
              {ta('sales.countedAt', {
                time: venueClock(sum().countedAt, Intl.DateTimeFormat().resolvedOptions().timeZone),
              })}
            </span>
          )}
        </Show>
        <Button size="small" variant="plain" busy={props.sales.counting()} onClick={() => props.sales.reload()}>
          {ta('sales.countAgain')}
        </Button>
      </div>
    </section>
  );
}

/** The states of a price's seats as parts of one bar; the table says the same in numbers. */
function ShareBar(props: { figures: SeatFigures | undefined }) {
  const share = (status: SeatStatus) => (100 * (props.figures?.[status] ?? 0)) / (props.figures?.capacity || 1);
  return (
    <span class="share-bar" aria-hidden="true">
      <For each={statuses}>
        {(status) => <span data-status={status} style={{ 'inline-size': `${share(status)}%` }} />}
      </For>
    </span>
  );
}
