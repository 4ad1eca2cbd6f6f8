import { renderHook } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeShop, refusal } from '../../testing/fake-shop.ts';
import { createAvailability, pauseMs } from './create-availability.ts';

const path = 'GET /concerts/abc/availability';
const reply = (text: string, etag: string) => ({
  body: { concertId: 'abc', seatMapVersion: 'v1', sections: { STAL: text } },
  headers: { etag },
});
const show = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  show(false);
});

describe('live availability', () => {
  test('is looked at again and again, and says which version is known', async () => {
    const answers = [reply('....', '"1"'), { status: 304 }, reply('.s..', '"2"')];
    const log = fakeShop({ [path]: () => answers.shift() ?? { status: 304 } });
    const { result } = renderHook(() => createAvailability(() => 'abc'));
    await vi.advanceTimersByTimeAsync(0);
    expect(result.sections.STAL).toBe('....');
    await vi.advanceTimersByTimeAsync(2_300);
    await vi.advanceTimersByTimeAsync(2_300);
    expect(result.sections.STAL).toBe('.s..');
    expect(log.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, '"1"', '"1"']);
  });

  test('is marked as old while the shop does not answer, and keeps what was known', async () => {
    const answers = [reply('....', '"1"'), refusal(503, 'busy'), reply('ssss', '"2"')];
    fakeShop({ [path]: () => answers.shift() ?? { status: 304 } });
    const { result } = renderHook(() => createAvailability(() => 'abc'));
    await vi.advanceTimersByTimeAsync(2_300);
    expect([result.stale(), result.sections.STAL]).toEqual([true, '....']);
    await vi.advanceTimersByTimeAsync(4_500);
    expect([result.stale(), result.sections.STAL]).toEqual([false, 'ssss']);
  });

  test('rests while the page is hidden and is fresh at once when it is shown', async () => {
    const log = fakeShop({ [path]: () => reply('....', '"1"') });
    renderHook(() => createAvailability(() => 'abc'));
    show(true);
    await vi.advanceTimersByTimeAsync(2_300);
    const asked = log.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(log.length).toBe(asked);
    show(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(log.length).toBe(asked + 1);
  });

  test('ends with the page', async () => {
    const log = fakeShop({ [path]: () => reply('....', '"1"') });
    const { cleanup } = renderHook(() => createAvailability(() => 'abc'));
    await vi.advanceTimersByTimeAsync(0);
    cleanup();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log).toHaveLength(1);
  });
});

test('the pauses grow with every failure up to half a minute, and are spread', () => {
  expect([0, 1, 2, 10].map((failures) => pauseMs(failures, false, 0.5))).toEqual([2_000, 4_000, 8_000, 30_000]);
  expect(pauseMs(0, true, 0.5)).toBe(30_000);
  expect([pauseMs(0, false, 0), pauseMs(0, false, 1)]).toEqual([1_800, 2_200]);
});
