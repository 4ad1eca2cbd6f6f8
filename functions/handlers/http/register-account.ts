import { randomUUID } from 'node:crypto';
import type { registerAccount as endpoint } from '../../contract/accounts.ts';
import { isCommonPassword } from '../../contract/common-passwords.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AccountPorts, refuseCrossSite, refuseManyAccounts, signIn } from '../sign-in.ts';

export const registerAccountHandler =
  (ports: AccountPorts): Handle<typeof endpoint> =>
  async ({ body: { email, name, password }, request }) => {
    refuseCrossSite(request);
    if (isCommonPassword(password, email)) throw new Refusal('common-password');
    await refuseManyAccounts(ports, request);
    const account = {
      id: randomUUID(),
      email,
      name,
      role: 'buyer' as const,
      passwordHash: await ports.passwords.hash(password),
      createdAt: new Date(ports.clock()).toISOString(),
    };
    if ((await ports.accounts.create(account)) === 'email-taken') throw new Refusal('email-taken');
    return signIn(ports, account, 201);
  };
