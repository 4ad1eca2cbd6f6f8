import { limits } from '@frontrow/functions/contract/limits.ts';
import { Match, Show, Switch } from 'solid-js';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import type { ConcertSearch, Dates } from './create-concert-search.ts';
import './concert-search-bar.css';

/** Words and days to look for. Results follow while somebody types. */
export function ConcertSearchBar(props: { search: ConcertSearch }) {
  const dateOptions = (): { value: Dates; label: string }[] => [
    { value: 'any', label: t('search.dates.any') },
    { value: 'day', label: t('search.dates.day') },
    { value: 'range', label: t('search.dates.range') },
  ];
  const rangeError = () => (props.search.isPossible() ? undefined : t('search.range.error'));
  return (
    <search class="search-bar">
      <SearchBox
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        maxlength={limits.searchCharacters}
        value={props.search.text()}
        onInput={props.search.type}
      />
      <div class="search-dates">
        <Choice
          legend={t('search.dates')}
          hideLegend
          value={props.search.dates()}
          options={dateOptions()}
          onChange={props.search.chooseDates}
        />
        <Switch>
          <Match when={props.search.dates() === 'day'}>
            <TextField
              label={t('search.day')}
              type="date"
              value={props.search.filter().date}
              onInput={(date) => props.search.put({ date })}
            />
          </Match>
          <Match when={props.search.dates() === 'range'}>
            <TextField
              label={t('search.from')}
              type="date"
              value={props.search.filter().from}
              onInput={(from) => props.search.put({ from })}
            />
            <TextField
              label={t('search.to')}
              type="date"
              value={props.search.filter().to}
              error={rangeError()}
              onInput={(to) => props.search.put({ to })}
            />
          </Match>
        </Switch>
        <Show when={!props.search.isEmpty()}>
          <Button variant="plain" onClick={() => props.search.clear()}>
            {t('search.clear')}
          </Button>
        </Show>
      </div>
    </search>
  );
}
