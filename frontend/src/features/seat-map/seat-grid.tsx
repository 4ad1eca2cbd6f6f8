import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, createSignal, For, onMount, Show } from 'solid-js';
import { createSeatStates } from './create-seat-states.ts';
import {
  firstSeat,
  isSeatKey,
  layOutSection,
  type PlacedRow,
  type PlacedSeat,
  seatByKey,
  seatNear,
} from './seat-layout.ts';
import { seatShapes } from './seat-shapes.ts';
import type { SeatAvailability, SeatState } from './seat-state.ts';
import { tm } from './words.ts';
import { ZoomArea } from './zoom-area.tsx';
import './seat-grid.css';

export interface SectionSeatsProps {
  section: Section;
  tierName: string;
  /** As the buyer reads it, such as €60. */
  price: string;
  /** Which of the tiers' colours the seats wear. */
  tone: number;
  /** One character a seat, as the shop sends it. */
  availability: string;
  /** Whether pressing a seat in this state does something. */
  canPick: (state: SeatState) => boolean;
  /** What this buyer did with a seat goes over what the shop says of it. */
  stateOf: (seatId: string, said: SeatAvailability) => SeatState;
  onPick: (seat: PlacedSeat, state: SeatState) => void;
  /** Whether the focus moves here, as after a section was opened. */
  takesFocus: boolean;
}

interface SeatGridProps extends SectionSeatsProps {
  /** What the line below says while no seat is pointed at. */
  hint: string;
}

/** Seats stand 28 units apart: never closer than 24 px at first (WCAG 2.2, target size), and not overly large. */
const startScale = (fit: number) => Math.min(Math.max(fit, 24 / 28), 1.3);
const scaleMax = 2.6;
const stageHeight = 44;

/** The seats of one section: arrow keys move, Space or Enter picks. Give it a key of the section: it is laid out once. */
export function SeatGrid(props: SeatGridProps) {
  const layout = createMemo(() => layOutSection(props.section));
  const seats = createMemo(() => layout().rows.flatMap((row) => row.seats));
  const byIndex = createMemo(() => new Map(seats().map((seat) => [String(seat.index), seat])));
  const states = createSeatStates(() => props.availability);
  const stateOf = (seat: PlacedSeat) => props.stateOf(seat.id, states[seat.index] ?? 'withdrawn');
  const [tabStop, setTabStop] = createSignal(firstSeat(layout(), (seat) => props.canPick(stateOf(seat))));
  const [pointedAt, setPointedAt] = createSignal<PlacedSeat>();
  let svg!: SVGSVGElement;

  const focus = (seat: PlacedSeat | undefined) => {
    setTabStop(seat);
    svg.querySelector<SVGElement>(`[data-seat="${seat?.index}"]`)?.focus();
  };
  onMount(() => props.takesFocus && focus(tabStop()));

  const seatAt = (target: EventTarget | null) =>
    target instanceof Element ? byIndex().get(target.getAttribute('data-seat') ?? '') : undefined;
  const pick = (seat: PlacedSeat | undefined) => {
    if (!seat) return;
    setTabStop(seat);
    props.onPick(seat, stateOf(seat));
  };
  /** A finger that misses a seat by a little means it, whichever element the browser thinks was hit. */
  function handleClick({ target, clientX, clientY }: MouseEvent): void {
    const { left, top, width } = svg.getBoundingClientRect();
    const scale = width / layout().width;
    pick(seatNear(seats(), (clientX - left) / scale, (clientY - top) / scale - stageHeight) ?? seatAt(target));
  }
  function handleKey(event: KeyboardEvent): void {
    const seat = seatAt(event.target);
    if (!seat || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === ' ' || event.key === 'Enter') pick(seat);
    else if (isSeatKey(event.key)) focus(seatByKey(layout(), seat, event.key));
    else return;
    event.preventDefault();
  }
  const label = (seat: PlacedSeat) => seatLabel(props, seat, stateOf(seat));
  const readout = () => {
    const seat = pointedAt();
    return seat ? label(seat) : props.hint;
  };

  return (
    <ZoomArea
      width={layout().width}
      height={layout().height + stageHeight}
      startScale={startScale}
      scaleMax={scaleMax}
      readout={readout()}
    >
      {(scale) => (
        // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn as a hall, so roles tell rows and cells.
        <svg
          ref={svg}
          class="seat-grid"
          data-tier={props.tone}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the seats in it take focus and keys.
          role="grid"
          aria-label={tm('seat.grid', { section: props.section.name })}
          aria-multiselectable="true"
          viewBox={`0 ${-stageHeight} ${layout().width} ${layout().height + stageHeight}`}
          width={layout().width * scale()}
          height={(layout().height + stageHeight) * scale()}
          onClick={handleClick}
          onKeyDown={handleKey}
          onPointerOver={(event) => setPointedAt(seatAt(event.target))}
          onPointerLeave={() => setPointedAt(undefined)}
          onFocusIn={(event) => setPointedAt(seatAt(event.target))}
        >
          <Surroundings rows={layout().rows} width={layout().width} />
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
                      transform={placeOf(seat)}
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
          <Show when={tabStop()}>
            {(seat) => (
              <rect class="seat-ring" x="-14" y="-14" width="28" height="28" rx="7" transform={placeOf(seat())} />
            )}
          </Show>
        </svg>
      )}
    </ZoomArea>
  );
}

const placeOf = ({ x, y }: PlacedSeat) => `translate(${x} ${y})`;

/** Where the stage is, and the names of the rows. */
function Surroundings(props: { rows: readonly PlacedRow[]; width: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: texts of a drawing never take the focus.
    <g aria-hidden="true">
      <rect
        class="seat-grid-stage"
        x={props.width * 0.18}
        y={8 - stageHeight}
        width={props.width * 0.64}
        height={stageHeight - 18}
        rx="8"
      />
      <text class="seat-grid-stage-text" x={props.width / 2} y={-stageHeight / 2}>
        {tm('stage')}
      </text>
      <For each={props.rows}>
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
  );
}

/** A seat as it is read out: place, tier, price and state. */
export const seatLabel = (
  { section, tierName, price }: Pick<SectionSeatsProps, 'section' | 'tierName' | 'price'>,
  { row, number }: Pick<PlacedSeat, 'row' | 'number'>,
  state: SeatState,
) => tm('seat.label', { section: section.name, row, number, tier: tierName, price, state: tm(`seat.state.${state}`) });
