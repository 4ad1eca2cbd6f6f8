import type { AdminConcert, NewConcert } from '@frontrow/functions/contract/admin.ts';
import type { Problem } from '@frontrow/functions/contract/refusals.ts';

/** A "no" of the shop, in words for the person at the keyboard. */
export class ShopError extends Error {
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

const patience = { timeoutMs: 60_000, attempts: 5 };

/** The API as an admin uses it; `apiUrl` is where it lives, with or without its `/api`. */
export async function signInAsAdmin({ apiUrl, email, password }: { apiUrl: string; email: string; password: string }) {
  const base = apiBaseOf(apiUrl);
  const signedIn = await call<{ account: { role: string }; accessToken: string }>(base, 'POST', '/auth/login', {
    json: { email, password },
  });
  if (signedIn.account.role !== 'admin') throw new ShopError(`${email} is not an admin of this shop.`);
  const token = signedIn.accessToken;
  return {
    async listConcerts(): Promise<AdminConcert[]> {
      const concerts: AdminConcert[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: { items: AdminConcert[]; nextCursor: string | null } = await call(
          base,
          'GET',
          `/admin/concerts?limit=50${query}`,
          { token },
        );
        concerts.push(...page.items);
        cursor = page.nextCursor;
      }
      return concerts;
    },
    createConcert: async (concert: NewConcert) =>
      (await call<{ concert: AdminConcert }>(base, 'POST', '/admin/concerts', { token, json: concert })).concert,
    putPoster: (concertId: string, poster: { bytes: Uint8Array; mediaType: string }) =>
      call<unknown>(base, 'PUT', `/admin/concerts/${concertId}/poster`, { token, binary: poster }),
    deleteConcert: (concertId: string) => call<unknown>(base, 'DELETE', `/admin/concerts/${concertId}`, { token }),
  };
}
export type ShopClient = Awaited<ReturnType<typeof signInAsAdmin>>;

/** `http://127.0.0.1:8080` and `http://127.0.0.1:8080/api/` mean the same API. */
export function apiBaseOf(url: string): string {
  if (!URL.canParse(url)) throw new ShopError(`“${url}” is not an address such as http://127.0.0.1:8080.`);
  const { origin, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  return origin + (path === '' ? '/api' : path);
}

interface CallOptions {
  token?: string;
  json?: unknown;
  binary?: { bytes: Uint8Array; mediaType: string };
}

/** Sends again only what the shop itself asks to send again. */
async function call<Reply>(
  base: string,
  method: string,
  path: string,
  { token, json, binary }: CallOptions,
): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(binary && { 'content-type': binary.mediaType }),
      },
      body: binary ? (binary.bytes as Uint8Array<ArrayBuffer>) : json === undefined ? null : JSON.stringify(json),
      signal: AbortSignal.timeout(patience.timeoutMs),
    }).catch((error: Error) => {
      throw new ShopError(
        `Nothing answers at ${base} (${error.cause instanceof Error ? error.cause.message : error.message}).`,
      );
    });
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Reply;
    const busy = response.status === 429 || response.status === 503;
    if (!busy || attempt >= patience.attempts) throw await errorOf(response, method, path);
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(response.headers.get('retry-after') ?? attempt)));
  }
}

async function errorOf(response: Response, method: string, path: string): Promise<ShopError> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const details = (problem.errors ?? []).slice(0, 10).map((error) => `\n  ${error.path}: ${error.message}`);
  const message =
    problem.detail ?? `The answer to ${method} ${path} was ${response.status}, not one of the shop's own.`;
  return new ShopError(message + details.join(''), problem.code);
}
