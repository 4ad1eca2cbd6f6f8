import { arena, club, type Hall, hotHall, stadium } from '../concerts.ts';

/** What a virtual user does. */
export type Flow = 'claim' | 'best' | 'browse' | 'refresh' | 'hoard' | 'pay-late';

export interface Phase {
  readonly name: string;
  readonly seconds: number;
  /** Users in all of the phase, or in each of its seconds. */
  readonly users: number | { readonly eachSecond: number };
}

export interface Crowd {
  readonly flow: Flow;
  /** Of a hundred users. */
  readonly share: number;
}

export interface Scenario {
  readonly about: string;
  readonly hall: Hall;
  /** Only these sections are asked for by name; all where nothing is said. */
  readonly wantedSections?: readonly string[];
  /** Held seats wait for their payment; else a granted claim is sold. */
  readonly checkout?: 'payment';
  readonly holdMinutes?: number;
  readonly phases: readonly Phase[];
  readonly crowds: readonly Crowd[];
  /** How often each user does what the flow does. */
  readonly rounds: number;
}

const claims = [{ flow: 'claim', share: 100 }] as const;
const rush = (about: string, users: number): Scenario => ({
  about,
  hall: club,
  phases: [{ name: 'doors open', seconds: 2, users }],
  crowds: claims,
  rounds: 2,
});

export const scenarios = {
  light: rush('75 users ask twice for 1 to 4 of 100 seats', 75),
  medium: rush('250 users ask twice for 1 to 4 of 100 seats', 250),
  heavy: rush('1,000 users ask twice for 1 to 4 of 100 seats', 1_000),
  'on-sale': {
    about: '2,000 users in 2 seconds want one section of an arena, then a tail',
    hall: arena,
    wantedSections: ['101'],
    phases: [
      { name: 'before the doors', seconds: 5, users: { eachSecond: 5 } },
      { name: 'doors open', seconds: 2, users: 2_000 },
      { name: 'tail', seconds: 15, users: { eachSecond: 15 } },
    ],
    crowds: claims,
    rounds: 1,
  },
  'hot-seat': {
    about: '600 users want one block of 48 seats, while the rest of the hall is empty',
    hall: hotHall,
    wantedSections: ['HOT'],
    phases: [{ name: 'rush', seconds: 10, users: 600 }],
    crowds: claims,
    rounds: 3,
  },
  stadium: {
    about: '60,000 seats: users look around and take the best seats side by side',
    hall: stadium,
    phases: [{ name: 'sale', seconds: 30, users: 600 }],
    crowds: [
      { flow: 'best', share: 60 },
      { flow: 'browse', share: 40 },
    ],
    rounds: 1,
  },
  'refresh-storm': {
    about: '400 users ask for the states of all seats again and again',
    hall: arena,
    phases: [{ name: 'storm', seconds: 10, users: 400 }],
    crowds: [{ flow: 'refresh', share: 100 }],
    rounds: 20,
  },
  browse: {
    about: '500 users search and look at seat maps',
    hall: arena,
    phases: [{ name: 'evening', seconds: 20, users: 500 }],
    crowds: [{ flow: 'browse', share: 100 }],
    rounds: 3,
  },
  soak: {
    about: 'ten minutes of a quiet sale: whoever leaks or slows down is seen',
    hall: arena,
    phases: [{ name: 'all evening', seconds: 600, users: { eachSecond: 5 } }],
    crowds: [
      { flow: 'claim', share: 50 },
      { flow: 'best', share: 10 },
      { flow: 'browse', share: 40 },
    ],
    rounds: 1,
  },
  hoarder: {
    about: 'bots hold seats and leave in a loop, while people want to buy',
    hall: club,
    checkout: 'payment',
    holdMinutes: 1,
    phases: [{ name: 'rush', seconds: 20, users: 200 }],
    crowds: [
      { flow: 'hoard', share: 10 },
      { flow: 'claim', share: 90 },
    ],
    rounds: 2,
  },
  'late-payers': {
    about: 'buyers pay after their hold has run out: confirmed if nobody took the seats, else refunded',
    hall: club,
    checkout: 'payment',
    holdMinutes: 1,
    phases: [
      { name: 'first', seconds: 2, users: 40 },
      { name: 'others', seconds: 60, users: { eachSecond: 1 } },
    ],
    crowds: [{ flow: 'pay-late', share: 100 }],
    rounds: 1,
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** Users that may come at most: so many buyers are signed in before. */
export const usersOf = ({ phases }: Scenario): number =>
  phases.reduce((sum, { seconds, users }) => sum + (typeof users === 'number' ? users : users.eachSecond * seconds), 0);
