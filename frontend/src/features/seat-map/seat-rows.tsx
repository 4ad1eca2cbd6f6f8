import { createMemo, For, Show } from 'solid-js';
import { createSeatStates } from './create-seat-states.ts';
import { type SectionSeatsProps, seatLabel } from './seat-grid.tsx';
import { layOutSection, type PlacedRow, type PlacedSeat } from './seat-layout.ts';
import type { SeatState } from './seat-state.ts';
import { tm } from './words.ts';
import './seat-rows.css';

const gone: readonly SeatState[] = ['sold', 'held', 'withdrawn'];

/** The seats of one section without a drawing: row by row, those that are left or concern this buyer. */
export function SeatRows(props: SectionSeatsProps) {
  const rows = createMemo(() => layOutSection(props.section).rows);
  const states = createSeatStates(() => props.availability);
  const stateOf = (seat: PlacedSeat) => props.stateOf(seat.id, states[seat.index] ?? 'withdrawn');
  return (
    <ul class="seat-rows" data-tier={props.tone}>
      <For each={rows()}>{(row) => <Row {...props} row={row} stateAt={stateOf} />}</For>
    </ul>
  );
}

function Row(props: SectionSeatsProps & { row: PlacedRow; stateAt: (seat: PlacedSeat) => SeatState }) {
  const shown = createMemo(() => props.row.seats.filter((seat) => !gone.includes(props.stateAt(seat))));
  const left = () => props.row.seats.filter((seat) => props.stateAt(seat) === 'available').length;
  return (
    <li class="seat-row">
      <h4>{tm('seat.row.left', { row: props.row.label, count: left() })}</h4>
      <Show when={shown().length > 0}>
        <ul>
          <For each={shown()}>
            {(seat) => (
              <li>
                <button
                  type="button"
                  class="seat-button numbers"
                  data-seat={seat.index}
                  data-state={props.stateAt(seat)}
                  aria-label={seatLabel(props, seat, props.stateAt(seat))}
                  aria-pressed={props.stateAt(seat) === 'selected'}
                  aria-disabled={!props.canPick(props.stateAt(seat))}
                  onClick={() => props.onPick(seat, props.stateAt(seat))}
                >
                  {seat.number}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </li>
  );
}
