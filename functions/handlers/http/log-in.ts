import type { logIn as endpoint } from '../../contract/accounts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AccountPorts, refuseCrossSite, refuseGuessing, signIn } from '../sign-in.ts';

export const logInHandler =
  (ports: AccountPorts): Handle<typeof endpoint> =>
  async ({ body: { email, password }, request }) => {
    refuseCrossSite(request);
    await refuseGuessing(ports, email, request);
    const account = await ports.accounts.findByEmail(email);
    const isRight = await ports.passwords.verify(password, account?.passwordHash);
    if (account === undefined || !isRight) throw new Refusal('wrong-credentials');
    return signIn(ports, account, 200);
  };
