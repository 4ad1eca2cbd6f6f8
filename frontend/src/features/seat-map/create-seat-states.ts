import { type Accessor, batch, createComputed, on } from 'solid-js';
import { createStore } from 'solid-js/store';
import { availabilityOf, type SeatAvailability } from './seat-state.ts';

/** The states of one section by seat index; a new text touches only the seats that differ from the one before. */
export function createSeatStates(text: Accessor<string>): readonly SeatAvailability[] {
  const [states, setStates] = createStore<SeatAvailability[]>([...text()].map(availabilityOf));

  createComputed(
    on(text, (now, before = '') => {
      batch(() => {
        for (let index = 0; index < now.length; index += 1) {
          if (now[index] !== before[index]) setStates(index, availabilityOf(now[index]));
        }
      });
    }),
  );
  return states;
}
