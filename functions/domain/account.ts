import type { Account as AccountReply, Role } from '../contract/accounts.ts';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** A PHC string: algorithm, parameters, salt and hash. */
  readonly passwordHash: string;
  readonly createdAt: string;
}

/** Who makes a request, as their access token says. */
export interface Caller {
  readonly id: string;
  readonly role: Role;
}

export const accountReply = ({ id, email, name, role, createdAt }: Account): AccountReply => ({
  id,
  email,
  name,
  role,
  createdAt,
});
