import type { logOut as endpoint } from '../../contract/accounts.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import { endedSessionCookie, refreshTokenOf } from '../session-cookie.ts';
import { type AccountPorts, refuseCrossSite } from '../sign-in.ts';

/** Without a session there is nothing to end, and that is fine. */
export const logOutHandler =
  ({ sessions, refreshTokens, protocol }: AccountPorts): Handle<typeof endpoint> =>
  async ({ request }) => {
    refuseCrossSite(request);
    const cookie = refreshTokenOf(request.cookies, protocol);
    const token = cookie === undefined ? undefined : await refreshTokens.verify(cookie);
    if (token !== undefined) await sessions.remove(token.accountId, token.sessionId);
    return new Reply({ status: 204, cookies: [endedSessionCookie(protocol)] });
  };
