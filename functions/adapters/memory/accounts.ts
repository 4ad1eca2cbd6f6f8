import type { Account } from '../../domain/account.ts';
import type { Accounts, Sessions, Throttle } from '../../domain/ports.ts';
import type { Session } from '../../domain/session.ts';

export function memoryAccounts(): Accounts {
  const accounts = new Map<string, Account>();
  const byEmail = (email: string) => [...accounts.values()].find((account) => account.email === email);
  return {
    async find(id) {
      return accounts.get(id);
    },
    async findByEmail(email) {
      return byEmail(email);
    },
    async findMany(ids) {
      return ids.flatMap((id) => accounts.get(id) ?? []);
    },
    async create(account) {
      if (byEmail(account.email) !== undefined) return 'email-taken';
      accounts.set(account.id, account);
      return 'created';
    },
    async setPasswordHash(id, passwordHash) {
      const account = accounts.get(id);
      if (account !== undefined) accounts.set(id, { ...account, passwordHash });
    },
    async grantRole(email, role) {
      const account = byEmail(email);
      if (account === undefined) return undefined;
      const granted = { ...account, role };
      accounts.set(account.id, granted);
      return granted;
    },
  };
}

export function memorySessions(): Sessions {
  const sessions = new Map<string, Session>();
  const key = (accountId: string, sessionId: string) => `${accountId}/${sessionId}`;
  return {
    async find(accountId, sessionId) {
      return sessions.get(key(accountId, sessionId));
    },
    async create(session) {
      sessions.set(key(session.accountId, session.id), session);
    },
    async rotate(session, nowMs) {
      const stored = sessions.get(key(session.accountId, session.id));
      if (stored?.generation !== session.generation) return 'lost';
      sessions.set(key(session.accountId, session.id), {
        ...stored,
        generation: stored.generation + 1,
        rotatedAt: nowMs,
      });
      return 'rotated';
    },
    async remove(accountId, sessionId) {
      sessions.delete(key(accountId, sessionId));
    },
    async removeAll(accountId) {
      for (const session of [...sessions.values()])
        if (session.accountId === accountId) sessions.delete(key(accountId, session.id));
    },
  };
}

export function memoryThrottle(): Throttle {
  const tries = new Map<string, number>();
  return {
    async count(name, windowSeconds, nowMs) {
      const key = `${name}/${Math.floor(nowMs / 1000 / windowSeconds)}`;
      tries.set(key, (tries.get(key) ?? 0) + 1);
      return tries.get(key) ?? 0;
    },
  };
}
