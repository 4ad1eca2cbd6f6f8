import type { logOutEverywhere as endpoint } from '../../contract/accounts.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import { endedSessionCookie } from '../session-cookie.ts';
import { type AccountPorts, refuseCrossSite } from '../sign-in.ts';

export const logOutEverywhereHandler =
  ({ sessions, protocol }: AccountPorts): Handle<typeof endpoint> =>
  async ({ account, request }) => {
    refuseCrossSite(request);
    await sessions.removeAll(account.id);
    return new Reply({ status: 204, cookies: [endedSessionCookie(protocol)] });
  };
