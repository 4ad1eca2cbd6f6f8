import { type Account, accountReply } from '../domain/account.ts';
import type { Ports } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';
import { startSession } from '../domain/session.ts';
import type { RequestFacts } from '../runtime/api.ts';
import { Reply } from '../runtime/reply.ts';
import { randomText } from './ids.ts';
import { sessionCookie } from './session-cookie.ts';

export type AccountPorts = Pick<
  Ports,
  'accounts' | 'sessions' | 'throttle' | 'passwords' | 'accessTokens' | 'refreshTokens' | 'edge' | 'clock'
> & {
  readonly protocol: 'http' | 'https';
};

/** 26 letters of five bits each: 130 random bits. */
const sessionIdCharacters = 26;

/** Starts a session and answers with both tokens, the long-lived one in its cookie. */
export async function signIn(ports: AccountPorts, account: Account, status: 200 | 201): Promise<Reply> {
  const session = startSession(randomText(sessionIdCharacters), account.id, ports.clock());
  await ports.sessions.create(session);
  return signedIn(ports, account, { sessionId: session.id, generation: session.generation }, status);
}

export async function signedIn(
  { accessTokens, refreshTokens, protocol }: AccountPorts,
  account: Account,
  { sessionId, generation }: { sessionId: string; generation: number },
  status: 200 | 201 = 200,
): Promise<Reply> {
  const accessToken = await accessTokens.issue({ id: account.id, role: account.role });
  const refreshToken = await refreshTokens.issue({ accountId: account.id, sessionId, generation });
  return new Reply({
    status,
    cookies: [sessionCookie(refreshToken, protocol)],
    body: { account: accountReply(account), accessToken, expiresInSeconds: accessTokens.lifetimeSeconds },
  });
}

/** Browsers say where a request comes from; what another site makes them send is refused. */
export function refuseCrossSite({ headers }: RequestFacts): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('cross-site-request');
}

const windowSeconds = 60;
const triesMax = 20;

/** Slows guessing down: per e-mail and address, by the minute, so that nobody is locked out for long. */
export async function refuseGuessing(
  { throttle, clock }: AccountPorts,
  email: string,
  { sourceIp }: RequestFacts,
): Promise<void> {
  const tries = await throttle.count(`login ${email} ${sourceIp}`, windowSeconds, clock());
  if (tries > triesMax) throw new Refusal('too-many-requests');
}
