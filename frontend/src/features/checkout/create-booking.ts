import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { SeatMap } from '@frontrow/functions/contract/seat-map.ts';
import { type Accessor, batch, createEffect, createSignal, on } from 'solid-js';
import { createStore } from 'solid-js/store';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { announce } from '../../ui/announcer.tsx';
import { isSaleOpen } from '../concerts/concert-facts.ts';
import type { LiveAvailability } from '../seat-map/create-availability.ts';
import { createPicks, type Picks, type Seat } from '../seat-map/create-picks.ts';
import { findAvailability, findSeat } from '../seat-map/find-seat.ts';
import type { SeatAvailability, SeatState } from '../seat-map/seat-state.ts';
import { type Claim, createClaim } from './create-claim.ts';
import { keepPicks, keptPicks } from './kept-picks.ts';

interface BookingParts {
  concert: Accessor<Concert>;
  hall: SeatMap;
  availability: LiveAvailability;
  onOutdated: () => void;
}

export interface Booking {
  picks: Picks;
  claim: Accessor<Claim>;
  grantedOrder: Accessor<Order | undefined>;
  /** Whether the last pick was refused because an order holds no more seats. */
  limitMet: Accessor<boolean>;
  stateOf(seatId: string, said: SeatAvailability): SeatState;
  pick(seat: Seat, state: SeatState): void;
  drop(seatId: string): void;
  order(): Promise<void>;
  /** Back to the map after an order. */
  startAgain(): void;
}

/** One buyer at one concert: the choice, what the shop says of it meanwhile, and the claim. */
export function createBooking({ concert, hall, availability, onOutdated }: BookingParts): Booking {
  const concertId = concert().id;
  const picks = createPicks(() => concert().seatsPerOrder);
  const [claim, claimActions] = createClaim(concertId);
  const [limitMet, setLimitMet] = createSignal(false);
  const [own, setOwn] = createStore<Record<string, true>>({});

  if (isSaleOpen(concert())) restorePicks();
  createEffect(() =>
    keepPicks(
      concertId,
      picks.chosen().map(({ id }) => id),
    ),
  );
  createEffect(loseWhatOthersGot);
  createEffect(
    on(
      () => picks.chosen().length,
      () => setLimitMet(false),
    ),
  );

  function restorePicks(): void {
    for (const id of keptPicks(concertId)) {
      const seat = findSeat(hall, concert(), id);
      if (seat) picks.toggle(seat);
    }
  }

  // While a claim is open, a seat that went may have gone to this very buyer: the answer tells, not the map.
  function loseWhatOthersGot(): void {
    const { status } = claim();
    if (status === 'sending' || status === 'unanswered' || status === 'granted') return;
    const gone = picks.chosen().filter(({ id }) => {
      const said = findAvailability(hall, availability.sections, id);
      return said !== undefined && said !== 'available';
    });
    if (gone.length > 0) picks.lose(gone.map(({ id }) => id));
  }

  function pick(seat: Seat, state: SeatState): void {
    if (claim().status === 'sending' || !isSaleOpen(concert())) return;
    if (state !== 'available' && state !== 'selected' && state !== 'lost') return;
    if (state === 'lost') {
      picks.drop(seat.id);
      return;
    }
    const outcome = picks.toggle(seat);
    setLimitMet(outcome === 'limit');
    if (outcome === 'limit') return;
    if (claim().status !== 'idle') claimActions.reset();
    const total = formatMoney({ amount: picks.total(), currency: concert().currency });
    announce(t(`pick.${outcome}`, { row: seat.row, number: seat.number, count: picks.chosen().length, total }));
  }

  async function order(): Promise<void> {
    const seatIds = picks.chosen().map(({ id }) => id);
    if (seatIds.length === 0) return;
    const answer = await claimActions.send(seatIds);
    batch(() => settle(answer));
    availability.refresh();
  }

  function settle(answer: Claim): void {
    if (answer.status === 'granted') {
      for (const { id } of answer.order.seats) setOwn(id, true);
      picks.clear();
    }
    if (answer.status !== 'refused') return;
    picks.lose(answer.error.facts.takenSeatIds ?? []);
    if (answer.error.code === 'sale-not-open' || answer.error.code === 'concert-not-found') onOutdated();
  }

  return {
    picks,
    claim,
    limitMet,
    grantedOrder: () => {
      const current = claim();
      return current.status === 'granted' ? current.order : undefined;
    },
    stateOf: (seatId, said) => (own[seatId] ? 'own' : (picks.markOf(seatId) ?? said)),
    pick,
    drop: picks.drop,
    order,
    startAgain: claimActions.reset,
  };
}
