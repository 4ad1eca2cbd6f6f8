import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { createSignal, For, Show } from 'solid-js';
import './poster.css';

interface PosterProps {
  concert: Pick<Concert, 'id' | 'artist' | 'poster'>;
  /** Fetched at once: the picture is among the first things seen. */
  eager?: boolean;
}

/** The poster of a concert, decorative beside its title; without one, a sheet in the house style with the artist's name. */
export function Poster(props: PosterProps) {
  const [broken, setBroken] = createSignal(false);
  return (
    <div class="poster">
      <Show when={!broken() && props.concert.poster} fallback={<HouseSheet concert={props.concert} />}>
        {(poster) => (
          <img
            src={poster().url}
            width={poster().width}
            height={poster().height}
            alt=""
            loading={props.eager ? 'eager' : 'lazy'}
            decoding="async"
            onError={() => setBroken(true)}
          />
        )}
      </Show>
    </div>
  );
}

const seatRows = [0, 1, 2, 3, 4, 5];
const seatColumns = [0, 1, 2, 3, 4, 5, 6];

/** Rows of seats, one of them lit: which one, and in which light, follows from the id. */
function HouseSheet(props: { concert: Pick<Concert, 'id' | 'artist'> }) {
  const hash = () => [...props.concert.id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7);
  const isLit = (row: number, column: number) => row * seatColumns.length + column === hash() % 42;
  return (
    <div class="house-sheet" data-light={hash() % 4}>
      <p aria-hidden="true">{props.concert.artist}</p>
      <svg viewBox="0 0 140 120" aria-hidden="true">
        <For each={seatRows}>
          {(row) => (
            <For each={seatColumns}>
              {(column) => (
                <circle
                  cx={10 + column * 20}
                  cy={10 + row * 20}
                  r={4 + row * 0.8}
                  class={isLit(row, column) ? 'lit' : undefined}
                />
              )}
            </For>
          )}
        </For>
      </svg>
    </div>
  );
}
