import type { AdminConcert } from '@frontrow/functions/contract/admin.ts';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { languageTag } from '../../../i18n/locale.ts';
import { venueClock, venueShortTime } from '../../../i18n/venue-time.ts';
import { Choice } from '../../../ui/choice.tsx';
import { ta } from '../words.ts';
import { busiestMinute, type ClaimBar, claimBars, hourFrom } from './claim-bars.ts';
import type { Sales } from './create-sales.ts';
import './claims-chart.css';

type View = 'first-hour' | 'all';
const views: readonly View[] = ['first-hour', 'all'];
const number = (value: number) => new Intl.NumberFormat(languageTag()).format(value);

/** Claims over time as bars, the granted part in full colour; the same as a table for whoever cannot see bars. */
export function ClaimsChart(props: { concert: AdminConcert; sales: Sales }) {
  const [view, setView] = createSignal<View>('all');
  const minutes = () => props.sales.sum()?.minutes ?? [];
  const shown = createMemo(() =>
    claimBars(minutes(), view() === 'first-hour' ? hourFrom(props.concert.onSaleAt) : undefined),
  );
  const busiest = () => busiestMinute(minutes());
  const zone = () => props.concert.venue.timeZone;
  const timeOf = (at: number) =>
    (view() === 'first-hour' ? venueClock : venueShortTime)(new Date(at).toISOString(), zone());
  const endOf = ({ at }: ClaimBar) => at + shown().minutesPerBar * 60_000;
  const title = () => ta('chart.title', { minutes: shown().minutesPerBar });
  const lived = () => shown().bars.filter(({ claims }) => claims > 0);
  return (
    <section class="claims-chart" aria-labelledby="claims-chart-title">
      <div class="claims-chart-head">
        <div>
          <h2 id="claims-chart-title">{title()}</h2>
          <p class="field-hint">{ta('chart.hint')}</p>
        </div>
        <Choice
          legend={ta('chart.view')}
          hideLegend
          value={view()}
          options={views.map((value) => ({ value, label: ta(`chart.view.${value}`) }))}
          onChange={setView}
        />
      </div>
      <Show when={lived().length > 0} fallback={<p class="claims-chart-none">{ta('chart.none')}</p>}>
        <figure>
          <Bars bars={shown().bars} label={title()} timeOf={timeOf} />
          <div class="claims-chart-times numbers" aria-hidden="true">
            <span>{timeOf(shown().bars[0]?.at ?? 0)}</span>
            <span>{timeOf(endOf(shown().bars.at(-1) as ClaimBar))}</span>
          </div>
          <figcaption class="claims-chart-caption">
            <span>
              <span class="sales-key" data-status="sold" /> {ta('chart.granted')}
            </span>
            <span>
              <span class="sales-key" data-status="refused" /> {ta('chart.notGranted')}
            </span>
            <Show when={busiest()}>
              {(most) => (
                <strong class="numbers">
                  {ta('chart.busiest', {
                    count: number(most().claims),
                    time: venueShortTime(most().minute, zone()),
                  })}
                </strong>
              )}
            </Show>
          </figcaption>
        </figure>
        <details class="claims-chart-table">
          <summary>{ta('chart.table')}</summary>
          <table class="table">
            <caption class="visually-hidden">{title()}</caption>
            <thead>
              <tr>
                <th scope="col">{ta('chart.from')}</th>
                <th scope="col" class="table-number">
                  {ta('chart.claims')}
                </th>
                <th scope="col" class="table-number">
                  {ta('chart.granted')}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={lived()}>
                {(bar) => (
                  <tr>
                    <th scope="row" class="numbers">
                      {timeOf(bar.at)}
                    </th>
                    <td class="table-number numbers">{number(bar.claims)}</td>
                    <td class="table-number numbers">{number(bar.granted)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </details>
      </Show>
    </section>
  );
}

const height = 100;

function Bars(props: { bars: readonly ClaimBar[]; label: string; timeOf: (at: number) => string }) {
  const most = () => Math.max(1, ...props.bars.map(({ claims }) => claims));
  const tall = (value: number) => (height * value) / most();
  return (
    <div class="claims-chart-plot">
      <span class="claims-chart-most numbers" aria-hidden="true">
        {number(most())}
      </span>
      <svg
        viewBox={`0 0 ${props.bars.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={props.label}
      >
        <For each={props.bars}>
          {(bar, at) => (
            <g>
              <title>{`${props.timeOf(bar.at)}: ${number(bar.claims)}`}</title>
              <rect class="claims-chart-space" x={at()} y="0" width="1" height={height} />
              <rect
                class="claims-chart-refused"
                x={at() + 0.1}
                y={height - tall(bar.claims)}
                width="0.8"
                height={tall(bar.claims - bar.granted)}
              />
              <rect
                class="claims-chart-granted"
                x={at() + 0.1}
                y={height - tall(bar.granted)}
                width="0.8"
                height={tall(bar.granted)}
              />
            </g>
          )}
        </For>
      </svg>
    </div>
  );
}
