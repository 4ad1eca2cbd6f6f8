import type { Flow, Phase, Scenario } from './scenarios.ts';

const ask = (
  name: string,
  method: 'get' | 'post',
  url: string,
  hooks: { before?: string; after?: string; ifTrue?: string } = {},
) => ({
  [method]: {
    url,
    name,
    ...(hooks.before && { beforeRequest: hooks.before }),
    ...(hooks.after && { afterResponse: hooks.after }),
    ...(hooks.ifTrue && { ifTrue: hooks.ifTrue }),
  },
});

const claim = (chooses: string) => [
  ask('claim', 'post', '/concerts/{{ concertId }}/orders', { before: chooses, after: 'noteAnswer' }),
  // A queued claim has its answer when its order says so. Artillery does what is in such a loop once in any case.
  {
    loop: [
      { function: 'waitIfQueued' },
      ask('look at the order', 'get', '/orders/{{ orderId }}', {
        before: 'signed',
        after: 'noteAnswer',
        ifTrue: 'queued',
      }),
    ],
    whileTrue: 'isQueued',
  },
];
const pay = (before: string) =>
  ask('pay', 'post', '/orders/{{ orderId }}/payment', { before, after: 'notePayment', ifTrue: 'holds' });
const botsTries = 15;

/** Without `If-None-Match`: artillery waits for ever for the body of a 304. */
const look = ask('availability', 'get', '/concerts/{{ concertId }}/availability');

/** What each flow asks, once a round. Artillery takes a number with a fraction for no time at all: times are texts. The functions are those of the processor. */
const steps: Record<Flow, readonly object[]> = {
  claim: claim('chooseSeats'),
  best: [look, { think: '500ms' }, ...claim('chooseBest')],
  browse: [
    ask('search', 'get', '/concerts?q={{ word }}'),
    ask('concert', 'get', '/concerts/{{ concertId }}'),
    ask('seat map', 'get', '/concerts/{{ concertId }}/seat-map/{{ seatMapVersion }}'),
    look,
  ],
  refresh: [look, { think: '300ms' }],
  // Whoever is refused tries again, for what they believe is left.
  buy: [{ loop: [...claim('chooseSeats'), pay('payAtOnce'), { think: '1s' }], whileTrue: 'wantsSeats' }],
  hoard: [
    {
      loop: [
        ...claim('chooseBest'),
        { think: '2s' },
        ask('release', 'post', '/orders/{{ orderId }}/release', {
          before: 'signed',
          after: 'noteRelease',
          ifTrue: 'holds',
        }),
      ],
      count: botsTries,
    },
  ],
  // The provider's answer comes when the hold is over: a test card.
  'pay-late': [...claim('chooseSeats'), { think: '1s' }, pay('payLate')],
  'pay-too-late': [...claim('chooseSeats'), { think: '62s' }, pay('payAtOnce')],
};

/** Artillery draws the time for each user; in milliseconds, since it takes no fractions. */
const wait = ([from, to]: readonly [number, number]) => ({
  think: `{{ $randomNumber(${from * 1_000}, ${to * 1_000}) }}ms`,
});

const phaseOf = ({ name, seconds, users }: Phase) => ({
  name,
  duration: seconds,
  ...(typeof users === 'number' ? { arrivalCount: users } : { arrivalRate: users.eachSecond }),
});

interface Script {
  readonly config: object;
  readonly scenarios: readonly object[];
}

/** The scenario as artillery reads it. */
export function artilleryScript(scenario: Scenario, apiUrl: string, processor: string): Script {
  return {
    config: {
      target: apiUrl,
      phases: scenario.phases.map(phaseOf),
      processor,
      http: { timeout: 60, pool: 64 },
      plugins: { 'metrics-by-endpoint': { useOnlyRequestNames: true } },
    },
    scenarios: scenario.crowds.map(({ flow, share, comesAfterSeconds }) => ({
      name: flow,
      weight: share,
      flow: [
        { function: 'arrive' },
        ...(comesAfterSeconds === undefined ? [] : [wait(comesAfterSeconds)]),
        { loop: steps[flow], count: scenario.rounds },
      ],
    })),
  };
}
