import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import type { Section } from '@frontrow/functions/contract/seat-map.ts';

const dayMs = 86_400_000;

export interface Hall {
  title: string;
  sections: Section[];
}

const rows = (count: number, seats: number) =>
  Array.from({ length: count }, (_, at) => ({ row: String(at + 1), from: 1, to: seats }));

/** 100 seats: ten rows of ten, the front half dearer. */
export const club: Hall = {
  title: 'Main job: a club of 100 seats',
  sections: [
    { code: 'FRNT', name: 'Front', priceTierId: 'vip', runs: rows(5, 10) },
    { code: 'REAR', name: 'Rear', priceTierId: 'standard', runs: rows(5, 10) },
  ],
};

/** 20,000 seats: 40 blocks of 25 rows of 20. */
export const arena: Hall = {
  title: 'Main job: an arena of 20,000 seats',
  sections: Array.from({ length: 40 }, (_, at) => ({
    code: String(101 + at),
    name: `Block ${101 + at}`,
    priceTierId: at < 8 ? 'vip' : 'standard',
    runs: rows(25, 20),
  })),
};

/** 60,000 seats: 60 blocks of 25 rows of 40. */
export const stadium: Hall = {
  title: 'A stadium of 60,000 seats',
  sections: Array.from({ length: 60 }, (_, at) => ({
    code: String(101 + at),
    name: `Block ${101 + at}`,
    priceTierId: at < 12 ? 'vip' : 'standard',
    runs: rows(25, 40),
  })),
};

/** One block that everybody wants, in a hall of 9,648 seats. */
export const hotHall: Hall = {
  title: 'Hot block: 48 seats before the stage',
  sections: [
    { code: 'HOT', name: 'Before the stage', priceTierId: 'vip', runs: rows(2, 24) },
    ...Array.from({ length: 20 }, (_, at) => ({
      code: String(101 + at),
      name: `Block ${101 + at}`,
      priceTierId: 'standard',
      runs: rows(20, 24),
    })),
  ],
};

/** Longer ago than any rush lasts; `auto` queues during the rush only, so its doors open just now. */
const openForMs: Record<SalesMode, number> = { direct: dayMs, queued: dayMs, auto: 0 };

/** A concert in this hall that is on sale already. */
export function concertIn({ title, sections }: Hall, nowMs: number, salesMode: SalesMode = 'direct'): NewConcert {
  const at = (ms: number) => new Date(ms).toISOString();
  return {
    title,
    artist: 'The Closed Loop',
    venue: { name: 'Test hall', city: 'Vienna', country: 'AT', timeZone: 'Europe/Vienna' },
    startsAt: at(nowMs + 30 * dayMs),
    onSaleAt: at(nowMs - openForMs[salesMode]),
    currency: 'EUR',
    priceTiers: [
      { id: 'vip', name: 'VIP', price: 9_900 },
      { id: 'standard', name: 'Standard', price: 4_900 },
    ],
    sections,
    seatsPerOrder: 4,
    seatsPerBuyer: 8,
    salesMode,
  };
}
