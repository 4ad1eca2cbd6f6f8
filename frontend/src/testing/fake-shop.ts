import { afterEach } from 'vitest';

export interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Headers;
  body: unknown;
}

/** `text` is sent as it stands, `body` as JSON. */
type Answer = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> } | 'no-answer';
type Answers = Record<string, (asked: Asked) => Answer | Promise<Answer>>;

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Stands in for the API at the one place where the site talks to it. Returns what was asked, in order. */
export function fakeShop(answers: Answers): Asked[] {
  const log: Asked[] = [];
  globalThis.fetch = async (input, init = {}) => {
    const url = new URL(String(input), 'http://shop.test');
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/api', ''),
      query: Object.fromEntries(url.searchParams),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    log.push(asked);
    const answer = await answers[`${asked.method} ${asked.path}`]?.(asked);
    if (answer === undefined) throw new Error(`Nobody expected ${asked.method} ${asked.path}`);
    if (answer === 'no-answer') throw new TypeError('Failed to fetch');
    const { status = 200, body, text, headers } = answer;
    return new Response(text ?? (body === undefined ? null : JSON.stringify(body)), { status, headers });
  };
  return log;
}

export const refusal = (status: number, code: string, facts: object = {}) => ({ status, body: { code, ...facts } });

export const signedIn = (token = 'token-1', role = 'buyer') => ({
  body: {
    account: { id: 'acc1', email: 'buyer@example.org', name: 'Ben Buyer', role, createdAt: '2026-11-01T00:00:00Z' },
    accessToken: token,
    expiresInSeconds: 900,
  },
});
