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
  hoard: [
    ...Array.from({ length: 5 }, () => [
      ...claim('chooseSeats'),
      { think: '1s' },
      ask('release', 'post', '/orders/{{ orderId }}/release', { before: 'signed', ifTrue: 'holds' }),
    ]).flat(),
  ],
  'pay-late': [
    ...claim('chooseSeats'),
    { think: '62s' },
    ask('pay', 'post', '/orders/{{ orderId }}/payment', { before: 'pay', ifTrue: 'holds' }),
  ],
};

const phaseOf = ({ name, seconds, users }: Phase) => ({
  name,
  duration: seconds,
  ...(typeof users === 'number' ? { arrivalCount: users } : { arrivalRate: users.eachSecond }),
});

/** The scenario as artillery reads it. */
export function artilleryScript(scenario: Scenario, apiUrl: string, processor: string): object {
  return {
    config: {
      target: apiUrl,
      phases: scenario.phases.map(phaseOf),
      processor,
      http: { timeout: 60, pool: 64 },
      plugins: { 'metrics-by-endpoint': { useOnlyRequestNames: true } },
    },
    scenarios: scenario.crowds.map(({ flow, share }) => ({
      name: flow,
      weight: share,
      flow: [{ function: 'arrive' }, { loop: steps[flow], count: scenario.rounds }],
    })),
  };
}
