import { venueTime } from '../../i18n/venue-time.ts';
import { instantOfVenueTime } from '../../i18n/venue-wall-time.ts';
import { TextField } from '../../ui/field.tsx';
import type { WallTime } from './concert-draft.ts';
import type { FormPart } from './concert-form.tsx';
import { ta } from './words.ts';

type TimeField = 'startsAt' | 'onSaleAt' | 'salesEndAt';

/** Times as the venue's clocks show them, each read back with its zone. */
export function TimeFields(props: FormPart) {
  const part = (field: TimeField) => ({
    what: ta(`form.${field}`),
    value: props.draft[field],
    timeZone: props.draft.venue.timeZone,
    error: props.form.errorOf(field),
    onPut: (change: Partial<WallTime>) => props.setDraft(field, change),
  });
  return (
    <>
      <WallTimeField {...part('startsAt')} />
      <WallTimeField {...part('onSaleAt')} />
      <WallTimeField {...part('salesEndAt')} emptyHint={ta('form.salesEndAt.hint')} />
    </>
  );
}

interface WallTimeFieldProps {
  what: string;
  value: WallTime;
  timeZone: string;
  error: string | undefined;
  emptyHint?: string;
  onPut: (change: Partial<WallTime>) => void;
}

function WallTimeField(props: WallTimeFieldProps) {
  const hint = () => readBack(props.value, props.timeZone) ?? props.emptyHint;
  return (
    <div class="form-row">
      <TextField
        label={ta('form.date', { what: props.what })}
        type="date"
        value={props.value.date}
        onInput={(date) => props.onPut({ date })}
        hint={hint()}
        error={props.error}
      />
      <TextField
        label={ta('form.time', { what: props.what })}
        type="time"
        value={props.value.time}
        onInput={(time) => props.onPut({ time })}
      />
    </div>
  );
}

function readBack({ date, time }: WallTime, timeZone: string): string | undefined {
  if (!date || !time) return undefined;
  try {
    const found = instantOfVenueTime(date, time, timeZone);
    if (found.status === 'skipped') return undefined;
    if (found.status === 'twice') return ta('form.time.twice', { time: venueTime(found.first, timeZone) });
    return ta('form.time.exact', { time: venueTime(found.instant, timeZone) });
  } catch {
    return undefined;
  }
}
