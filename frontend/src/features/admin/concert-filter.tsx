import { type AdminConcert, listAdminConcerts } from '@frontrow/functions/contract/admin.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import { createSignal, createUniqueId, For, onCleanup } from 'solid-js';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { venueShortTime } from '../../i18n/venue-time.ts';
import { loaded } from '../../shell/loaded.ts';
import { TextField } from '../../ui/field.tsx';
import { ta } from './words.ts';

const debounceMs = 250;
const suggestions = '10';

/** Finds a concert by its words; choosing one of the suggestions tells its id. */
export function ConcertFilter(props: { onChoose: (concertId: string) => void }) {
  const listId = createUniqueId();
  const [text, setText] = createSignal('');
  const [asked, setAsked] = createSignal('');
  const [load] = createLoad(
    () => ({ q: asked() }),
    async ({ q }, signal) => (await call(listAdminConcerts, { query: { q, limit: suggestions }, signal })).items,
  );
  const found = () => loaded.value(load()) ?? [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  function type(typed: string): void {
    setText(typed);
    clearTimeout(timer);
    const chosen = found().find((concert) => nameOf(concert) === typed);
    if (chosen) {
      setText('');
      props.onChoose(chosen.id);
    } else {
      timer = setTimeout(() => setAsked(typed.trim()), debounceMs);
    }
  }
  return (
    <>
      <TextField
        label={ta('orders.concert')}
        type="search"
        autocomplete="off"
        maxlength={limits.searchCharacters}
        list={listId}
        hint={ta('orders.concert.hint')}
        value={text()}
        onInput={type}
      />
      <datalist id={listId}>
        <For each={found()}>{(concert) => <option value={nameOf(concert)} />}</For>
      </datalist>
    </>
  );
}

const nameOf = ({ title, startsAt, venue }: AdminConcert) =>
  `${title} · ${venueShortTime(startsAt, venue.timeZone)}, ${venue.city}`;
