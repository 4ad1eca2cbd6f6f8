import {
  type Account,
  logIn,
  logOut,
  refreshSession,
  registerAccount,
  type SignedIn,
} from '@frontrow/functions/contract/accounts.ts';
import type { Endpoint, RequestOf } from '@frontrow/functions/contract/endpoint.ts';
import { createSignal } from 'solid-js';
import { send } from './send.ts';
import { createRenewal } from './session-renewal.ts';

export type Session =
  | { status: 'restoring' }
  | { status: 'guest' }
  | { status: 'signed-in'; account: Account; accessToken: string; expiresAt: number };

type Told = { kind: 'signed-in'; session: Session & { status: 'signed-in' } } | { kind: 'signed-out' };

/** Says that a refresh cookie is likely there, so that guests do not ask for a session they never had. */
const hintKey = 'frontrow.session';
const renewBeforeExpiryMs = 30_000;

const [session, setSession] = createSignal<Session>({ status: 'restoring' });

export { session };

const otherTabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('frontrow.session');
otherTabs?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  setSession(data.kind === 'signed-in' ? data.session : { status: 'guest' });
});

export function account(): Account | undefined {
  const current = session();
  return current.status === 'signed-in' ? current.account : undefined;
}

export const isAdmin = () => account()?.role === 'admin';

/** A fresh access token in place of one that is refused or about to expire; undefined where the session has ended. */
export const renewSession = createRenewal({
  currentToken: () => {
    const current = session();
    return current.status === 'signed-in' ? current.accessToken : undefined;
  },
  refresh: async () => {
    const adopted = adopt(await post(refreshSession));
    share(adopted);
    return adopted.accessToken;
  },
  ended: forget,
});

/** The access token to call with, renewed shortly before it expires. Waits while the session is being restored. */
export async function accessToken(): Promise<string | undefined> {
  const current = session();
  if (current.status === 'restoring') return renewSession(undefined);
  if (current.status === 'guest') return undefined;
  if (current.expiresAt - Date.now() > renewBeforeExpiryMs) return current.accessToken;
  return renewSession(current.accessToken);
}

/** Takes up the session of an earlier visit, where there is one. */
export async function restoreSession(): Promise<void> {
  if (localStorage.getItem(hintKey) === null) return void setSession({ status: 'guest' });
  await renewSession(undefined).catch(() => setSession({ status: 'guest' }));
}

export async function signIn(credentials: RequestOf<typeof logIn>['body']): Promise<void> {
  takeUp(await post(logIn, credentials));
}

export async function signUp(person: RequestOf<typeof registerAccount>['body']): Promise<void> {
  takeUp(await post(registerAccount, person));
}

/** Goes on with the session that a call has begun, in the other tabs too. */
export const takeUp = (reply: SignedIn): void => share(adopt(reply));

/** Ends the session here and in the other tabs. The shop may be out of reach: then the cookie stays until it runs out. */
export async function signOut(): Promise<void> {
  try {
    await send({ method: logOut.method, path: logOut.path });
  } finally {
    leave();
  }
}

/** Forgets a session that the shop has ended, in the other tabs too. */
export function leave(): void {
  forget();
  otherTabs?.postMessage({ kind: 'signed-out' } satisfies Told);
}

async function post(endpoint: Endpoint, body?: unknown): Promise<SignedIn> {
  const response = await send({
    method: endpoint.method,
    path: endpoint.path,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return (await response.json()) as SignedIn;
}

function adopt(reply: SignedIn) {
  const adopted = {
    status: 'signed-in' as const,
    account: reply.account,
    accessToken: reply.accessToken,
    expiresAt: Date.now() + reply.expiresInSeconds * 1000,
  };
  localStorage.setItem(hintKey, 'kept');
  setSession(adopted);
  return adopted;
}

function share(adopted: Session & { status: 'signed-in' }): void {
  otherTabs?.postMessage({ kind: 'signed-in', session: adopted } satisfies Told);
}

function forget(): void {
  localStorage.removeItem(hintKey);
  setSession({ status: 'guest' });
}
