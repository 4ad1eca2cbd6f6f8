import type { Profiler } from 'node:inspector';

/** Which claim path an embedded shop has. */
export type Path = 'shop' | 'naive';

/** What the process of an embedded shop is asked, and what it answers. */
export type Request =
  | { ask: 'tokens'; role: 'buyer' | 'admin'; ids: string[] }
  | { ask: 'memory' }
  | { ask: 'settled' }
  | { ask: 'start-profile' }
  | { ask: 'stop-profile' };
export type Answer =
  | { told: 'step'; step: string }
  | { told: 'open'; url: string }
  | { told: 'tokens'; tokens: string[] }
  | { told: 'memory'; megabytes: number }
  | { told: 'settled'; atByOrder: [orderId: string, at: number][] }
  | { told: 'profile'; profile: Profiler.Profile | null }
  | { told: 'failed'; reason: string };
