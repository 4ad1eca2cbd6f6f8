import type { ConcertSales } from '@frontrow/functions/contract/sales.ts';

export interface SalesSum {
  /** Minor units by price tier. */
  takings: Readonly<Record<string, number>>;
  /** Oldest first. */
  minutes: ConcertSales['minutes'];
  orders: number;
  countedAt: string;
}

/** What the answers to one question come to, however many it took; the newest orders are in the first. */
export function sumSales(answers: readonly ConcertSales[]): SalesSum {
  const takings: Record<string, number> = {};
  const minutes = new Map<string, ConcertSales['minutes'][number]>();
  for (const answer of answers) {
    for (const { priceTierId, amount } of answer.takings) takings[priceTierId] = (takings[priceTierId] ?? 0) + amount;
    for (const { minute, claims, granted } of answer.minutes) {
      const known = minutes.get(minute) ?? { minute, claims: 0, granted: 0 };
      minutes.set(minute, { minute, claims: known.claims + claims, granted: known.granted + granted });
    }
  }
  return {
    takings,
    minutes: [...minutes.values()].sort((a, b) => (a.minute < b.minute ? -1 : 1)),
    orders: answers.reduce((sum, { orders }) => sum + orders, 0),
    countedAt: answers[0]?.countedAt ?? '',
  };
}
