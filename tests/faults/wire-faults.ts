import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsService, Disturb, WireCall } from '@frontrow/infra/local/disturb-calls.ts';
import type { WireReply } from '@frontrow/infra/local/wire.ts';
import { type Random, randomBelow } from '@frontrow/loadtest/random.ts';

/** Something that goes wrong between a function and AWS. */
export interface WireFault {
  readonly name: string;
  hits(call: WireCall): boolean;
  strike(call: WireCall, send: (body?: string) => Promise<WireReply>, random: Random): Promise<WireReply>;
}

/** As Node tells of a connection. */
const broken = (code: 'ECONNRESET' | 'ECONNREFUSED') => Object.assign(new Error(`The wire: ${code}`), { code });
const timedOut = () => Object.assign(new Error('The wire: no answer in time'), { name: 'TimeoutError' });

const isWrite = ({ operation }: WireCall) => !/^(Get|BatchGet|Query|Scan|GET)/.test(operation);
const isBatch = ({ operation }: WireCall) => operation === 'BatchWriteItem' || operation === 'BatchGetItem';
const of = (service: AwsService) => (call: WireCall) => call.service === service;

function reply(statusCode: number, headers: Record<string, string>, body: string): WireReply {
  return {
    response: { statusCode, headers, body: Readable.from(body === '' ? [] : [Buffer.from(body)]) },
  } as WireReply;
}

const json = { 'content-type': 'application/x-amz-json-1.0' };
const dynamodbError = (type: string, facts: object = {}) =>
  reply(400, json, JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...facts }));

async function textOf({ response }: WireReply): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response.body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** What was written stays written; nobody hears of it. */
export const answersLost = (service: AwsService): WireFault => ({
  name: `${service}: the answer to a write is lost`,
  hits: (call) => of(service)(call) && isWrite(call),
  async strike(_, send) {
    await textOf(await send());
    throw broken('ECONNRESET');
  },
});

/** In the words of each service. */
const throttledReplies: Readonly<Record<AwsService, () => WireReply>> = {
  dynamodb: () => dynamodbError('ProvisionedThroughputExceededException'),
  sqs: () =>
    reply(
      400,
      { ...json, 'x-amzn-query-error': 'RequestThrottled;Sender' },
      JSON.stringify({ __type: 'com.amazonaws.sqs#RequestThrottled', message: 'Slow down' }),
    ),
  s3: () =>
    reply(503, { 'content-type': 'application/xml' }, '<Error><Code>SlowDown</Code><Message>Slow</Message></Error>'),
  secrets: () => reply(400, json, JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' })),
};

export const throttled = (service: AwsService): WireFault => ({
  name: `${service}: throttled`,
  hits: of(service),
  strike: async () => throttledReplies[service](),
});

/** Another transaction is at the same items: one of several, told by its place, or the one item of a plain write. */
export const conflicts: WireFault = {
  name: 'dynamodb: a conflict with another transaction',
  hits: ({ service, operation }) =>
    service === 'dynamodb' && /^(TransactWriteItems|PutItem|UpdateItem|DeleteItem)$/.test(operation),
  async strike({ operation, body = '{}' }, _, random) {
    if (operation !== 'TransactWriteItems') return dynamodbError('TransactionConflictException');
    const { TransactItems = [] } = JSON.parse(body) as { TransactItems?: object[] };
    const struck = randomBelow(random, TransactItems.length);
    const code = randomBelow(random, 4) === 0 ? 'ThrottlingError' : 'TransactionConflict';
    const CancellationReasons = TransactItems.map((__, at) => ({ Code: at === struck ? code : 'None' }));
    return dynamodbError('TransactionCanceledException', { CancellationReasons });
  },
};

/** DynamoDB takes half of a batch, and hands the rest back. */
export const halfBatches: WireFault = {
  name: 'dynamodb: half of a batch is left undone',
  hits: isBatch,
  async strike({ operation, body = '{}' }, send) {
    const field = operation === 'BatchWriteItem' ? 'UnprocessedItems' : 'UnprocessedKeys';
    const { RequestItems, ...rest } = JSON.parse(body);
    const [[table, asked]] = Object.entries<unknown[] | { Keys: unknown[] }>(RequestItems) as [
      [string, unknown[] | { Keys: unknown[] }],
    ];
    const all = Array.isArray(asked) ? asked : asked.Keys;
    const half = Math.ceil(all.length / 2);
    const part = (items: unknown[]) => ({ [table]: Array.isArray(asked) ? items : { ...asked, Keys: items } });
    const [done, left] = [all.slice(0, half), all.slice(half)];
    const answer = JSON.parse(await textOf(await send(JSON.stringify({ ...rest, RequestItems: part(done) }))));
    return reply(200, json, JSON.stringify({ ...answer, ...(left.length > 0 && { [field]: part(left) }) }));
  },
};

/** The answer ends early, anywhere: what was asked for is done. */
export const answersCut = (service: AwsService): WireFault => ({
  name: `${service}: the answer is cut`,
  hits: of(service),
  async strike(_, send, random) {
    const whole = await send();
    const text = await textOf(whole);
    const { statusCode, headers } = whole.response;
    return reply(statusCode, { ...headers }, text.slice(0, randomBelow(random, Math.max(1, text.length))));
  },
});

/** An answer that takes up to so long. Where the client gives up before, what it asked for is done afterwards. */
export const slow = (service: AwsService, delayMsMax: number): WireFault => ({
  name: `${service}: slow`,
  hits: of(service),
  async strike({ timeoutMs }, send, random) {
    const delayMs = randomBelow(random, delayMsMax);
    if (timeoutMs === 0 || delayMs < timeoutMs) return sleep(delayMs).then(() => send());
    const late = sleep(delayMs).then(async () => textOf(await send()));
    late.catch(() => {});
    await sleep(timeoutMs);
    throw timedOut();
  },
});

/** Every answer takes its time, as slow services have it: half of them a third of a second, one of a hundred so long. */
export const sluggish = (service: AwsService, p99Ms: number): WireFault => ({
  name: `${service}: sluggish`,
  hits: of(service),
  async strike({ timeoutMs }, send, random) {
    const delayMs = (-Math.log(1 - random()) / Math.log(100)) * p99Ms;
    if (timeoutMs > 0 && delayMs >= timeoutMs) return sleep(timeoutMs).then(() => Promise.reject(timedOut()));
    return sleep(delayMs).then(() => send());
  },
});

/** A secret says something else than before, as after a rotation. */
export const secretNow = (text: () => string | undefined): WireFault => ({
  name: 'secrets: rotated',
  hits: (call) => of('secrets')(call) && text() !== undefined,
  strike: async () => reply(200, json, JSON.stringify({ SecretString: text() })),
});

/** Nobody is at the other end. */
export const outage = (service: AwsService): WireFault => ({
  name: `${service}: refused`,
  hits: of(service),
  strike: async () => {
    throw broken('ECONNREFUSED');
  },
});

/** Which faults strike at the moment, how often of all the calls they may hit, and how often each did. */
export class Storm {
  readonly struck = new Map<string, number>();
  /** The most calls that were under way at once, by who calls and whom. */
  readonly inFlightMax = new Map<string, number>();
  readonly #inFlight = new Map<string, number>();
  #faults: readonly { readonly fault: WireFault; readonly rate: number }[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  begin(...faults: readonly (readonly [fault: WireFault, rate: number])[]): void {
    this.struck.clear();
    this.#faults = faults.map(([fault, rate]) => ({ fault, rate }));
  }

  end(): void {
    this.#faults = [];
  }

  readonly disturb: Disturb = async (call, send) => {
    const pair = `${call.caller} ${call.service}`;
    const count = (this.#inFlight.get(pair) ?? 0) + 1;
    this.#inFlight.set(pair, count);
    this.inFlightMax.set(pair, Math.max(count, this.inFlightMax.get(pair) ?? 0));
    try {
      return await this.#strike(call, send);
    } finally {
      this.#inFlight.set(pair, (this.#inFlight.get(pair) ?? 1) - 1);
    }
  };

  readonly #strike: Disturb = async (call, send) => {
    const striking = this.#faults.find(({ fault, rate }) => fault.hits(call) && this.#random() < rate);
    if (striking === undefined) return send();
    const { fault } = striking;
    this.struck.set(fault.name, (this.struck.get(fault.name) ?? 0) + 1);
    return fault.strike(call, send, this.#random);
  };
}
