import type { refreshSession as endpoint } from '../../contract/accounts.ts';
import { Refusal } from '../../domain/refusal.ts';
import { decideRotation } from '../../domain/session.ts';
import type { Handle } from '../../runtime/api.ts';
import type { Reply } from '../../runtime/reply.ts';
import { refreshTokenOf } from '../session-cookie.ts';
import { type AccountPorts, refuseCrossSite, signedIn } from '../sign-in.ts';

/** Two that rotate at once: the one who lost reads again and is in the grace of the one who won. */
const readsMax = 3;

export const refreshSessionHandler =
  (ports: AccountPorts): Handle<typeof endpoint> =>
  async ({ request }) => {
    refuseCrossSite(request);
    const cookie = refreshTokenOf(request.cookies, ports.protocol);
    const token = cookie === undefined ? undefined : await ports.refreshTokens.verify(cookie);
    if (token === undefined) throw new Refusal('session-ended');
    return rotate(ports, token);
  };

async function rotate(
  ports: AccountPorts,
  token: { accountId: string; sessionId: string; generation: number },
): Promise<Reply> {
  const { accountId, sessionId, generation } = token;
  for (let read = 1; read <= readsMax; read += 1) {
    const session = await ports.sessions.find(accountId, sessionId);
    const rotation = decideRotation(session, generation, ports.clock());
    if (rotation === 'reused') await ports.sessions.remove(accountId, sessionId);
    if (session === undefined || rotation === 'ended' || rotation === 'reused') throw new Refusal('session-ended');
    if (rotation === 'rotate' && (await ports.sessions.rotate(session, ports.clock())) === 'lost') continue;
    const account = await ports.accounts.find(accountId);
    if (account === undefined) throw new Refusal('session-ended');
    return signedIn(ports, account, { sessionId, generation: generation + 1 });
  }
  throw new Refusal('session-ended');
}
