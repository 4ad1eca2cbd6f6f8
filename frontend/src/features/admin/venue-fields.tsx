import { createMemo, createUniqueId, For } from 'solid-js';
import { languageTag } from '../../i18n/locale.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import type { ConcertDraft } from './concert-draft.ts';
import type { FormPart } from './concert-form.tsx';
import { countryCodes } from './country-codes.ts';
import { ta } from './words.ts';

const timeZones = Intl.supportedValuesOf('timeZone');

export function VenueFields(props: FormPart) {
  const zoneListId = createUniqueId();
  const put = (change: Partial<ConcertDraft['venue']>) => props.setDraft('venue', change);
  const countries = createMemo(() => {
    const names = new Intl.DisplayNames(languageTag(), { type: 'region' });
    const named = countryCodes.map((code) => ({ value: code, label: names.of(code) ?? code }));
    named.sort((a, b) => a.label.localeCompare(b.label, languageTag()));
    return [{ value: '', label: ta('form.country.choose') }, ...named];
  });
  return (
    <>
      <TextField
        label={ta('form.venue')}
        name="venue"
        maxlength={80}
        value={props.draft.venue.name}
        onInput={(name) => put({ name })}
        error={props.form.errorOf('venue.name')}
      />
      <div class="form-row">
        <TextField
          label={ta('form.city')}
          name="city"
          maxlength={60}
          value={props.draft.venue.city}
          onInput={(city) => put({ city })}
          error={props.form.errorOf('venue.city')}
        />
        <SelectField
          label={ta('form.country')}
          name="country"
          value={props.draft.venue.country}
          options={countries()}
          onChange={(country) => put({ country })}
          error={props.form.errorOf('venue.country')}
        />
        <TextField
          label={ta('form.timeZone')}
          name="timeZone"
          list={zoneListId}
          spellcheck={false}
          hint={ta('form.timeZone.hint')}
          value={props.draft.venue.timeZone}
          onInput={(timeZone) => put({ timeZone: timeZone.trim() })}
          error={props.form.errorOf('venue.timeZone')}
        />
        <datalist id={zoneListId}>
          <For each={timeZones}>{(zone) => <option value={zone} />}</For>
        </datalist>
      </div>
    </>
  );
}
