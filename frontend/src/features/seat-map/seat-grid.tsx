import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';

import { createSeatStates } from './create-seat-states.ts';
import { isSeatKey, layOutSection, type PlacedSeat, seatByKey } from './seat-layout.ts';
import { seatShapes } from './seat-shapes.ts';
import type { SeatAvailability, SeatState } from './seat-state.ts';
import { tm } from './words.ts';
import './stage-mark.css';
import './seat-grid.css';

interface SeatGridProps {
  section: Section;
  tierName: string;
  /** As the buyer reads it, such as €60. */
  price: string;
  /** Which of the tiers' colours the seats wear. */
  tone: number;
  /** One character a seat, as the shop sends it. */
  availability: string;
  /** How large the seats are drawn; at 1 they are a comfortable target for a finger. */
  scale: number;
  /** Whether pressing a seat in this state does something. */
  canPick: (state: SeatState) => boolean;
  /** What this buyer did with a seat goes over what the shop says of it. */
  stateOf: (seatId: string, said: SeatAvailability) => SeatState;
  onPick: (seat: PlacedSeat, state: SeatState) => void;
}

/** The seats of one section: arrow keys move, Space or Enter picks. Give it a key of the section: it is laid out once. */
export function SeatGrid(props: SeatGridProps) {
  const layout = createMemo(() => layOutSection(props.section));
  const seats = createMemo(() => layout().rows.flatMap((row) => row.seats));
  const byIndex = createMemo(() => new Map(seats().map((seat) => [String(seat.index), seat])));
  const states = createSeatStates(() => props.availability);
  const stateOf = (seat: PlacedSeat) => props.stateOf(seat.id, states[seat.index] ?? 'withdrawn');
  const [tabStop, setTabStop] = createSignal<PlacedSeat | undefined>(seats()[0]);
  const [pointedAt, setPointedAt] = createSignal<PlacedSeat>();
  let scroller!: HTMLDivElement;
  let svg!: SVGSVGElement;

  // The middle of the hall is what most people look for.
  createEffect(
    on(
      () => props.scale,
      () => {
        scroller.scrollLeft = (scroller.scrollWidth - scroller.clientWidth) / 2;
      },
    ),
  );

  const seatAt = (target: EventTarget | null) =>
    target instanceof Element ? byIndex().get(target.getAttribute('data-seat') ?? '') : undefined;
  const pick = (seat: PlacedSeat | undefined) => {
    if (!seat) return;
    setTabStop(seat);
    props.onPick(seat, stateOf(seat));
  };
  function handleKey(event: KeyboardEvent): void {
    const seat = seatAt(event.target);
    if (!seat || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      pick(seat);
    } else if (isSeatKey(event.key)) {
      event.preventDefault();
      const next = seatByKey(layout(), seat, event.key);
      setTabStop(next);
      svg.querySelector<SVGElement>(`[data-seat="${next.index}"]`)?.focus();
    }
  }
  const label = (seat: PlacedSeat) =>
    tm('seat.label', {
      section: props.section.name,
      row: seat.row,
      number: seat.number,
      tier: props.tierName,
      price: props.price,
      state: tm(`seat.state.${stateOf(seat)}`),
    });

  return (
    <div class="seat-grid" data-tier={props.tone}>
      <div class="seat-grid-scroll" ref={scroller}>
        <p class="stage-mark seat-grid-stage">{tm('stage')}</p>
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn as a hall, so roles tell rows and cells. */}
        <svg
          ref={svg}
          class="seat-grid-hall"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the seats in it take focus and keys.
          role="grid"
          aria-label={tm('seat.grid', { section: props.section.name })}
          aria-multiselectable="true"
          viewBox={`0 0 ${layout().width} ${layout().height}`}
          width={layout().width * props.scale}
          height={layout().height * props.scale}
          onClick={(event) => pick(seatAt(event.target))}
          onKeyDown={handleKey}
          onPointerOver={(event) => setPointedAt(seatAt(event.target))}
          onPointerLeave={() => setPointedAt(undefined)}
          onFocusIn={(event) => setPointedAt(seatAt(event.target))}
        >
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: texts of a drawing never take the focus. */}
          <g aria-hidden="true">
            <For each={layout().rows}>
              {({ label, labels }) => (
                <For each={labels}>
                  {({ x, y }) => (
                    <text class="seat-grid-row-label" x={x} y={y}>
                      {label}
                    </text>
                  )}
                </For>
              )}
            </For>
          </g>
          <For each={layout().rows}>
            {(row) => (
              // biome-ignore lint/a11y/useSemanticElements: see the grid above.
              <g role="row" aria-label={tm('seat.row', { row: row.label })}>
                <For each={row.seats}>
                  {(seat) => (
                    // biome-ignore lint/a11y/useSemanticElements: see the grid above.
                    <path
                      class="seat"
                      role="gridcell"
                      d={seatShapes[stateOf(seat)]}
                      transform={`translate(${seat.x} ${seat.y})`}
                      data-seat={seat.index}
                      data-state={stateOf(seat)}
                      tabindex={tabStop()?.index === seat.index ? 0 : -1}
                      aria-label={label(seat)}
                      aria-selected={stateOf(seat) === 'selected'}
                      aria-disabled={!props.canPick(stateOf(seat))}
                    />
                  )}
                </For>
              </g>
            )}
          </For>
        </svg>
      </div>
      <p class="seat-grid-readout" aria-hidden="true">
        <Show when={pointedAt()} fallback={props.canPick('available') && tm('seat.readout.hint')}>
          {(seat) => label(seat())}
        </Show>
      </p>
    </div>
  );
}
