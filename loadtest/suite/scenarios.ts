import { limits } from '@frontrow/functions/contract/limits.ts';
import { arena, club, type Hall, hotHall, stadium } from '../concerts.ts';
import type { EndOfOrder } from './ends-of-orders.ts';

/** What a virtual user does. */
export type Flow = 'claim' | 'best' | 'browse' | 'refresh' | 'buy' | 'hoard' | 'pay-late' | 'pay-too-late';

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
  /** How long after the others they come; anywhere between these. */
  readonly comesAfterSeconds?: readonly [number, number];
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
  /** Ends of orders that it is there to show: where one of them never came, the run has shown nothing. */
  readonly shows?: readonly EndOfOrder[];
  /** Whose seats are told second by second: those of these users against everybody else's. */
  readonly watched?: Flow;
}

/** A payment that has begun makes the hold last so long; the watch looks what became of it every twenty seconds. */
const holdSeconds = limits.paymentMinutes * 60;

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
    about: 'bots hold the front and leave in a loop, while people want to buy there',
    hall: club,
    wantedSections: ['FRNT'],
    checkout: 'payment',
    holdMinutes: 1,
    phases: [{ name: 'rush', seconds: 2, users: 60 }],
    crowds: [
      { flow: 'hoard', share: 30 },
      { flow: 'buy', share: 70, comesAfterSeconds: [2, 28] },
    ],
    rounds: 1,
    watched: 'hoard',
  },
  'late-payers': {
    about: 'payments that end after their hold: confirmed where nobody took the seats, else given back',
    hall: club,
    checkout: 'payment',
    holdMinutes: 1,
    phases: [{ name: 'doors open', seconds: 2, users: 100 }],
    crowds: [
      { flow: 'pay-late', share: 40 },
      { flow: 'pay-too-late', share: 10 },
      // Between the end of a hold and the look of the watch lies a second or two.
      { flow: 'buy', share: 50, comesAfterSeconds: [holdSeconds - 1, holdSeconds + 3] },
    ],
    rounds: 1,
    shows: ['confirmed, paid', 'expired, paid and given back', 'expired'],
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** Users that may come at most: so many buyers are signed in before. */
export const usersOf = ({ phases }: Scenario): number =>
  phases.reduce((sum, { seconds, users }) => sum + (typeof users === 'number' ? users : users.eachSecond * seconds), 0);

/** The scenario with a crowd that keeps coming for so long. */
export const lasting = (scenario: Scenario, seconds: number | undefined): Scenario =>
  seconds === undefined ? scenario : { ...scenario, phases: scenario.phases.map((phase) => ({ ...phase, seconds })) };
