import { type Accessor, batch } from 'solid-js';
import { createStore, produce } from 'solid-js/store';

/** A seat with everything a buyer is told about it. */
export interface Seat {
  id: string;
  sectionName: string;
  row: string;
  number: number;
  tierName: string;
  /** Minor units of the concert's currency. */
  price: number;
}

export type PickOutcome = 'picked' | 'dropped' | 'limit';
type Mark = 'selected' | 'lost';

/** The seats a buyer is about to order, and those somebody else got meanwhile. */
export interface Picks {
  readonly seats: readonly Seat[];
  markOf(seatId: string): Mark | undefined;
  chosen(): Seat[];
  lost(): Seat[];
  total(): number;
  /** Picks a seat or puts it back; refuses where it would be one too many. */
  toggle(seat: Seat): PickOutcome;
  drop(seatId: string): void;
  /** Marks seats that went to somebody else. They no longer count, but stay to be seen. */
  lose(seatIds: readonly string[]): void;
  dropLost(): void;
  clear(): void;
}

export function createPicks(seatsPerOrder: Accessor<number>): Picks {
  const [state, setState] = createStore<{ seats: Seat[]; marks: Record<string, Mark | undefined> }>({
    seats: [],
    marks: {},
  });

  const withMark = (mark: Mark) => state.seats.filter(({ id }) => state.marks[id] === mark);
  const chosen = () => withMark('selected');

  function remove(seatIds: readonly string[]): void {
    setState(
      produce((draft) => {
        draft.seats = draft.seats.filter(({ id }) => !seatIds.includes(id));
        for (const id of seatIds) draft.marks[id] = undefined;
      }),
    );
  }

  return {
    get seats() {
      return state.seats;
    },
    markOf: (seatId) => state.marks[seatId],
    chosen,
    lost: () => withMark('lost'),
    total: () => chosen().reduce((sum, { price }) => sum + price, 0),
    toggle(seat) {
      if (state.marks[seat.id] === 'selected') {
        remove([seat.id]);
        return 'dropped';
      }
      if (chosen().length >= seatsPerOrder()) return 'limit';
      batch(() => {
        remove([seat.id]);
        setState('seats', (seats) => [...seats, seat]);
        setState('marks', seat.id, 'selected');
      });
      return 'picked';
    },
    drop: (seatId) => remove([seatId]),
    lose(seatIds) {
      batch(() => {
        for (const id of seatIds) if (state.marks[id] === 'selected') setState('marks', id, 'lost');
      });
    },
    dropLost: () => remove(withMark('lost').map(({ id }) => id)),
    clear: () => remove(state.seats.map(({ id }) => id)),
  };
}
