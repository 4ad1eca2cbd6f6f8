import { For } from 'solid-js';

import { seatShapes } from './seat-shapes.ts';
import type { SeatState } from './seat-state.ts';
import { tm } from './words.ts';
import './seat-legend.css';

const everyState: readonly SeatState[] = [
  'available',
  'selected',
  'held',
  'sold',
  'withdrawn',
  'lost',
  'held-by-me',
  'own',
];

/** What the shapes of the seats mean, in the tier's colour of the section beside it. */
export function SeatLegend(props: { tone: number; states?: readonly SeatState[] | undefined }) {
  return (
    <ul class="seat-legend" data-tier={props.tone} aria-label={tm('seat.legend')}>
      <For each={props.states ?? everyState}>
        {(state) => (
          <li>
            <svg viewBox="-14 -14 28 28" aria-hidden="true">
              <path class="seat" data-state={state} d={seatShapes[state]} />
            </svg>
            {tm(`seat.legend.${state}`)}
          </li>
        )}
      </For>
    </ul>
  );
}
