import { describe, expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { createRenewal } from './session-renewal.ts';

/** Two tabs that share a cookie and tell each other of new tokens, with one lock between them. */
function twoTabs() {
  let refreshes = 0;
  let lock: Promise<unknown> = Promise.resolve();
  const alone = <T>(task: () => Promise<T>): Promise<T> => {
    const run = lock.then(task);
    lock = run.catch(() => undefined);
    return run;
  };
  const tokens = { first: 'old', second: 'old' };
  const tab = (name: 'first' | 'second') =>
    createRenewal({
      currentToken: () => tokens[name],
      refresh: async () => {
        refreshes += 1;
        const token = `new-${refreshes}`;
        await Promise.resolve();
        tokens.first = token;
        tokens.second = token;
        return token;
      },
      ended: () => undefined,
      alone,
    });
  return { first: tab('first'), second: tab('second'), refreshes: () => refreshes };
}

describe('renewing the access token', () => {
  test('happens once for many calls of one tab at a time', async () => {
    const { first, refreshes } = twoTabs();
    expect(await Promise.all([first('old'), first('old'), first('old')])).toEqual(['new-1', 'new-1', 'new-1']);
    expect(refreshes()).toBe(1);
  });

  test('happens once for two tabs: the one that waited takes the token of the other', async () => {
    const { first, second, refreshes } = twoTabs();
    expect(await Promise.all([first('old'), second('old')])).toEqual(['new-1', 'new-1']);
    expect(refreshes()).toBe(1);
  });

  test('happens again when the new token runs out in its turn', async () => {
    const { first, refreshes } = twoTabs();
    await first('old');
    expect(await first('new-1')).toBe('new-2');
    expect(refreshes()).toBe(2);
  });

  test('ends the session where the shop refuses the cookie', async () => {
    let ended = 0;
    const renew = createRenewal({
      currentToken: () => 'old',
      refresh: () => Promise.reject(new ApiError('session-ended', 401)),
      ended: () => {
        ended += 1;
      },
      alone: (task) => task(),
    });
    expect(await renew('old')).toBeUndefined();
    expect(ended).toBe(1);
  });

  test('keeps the session where the shop does not answer, and can be tried again', async () => {
    let calls = 0;
    const renew = createRenewal({
      currentToken: () => 'old',
      refresh: async () => {
        calls += 1;
        if (calls === 1) throw new ApiError('no-answer', 0);
        return 'new';
      },
      ended: () => expect.unreachable('a lost connection is no end of a session'),
      alone: (task) => task(),
    });
    await expect(renew('old')).rejects.toMatchObject({ code: 'no-answer' });
    expect(await renew('old')).toBe('new');
  });
});
