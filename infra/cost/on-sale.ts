import { prices } from './prices.ts';

export interface OnSale {
  readonly buyers: number;
  readonly seats: number;
  readonly mode: 'direct' | 'queued';
}

/** How people behave; each is a guess that the dashboard of a real sale should replace. */
export const habits = {
  seatsAnOrder: 2.5,
  /** A buyer who is too late tries once more. */
  claimsOfTheLate: 2,
  minutesAtTheMap: 3,
  /** As the site asks for availability: frontend/src/features/seat-map/create-availability.ts. */
  looksAMinute: 30,
  /** Edge locations that the buyers of one concert come through; each asks the API once a second. */
  edgeLocations: 20,
  /** Signing in, the list, the concert, the account. */
  otherCallsAtTheApi: 4,
  filesOfTheSite: 12,
  kilobytesOfTheSite: 150,
  kilobytesALook: 4,
  /** Of all claims, in the first second after the doors open. */
  shareOfTheFirstSecond: 0.3,
} as const;

/** What the functions were measured at: tests/write-units.test.ts, tests/metrics.test.ts, `/metrics` of the embedded shop. */
export const measured = {
  // To pay: the payment's start and end, and what its address holds counted and given back.
  writeUnits: { direct: 7, accept: 2, settle: 4.4, pay: 10, signIn: 2 },
  readUnits: { refused: 2, accept: 1.2, settle: 1.5, getOrder: 1, signIn: 2, other: 1 },
  /** Of the wire; with memory of `sizes` in infra/constructs/booking-function.ts. */
  logBytesACall: 700,
} as const;

/** Milliseconds in a warm function, its gigabytes beside them: a cautious reading of the main job on a slow machine. */
export const functions = {
  claim: { ms: 60, gigabytes: 1 },
  settle: { ms: 150, gigabytes: 1 },
  look: { ms: 40, gigabytes: 1 },
  signIn: { ms: 120, gigabytes: 1.73 },
  other: { ms: 30, gigabytes: 0.5 },
  watch: { ms: 80, gigabytes: 0.5 },
} as const;

const messagesABatch = 6;

export interface Line {
  readonly what: string;
  readonly count: number;
  readonly dollars: number;
}

export interface Estimate {
  readonly lines: readonly Line[];
  readonly dollars: number;
  readonly orders: number;
  readonly needs: readonly { readonly quota: string; readonly value: number }[];
}

/** What one on-sale costs and needs, from how many come and how many seats there are. Pure, so that anybody may doubt it. */
export function estimate({ buyers, seats, mode }: OnSale): Estimate {
  const orders = Math.min(buyers, Math.ceil(seats / habits.seatsAnOrder));
  const refused = (buyers - orders) * habits.claimsOfTheLate;
  const claims = orders + refused;
  const looks = buyers * habits.minutesAtTheMap * habits.looksAMinute;
  const looksAtTheApi = Math.min(looks, habits.edgeLocations * habits.minutesAtTheMap * 60);
  // A queued buyer asks until the answer is there; three times is what a short line takes.
  const polls = mode === 'queued' ? orders * 3 : 0;
  const others = buyers * (habits.otherCallsAtTheApi - 1);
  const apiCalls = claims + orders + polls + looksAtTheApi + others + buyers;
  const batches = mode === 'queued' ? Math.ceil(orders / messagesABatch) : 0;
  // The watch looks once early and once when the hold is over.
  const watches = orders * 2;

  const { writeUnits, readUnits } = measured;
  const written =
    orders * (mode === 'direct' ? writeUnits.direct : writeUnits.accept + writeUnits.settle) +
    orders * writeUnits.pay +
    buyers * writeUnits.signIn;
  const blocks = Math.ceil(seats / 48);
  const read =
    refused * readUnits.refused +
    orders * (mode === 'direct' ? readUnits.refused : readUnits.accept + readUnits.settle) +
    polls * readUnits.getOrder +
    buyers * readUnits.signIn +
    others * readUnits.other +
    watches * readUnits.getOrder +
    // A block is a kilobyte at most, and a read that need not be the latest takes half a unit for four.
    Math.min(looksAtTheApi, habits.minutesAtTheMap * 60 * 2) * Math.max(1, blocks / 8);

  const calls = [
    [claims + orders, functions.claim],
    [looksAtTheApi, functions.look],
    [buyers, functions.signIn],
    [polls + others, functions.other],
    [batches, functions.settle],
    [watches, functions.watch],
  ] as const;
  const callCount = calls.reduce((sum, [count]) => sum + count, 0);
  const gigabyteSeconds = calls.reduce((sum, [count, { ms, gigabytes }]) => sum + (count * ms * gigabytes) / 1_000, 0);
  const edgeRequests = looks + buyers * habits.filesOfTheSite + (apiCalls - looksAtTheApi);
  const edgeGigabytes = (looks * habits.kilobytesALook + buyers * habits.kilobytesOfTheSite) / 1e6;

  const line = (what: string, count: number, price: number): Line => ({ what, count, dollars: count * price });
  const lines = [
    line('API Gateway, requests', apiCalls, prices.apiRequest),
    line('CloudFront, requests', edgeRequests, prices.edgeRequest),
    line('CloudFront, gigabytes', edgeGigabytes, prices.edgeGigabyte),
    line(
      'CloudFront, function calls',
      apiCalls - looksAtTheApi + buyers * habits.filesOfTheSite,
      prices.edgeFunctionCall,
    ),
    line('Lambda, calls', callCount, prices.functionCall),
    line('Lambda, gigabyte-seconds', gigabyteSeconds, prices.functionGigabyteSecond),
    line('DynamoDB, write units', written, prices.writeUnit),
    line('DynamoDB, read units', read, prices.readUnit),
    // Sent one by one; received and deleted by the batch.
    line('SQS FIFO, calls', mode === 'queued' ? orders + 2 * batches : 0, prices.fifoCall),
    line('SQS, calls', watches * 3, prices.queueCall),
    line('CloudWatch, gigabytes of logs', ((callCount + apiCalls) * measured.logBytesACall) / 1e9, prices.logGigabyte),
  ];
  const firstSecond = Math.ceil(claims * habits.shareOfTheFirstSecond);
  const ordersFirst = Math.ceil(orders * habits.shareOfTheFirstSecond);
  return {
    lines,
    orders,
    dollars: lines.reduce((sum, { dollars }) => sum + dollars, 0),
    needs: [
      { quota: 'API Gateway, requests a second', value: firstSecond + habits.edgeLocations },
      { quota: 'API Gateway, burst', value: Math.ceil(firstSecond / 2) },
      {
        quota: 'Lambda, concurrent executions',
        value: Math.ceil((2 * firstSecond * functions.claim.ms) / 1_000) + 100,
      },
      {
        quota: 'DynamoDB, write units a second of the orders',
        value: Math.ceil(ordersFirst * (mode === 'direct' ? writeUnits.direct : writeUnits.accept)),
      },
      { quota: 'CloudFront, requests a second', value: Math.ceil((buyers * habits.looksAMinute) / 60) },
    ],
  };
}

export interface Standing {
  readonly secrets: number;
  readonly alarms: number;
  readonly metrics: number;
  readonly dashboard: boolean;
  readonly firewall: boolean;
  readonly gigabytes: number;
}

/** What a stage costs in a month in which nobody buys. */
export function monthly({ secrets, alarms, metrics, dashboard, firewall, gigabytes }: Standing): Line[] {
  const line = (what: string, count: number, price: number): Line => ({ what, count, dollars: count * price });
  return [
    line('Secrets', secrets, prices.secretMonth),
    line('Alarms', alarms, prices.alarmMonth),
    line('Metrics that had a value', metrics, prices.metricMonth),
    line('Gigabytes in tables, restorable', gigabytes, prices.storedGigabyteMonth + prices.restorableGigabyteMonth),
    line('Dashboard (booking:dashboard)', Number(dashboard), prices.dashboardMonth),
    line('Firewall (booking:waf)', Number(firewall), prices.firewallMonth),
  ].filter(({ count }) => count > 0);
}
