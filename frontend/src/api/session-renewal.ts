import { ApiError } from './api-error.ts';

export interface RenewalPorts {
  currentToken(): string | undefined;
  /** Trades the refresh cookie for a new access token, keeps it and returns it. */
  refresh(): Promise<string>;
  ended(): void;
  /** Runs a task while no other tab runs one. */
  alone?: <T>(task: () => Promise<T>) => Promise<T>;
}

/** The next tab gets its turn when it has surely heard of the new token: locks and messages travel on ways of their own. */
const hearsayMs = 200;

const aloneAmongTabs = <T>(task: () => Promise<T>): Promise<T> =>
  navigator.locks
    ? new Promise((resolve, reject) => {
        void navigator.locks.request('frontrow.session', async () => {
          await task().then(resolve, reject);
          await new Promise((heard) => setTimeout(heard, hearsayMs));
        });
      })
    : task();

/**
 * Renews the access token at most once at a time, in all tabs together: whoever waited finds the token that another one
 * got meanwhile. Resolves to undefined where the session has ended; throws where the shop did not answer.
 */
export function createRenewal({ currentToken, refresh, ended, alone = aloneAmongTabs }: RenewalPorts) {
  let running: Promise<string | undefined> | undefined;

  async function renew(staleToken: string | undefined): Promise<string | undefined> {
    const current = currentToken();
    if (current !== undefined && current !== staleToken) return current;
    try {
      return await refresh();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      ended();
      return undefined;
    }
  }

  return (staleToken: string | undefined): Promise<string | undefined> => {
    running ??= alone(() => renew(staleToken)).finally(() => {
      running = undefined;
    });
    return running;
  };
}
