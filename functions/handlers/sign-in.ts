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

/** Tries in a window of time; whoever has used them up waits for the next window, and is never locked out for longer. */
const guesses = {
  ofAccount: { max: 20, windowSeconds: 60 },
  /** Many people may share an address, and a stolen list of passwords has one try for each of many accounts. */
  ofAddress: { max: 120, windowSeconds: 60 },
} as const;
/** A whole load test's buyers may come from one machine; more than those from one address are nobody's neighbours. */
const newAccounts = { max: 2_500, windowSeconds: 600 } as const;

/** Slows guessing down: per e-mail and address, and for all that comes from one address. */
export async function refuseGuessing(
  { throttle, clock }: AccountPorts,
  email: string,
  { sourceIp }: RequestFacts,
): Promise<void> {
  const { ofAccount, ofAddress } = guesses;
  const [triesOfAccount, triesOfAddress] = await Promise.all([
    throttle.count(`login ${email} ${sourceIp}`, ofAccount.windowSeconds, clock()),
    throttle.count(`login ${sourceIp}`, ofAddress.windowSeconds, clock()),
  ]);
  if (triesOfAccount > ofAccount.max || triesOfAddress > ofAddress.max) throw new Refusal('too-many-requests');
}

/** Before the password is hashed: that is what registering costs us. */
export async function refuseManyAccounts({ throttle, clock }: AccountPorts, { sourceIp }: RequestFacts): Promise<void> {
  const made = await throttle.count(`register ${sourceIp}`, newAccounts.windowSeconds, clock());
  if (made > newAccounts.max) throw new Refusal('too-many-requests');
}
