import type { Situation } from './measure.ts';

/** What one run measures. */
export interface Plan {
  readonly rushes: readonly Situation[];
  /** Halls of growing size, in which nobody is in anybody's way. */
  readonly growth: readonly Situation[];
  readonly rounds: number;
}

/** In a rush everybody wants the front of the hall: three blocks. */
const wantedRows = 6;

export const wholePlan: Plan = {
  rounds: 3,
  rushes: [
    { blocks: 1, oversubscribed: 1, halls: 20 },
    { blocks: 1, oversubscribed: 5, halls: 6 },
    { blocks: 1, oversubscribed: 20, halls: 3 },
    { blocks: 20, oversubscribed: 1, halls: 3 },
    { blocks: 20, wantedRows, oversubscribed: 5 },
    { blocks: 20, wantedRows, oversubscribed: 20 },
    { blocks: 1_000, oversubscribed: 1, claimsMax: 400 },
    { blocks: 1_000, wantedRows, oversubscribed: 5 },
    { blocks: 1_000, wantedRows, oversubscribed: 20 },
  ],
  // 96 to 60,000 seats.
  growth: [2, 21, 208, 1_250].map((blocks) => ({ blocks, oversubscribed: 1, claimsMax: 100 })),
};

export const quickPlan: Plan = {
  rounds: 1,
  rushes: [
    { blocks: 1, oversubscribed: 1 },
    { blocks: 2, oversubscribed: 5 },
  ],
  growth: [1, 3].map((blocks) => ({ blocks, oversubscribed: 1 })),
};
