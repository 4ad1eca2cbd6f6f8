import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConcertSearchBar } from './concert-search-bar.tsx';
import { type ConcertSearch, createConcertSearch } from './create-concert-search.ts';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

async function showSearch(address = '/tickets') {
  const history = createMemoryHistory();
  history.set({ value: address });
  let search!: ConcertSearch;
  const Page = () => {
    search = createConcertSearch();
    return <ConcertSearchBar search={search} />;
  };
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/tickets" component={Page} />
    </MemoryRouter>
  ));
  await screen.findByRole('searchbox');
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  return { history, user, filter: () => search.filter(), box: () => screen.getByRole<HTMLInputElement>('searchbox') };
}

describe('searching concerts', () => {
  test('waits until the typing pauses, then puts the words into the address', async () => {
    const { history, user, box } = await showSearch();
    await user.type(box(), 'nova');
    expect(history.get()).toBe('/tickets');
    await vi.advanceTimersByTimeAsync(260);
    expect(history.get()).toBe('/tickets?q=nova');
  });

  test('starts from the address, so that a search can be shared', async () => {
    const { box, filter } = await showSearch('/tickets?q=wien&from=2027-05-01&to=2027-05-31');
    expect(box().value).toBe('wien');
    expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('2027-05-01');
    expect(filter()).toEqual({ q: 'wien', date: '', from: '2027-05-01', to: '2027-05-31' });
  });

  test('follows the address when somebody goes back', async () => {
    const { history, box } = await showSearch('/tickets?q=wien');
    history.set({ value: '/tickets?q=berlin' });
    await expect.poll(() => box().value).toBe('berlin');
  });

  test('asks for a day or a range, never for both', async () => {
    const { user, filter } = await showSearch('/tickets?date=2027-05-01');
    await user.click(screen.getByRole('radio', { name: 'From – to' }));
    expect(filter().date).toBe('');
    expect(screen.queryByLabelText('Day')).toBeNull();
    expect(screen.getByLabelText('To')).toBeTruthy();
  });

  test('says so where a range ends before it begins', async () => {
    await showSearch('/tickets?from=2027-05-31&to=2027-05-01');
    expect(screen.getByText('This day is before the first.')).toBeTruthy();
  });

  test('is cleared as a whole', async () => {
    const { history, user, box } = await showSearch('/tickets?q=wien&date=2027-05-01');
    await user.click(screen.getByRole('button', { name: 'Clear search' }));
    expect(history.get()).toBe('/tickets');
    expect(box().value).toBe('');
  });
});
