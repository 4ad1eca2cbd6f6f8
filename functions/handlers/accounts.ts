import { dynamodbAccounts } from '../adapters/dynamodb/accounts.ts';
import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbSessions, dynamodbThrottle } from '../adapters/dynamodb/sessions.ts';
import { edgeWithSecret } from '../adapters/edge.ts';
import { argon2Passwords } from '../adapters/passwords.ts';
import { secretSigningKeys } from '../adapters/signing-keys.ts';
import { hmacRefreshTokens, jwtAccessTokens } from '../adapters/tokens.ts';
import {
  changePassword,
  getMe,
  logIn,
  logOut,
  logOutEverywhere,
  refreshSession,
  registerAccount,
} from '../contract/accounts.ts';
import { type ApiHandler, api, route } from '../runtime/api.ts';
import { meter } from '../runtime/metrics.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { changePasswordHandler } from './http/change-password.ts';
import { getMeHandler } from './http/get-me.ts';
import { logInHandler } from './http/log-in.ts';
import { logOutHandler } from './http/log-out.ts';
import { logOutEverywhereHandler } from './http/log-out-everywhere.ts';
import { refreshSessionHandler } from './http/refresh-session.ts';
import { registerAccountHandler } from './http/register-account.ts';
import type { AccountPorts } from './sign-in.ts';

/** Signing up, in and out: apart from the rest, because hashing passwords takes memory and time. */
export const accounts = (ports: AccountPorts): ApiHandler =>
  api(
    [
      route(registerAccount, registerAccountHandler(ports)),
      route(logIn, logInHandler(ports)),
      route(refreshSession, refreshSessionHandler(ports)),
      route(logOut, logOutHandler(ports)),
      route(logOutEverywhere, logOutEverywhereHandler(ports)),
      route(changePassword, changePasswordHandler(ports)),
      route(getMe, getMeHandler(ports)),
    ],
    ports.accessTokens,
    ports.edge,
  );

export function connectAccounts(environment: Environment): ApiHandler {
  const { ACCOUNTS_TABLE, SIGNING_SECRET, ORIGIN_SECRET, PUBLIC_PROTOCOL } = readSettings('accounts', environment);
  const client = connectDynamodb(meter);
  const clock = Date.now;
  const signingKeys = secretSigningKeys(SIGNING_SECRET, clock);
  return accounts({
    clock,
    protocol: PUBLIC_PROTOCOL,
    accounts: dynamodbAccounts(client, ACCOUNTS_TABLE),
    sessions: dynamodbSessions(client, ACCOUNTS_TABLE),
    throttle: dynamodbThrottle(client, ACCOUNTS_TABLE),
    passwords: argon2Passwords(),
    accessTokens: jwtAccessTokens(signingKeys, clock),
    refreshTokens: hmacRefreshTokens(signingKeys),
    edge: edgeWithSecret(secretSigningKeys(ORIGIN_SECRET, clock)),
  });
}
