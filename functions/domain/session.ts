/** One sign-in on one device. Its refresh tokens are numbered; only the newest is good, and the one before it for a moment. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** The number of the newest refresh token. */
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly rotatedAt: number;
  /** When the session ends whatever happens; milliseconds since 1970. */
  readonly endsAt: number;
}

/** Two tabs, or a lost answer, may send a token that was traded a moment ago: it gives the same successor again. */
export const graceSeconds = 30;
export const idleDays = 14;
export const sessionDays = 60;

const dayMs = 24 * 60 * 60 * 1000;

export type Rotation =
  /** Trade the token for the next one. */
  | 'rotate'
  /** Give the successor that was given before. */
  | 'repeat'
  /** An old token came back: somebody has a copy. The session must end. */
  | 'reused'
  | 'ended';

/** What to do with a refresh token of this number. */
export function decideRotation(session: Session | undefined, generation: number, nowMs: number): Rotation {
  if (session === undefined || nowMs >= session.endsAt || nowMs >= session.rotatedAt + idleDays * dayMs) return 'ended';
  if (generation === session.generation) return 'rotate';
  if (generation === session.generation - 1 && nowMs < session.rotatedAt + graceSeconds * 1000) return 'repeat';
  return 'reused';
}

export const startSession = (id: string, accountId: string, nowMs: number): Session => ({
  id,
  accountId,
  generation: 1,
  rotatedAt: nowMs,
  endsAt: nowMs + sessionDays * dayMs,
});
