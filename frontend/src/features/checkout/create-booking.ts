import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { SeatMap } from '@frontrow/functions/contract/seat-map.ts';
import { type Accessor, batch, createEffect, createMemo, createSignal, on } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { announce } from '../../ui/announcer.tsx';
import { isSaleOpen } from '../concerts/concert-facts.ts';
import type { LiveAvailability } from '../seat-map/create-availability.ts';
import { createPicks, type Picks, type Seat } from '../seat-map/create-picks.ts';
import { findAvailability, findSeat } from '../seat-map/find-seat.ts';
import type { SeatAvailability, SeatState } from '../seat-map/seat-state.ts';
import { type Claim, createClaim } from './create-claim.ts';
import { createOwnSeats } from './create-own-seats.ts';
import { keepPicks, keptPicks } from './kept-picks.ts';
import { tc } from './words.ts';

interface BookingParts {
  concert: Accessor<Concert>;
  hall: SeatMap;
  availability: LiveAvailability;
  onOutdated: () => void;
  /** The seats are the buyer's, or wait for their payment. */
  onGranted: (order: Order) => void;
}

export interface Booking {
  picks: Picks;
  claim: Accessor<Claim>;
  /** Whether an answer of the shop is awaited: the choice stays as it is meanwhile. */
  isAsking: Accessor<boolean>;
  /** Whether the browser works for it first, as the shop asked. */
  isProving: Accessor<boolean>;
  /** What was asked for last: the chosen seats, or the best ones together. */
  asked: Accessor<'seats' | 'best'>;
  /** What the shop offers in place of seats that have gone. */
  suggestion: Accessor<Seat[]>;
  /** Whether the last pick was refused because an order holds no more seats. */
  limitMet: Accessor<boolean>;
  stateOf(seatId: string, said: SeatAvailability): SeatState;
  pick(seat: Seat, state: SeatState): void;
  drop(seatId: string): void;
  dismissLost(): void;
  order(): Promise<void>;
  orderBest(priceTierId: string, quantity: number): Promise<void>;
  /** Orders the suggested seats in place of those that were chosen. */
  orderSuggestion(): Promise<void>;
}

/** One buyer at one concert: the choice, what the shop says of it meanwhile, and the claim. */
export function createBooking({ concert, hall, availability, onOutdated, onGranted }: BookingParts): Booking {
  const concertId = concert().id;
  const picks = createPicks(() => concert().seatsPerOrder);
  const [claim, claimActions] = createClaim(concertId);
  const [asked, setAsked] = createSignal<'seats' | 'best'>('seats');
  const [limitMet, setLimitMet] = createSignal(false);
  const own = createOwnSeats(concert());
  const isAsking = () => claim().status === 'sending' || claim().status === 'queued';
  const isProving = () => {
    const current = claim();
    return current.status === 'sending' && current.isProving === true;
  };
  const chosenIds = () => picks.chosen().map(({ id }) => id);

  if (isSaleOpen(concert())) pickAll(keptPicks(concertId));
  createEffect(() => keepPicks(concertId, chosenIds()));
  createEffect(loseWhatOthersGot);
  createEffect(
    on(
      () => picks.chosen().length,
      () => setLimitMet(false),
    ),
  );
  void claimActions.resume().then(take);

  const suggestion = createMemo(() => {
    const current = claim();
    const seatIds = current.status === 'refused' ? (current.error.facts.suggestedSeatIds ?? []) : [];
    return seatIds.flatMap((id) => findSeat(hall, concert(), id) ?? []);
  });

  function pickAll(seatIds: readonly string[]): void {
    for (const id of seatIds) {
      const seat = findSeat(hall, concert(), id);
      if (seat) picks.toggle(seat);
    }
  }

  // While a claim is open, a seat that went may have gone to this very buyer: the answer tells, not the map.
  function loseWhatOthersGot(): void {
    const { status } = claim();
    if (isAsking() || status === 'unanswered' || status === 'granted') return;
    const gone = picks.chosen().filter(({ id }) => {
      const said = findAvailability(hall, availability.sections, id);
      return said !== undefined && said !== 'available';
    });
    if (gone.length > 0) picks.lose(gone.map(({ id }) => id));
  }

  function pick(seat: Seat, state: SeatState): void {
    if (isAsking() || !isSaleOpen(concert())) return;
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
    announce(tc(`pick.${outcome}`, { row: seat.row, number: seat.number, count: picks.chosen().length, total }));
  }

  async function orderSeats(seatIds: string[]): Promise<void> {
    if (seatIds.length === 0) return;
    setAsked('seats');
    take(await claimActions.send({ seatIds }));
  }

  function take(answer: Claim): void {
    if (answer.status !== 'granted' && answer.status !== 'refused' && answer.status !== 'unanswered') return;
    batch(() => settle(answer));
    availability.refresh();
  }

  function settle(answer: Claim): void {
    if (answer.status === 'granted') {
      own.add(answer.order);
      picks.clear();
      onGranted(answer.order);
    }
    if (answer.status !== 'refused') return;
    picks.lose(answer.error.facts.takenSeatIds ?? []);
    if (answer.error.code === 'sale-not-open' || answer.error.code === 'concert-not-found') onOutdated();
  }

  return {
    picks,
    claim,
    isAsking,
    isProving,
    asked,
    suggestion,
    limitMet,
    stateOf: (seatId, said) => own.stateOf(seatId, said) ?? picks.markOf(seatId) ?? said,
    pick,
    drop: (seatId) => {
      if (!isAsking()) picks.drop(seatId);
    },
    dismissLost() {
      picks.dropLost();
      if (claim().status === 'refused') claimActions.reset();
    },
    order: () => orderSeats(chosenIds()),
    async orderBest(priceTierId, quantity) {
      setAsked('best');
      take(await claimActions.send({ bestAvailable: { priceTierId, quantity } }));
    },
    orderSuggestion() {
      const seatIds = suggestion().map(({ id }) => id);
      return batch(() => {
        picks.clear();
        pickAll(seatIds);
        return orderSeats(seatIds);
      });
    },
  };
}
