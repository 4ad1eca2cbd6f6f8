import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { listOrders, type Order } from '@frontrow/functions/contract/orders.ts';
import { batch, createEffect, on, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { call } from '../../api/call.ts';
import { account } from '../../api/session.ts';
import type { SeatAvailability } from '../seat-map/seat-state.ts';

type OwnState = 'held-by-me' | 'own';

interface OwnSeats {
  /** What a seat is to this buyer; undefined for other people's, and for one that the shop has back already. */
  stateOf(seatId: string, said: SeatAvailability): OwnState | undefined;
  add(order: Order): void;
}

const newestOrders = '50';

/**
 * The seats that this buyer holds or has bought at a concert. The shop is asked once, and neither for guests nor by the
 * crowd that waits for the sale to start: nobody there has seats, and what they get here is added.
 */
export function createOwnSeats({ id: concertId, saleStatus }: Concert): OwnSeats {
  const [states, setStates] = createStore<Record<string, OwnState>>({});

  function add(order: Order): void {
    const state = stateIn(order);
    if (state === undefined || order.concertId !== concertId) return;
    for (const { id } of order.seats) setStates(id, state);
  }
  createEffect(
    on(
      () => account()?.id,
      (buyerId) => {
        setStates(reconcile({}));
        if (buyerId === undefined || saleStatus === 'upcoming') return;
        const left = new AbortController();
        onCleanup(() => left.abort());
        // Without an answer these seats look like anybody's: nothing to bother a buyer with who chooses others.
        call(listOrders, { query: { status: 'active', limit: newestOrders }, signal: left.signal }).then(
          ({ items }) => batch(() => items.forEach(add)),
          () => undefined,
        );
      },
    ),
  );
  return { add, stateOf: (seatId, said) => (said === 'available' ? undefined : states[seatId]) };
}

/** A claim in line has no seats yet. */
function stateIn({ status }: Order): OwnState | undefined {
  if (status === 'held') return 'held-by-me';
  return status === 'confirmed' ? 'own' : undefined;
}
