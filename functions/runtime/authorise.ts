import type { Endpoint } from '../contract/endpoint.ts';
import type { Caller } from '../domain/account.ts';
import type { AccessTokens } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';

/** Who calls, where the endpoint asks for somebody; refuses whoever may not. */
export async function authorise(
  { access }: Endpoint,
  authorization: string | undefined,
  accessTokens: Pick<AccessTokens, 'verify'> | undefined,
): Promise<Caller | undefined> {
  if (access === 'anyone') return undefined;
  const [, token] = /^Bearer ([A-Za-z0-9._-]{1,2048})$/.exec(authorization ?? '') ?? [];
  const caller = token === undefined ? undefined : await accessTokens?.verify(token);
  if (caller === undefined) throw new Refusal('not-signed-in');
  if (access === 'admin' && caller.role !== 'admin') throw new Refusal('not-allowed');
  return caller;
}
