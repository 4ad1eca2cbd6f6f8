import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { createStore } from 'solid-js/store';
import { beforeAll, expect, test } from 'vitest';
import { createForm } from '../../api/create-form.ts';
import { type ConcertDraft, emptyDraft, newConcertOf } from './concert-draft.ts';
import { SaleFields } from './sale-fields.tsx';
import { adminWords } from './words.ts';

beforeAll(() => adminWords.load());

test('an admin says how seats are sold, and how long they wait only where they are paid for', async () => {
  const [draft, setDraft] = createStore<ConcertDraft>(emptyDraft('Europe/Vienna'));
  const form = createForm<string>({ check: () => ({}), send: async () => undefined });
  render(() => <SaleFields draft={draft} setDraft={setDraft} form={form} />);
  const user = userEvent.setup();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'At once' }).checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'When it gets busy' }).checked).toBe(true);
  expect(screen.queryByLabelText('Minutes to pay')).toBeNull();

  await user.click(screen.getByRole('radio', { name: 'After payment' }));
  const minutes = screen.getByLabelText<HTMLInputElement>('Minutes to pay');
  expect(minutes.value).toBe('10');
  await user.clear(minutes);
  await user.type(minutes, '2');
  await user.click(screen.getByRole('radio', { name: 'Always' }));
  expect(newConcertOf(draft)).toMatchObject({ checkout: 'payment', holdMinutes: 2, salesMode: 'queued' });

  await user.click(screen.getByRole('radio', { name: 'At once' }));
  expect(screen.queryByLabelText('Minutes to pay')).toBeNull();
  expect(newConcertOf(draft)).not.toHaveProperty('holdMinutes');
});
