import { formatMoney, parseMoney } from '../../i18n/money.ts';
import type { ConcertDraft, WallTime } from './concert-draft.ts';
import type { DraftField } from './merge-drafts.ts';
import { ta } from './words.ts';

/** What a field of the form is called where it stands alone. */
export function draftFieldName(draft: ConcertDraft, field: DraftField): string {
  if (typeof field !== 'string') return ta('stale.tier', { name: draft.tiers[field.tier]?.name ?? '' });
  return field === 'venue' ? ta('form.where') : ta(`form.${field}`);
}

/** What stands in a field, for somebody who compares two versions of it. */
export function draftFieldText(draft: ConcertDraft, field: DraftField): string {
  if (typeof field !== 'string') return tierText(draft, field.tier);
  switch (field) {
    case 'venue': {
      const { name, city, country, timeZone } = draft.venue;
      return [name, city, country, timeZone].join(', ');
    }
    case 'startsAt':
    case 'onSaleAt':
      return timeText(draft[field]);
    case 'salesEndAt':
      return draft.salesEndAt.date === '' ? ta('stale.endsWithStart') : timeText(draft.salesEndAt);
    case 'checkout':
      return ta(`form.checkout.${draft.checkout}`);
    case 'proofOfWork':
      return ta(`form.proofOfWork.${draft.proofOfWork}`);
    case 'salesMode':
      return ta(`form.salesMode.${draft.salesMode}`);
    default:
      return draft[field] === '' ? ta('stale.empty') : draft[field];
  }
}

const timeText = ({ date, time }: WallTime) => `${date} ${time}`;

function tierText({ tiers, currency }: ConcertDraft, at: number): string {
  const { name = '', price = '' } = tiers[at] ?? {};
  const amount = parseMoney(price, currency);
  return `${name}, ${amount === undefined ? price : formatMoney({ amount, currency })}`;
}
