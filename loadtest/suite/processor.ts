import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { TestCard } from '@frontrow/functions/contract/test-cards.ts';
import { chooseSeats as choose, runsOf } from '../choose-seats.ts';
import { randomBelow, randomFrom } from '../random.ts';
import { readAnswer } from '../read-answer.ts';
import type { Buyer } from '../shop.ts';
import type { LogLine } from './claim-log.ts';
import { type RunFile, runFileName, runFileVariable } from './run-file.ts';

/**
 * What artillery's virtual users think and remember. Artillery loads it once a worker; all of it that is exported is
 * called by name from the script. It takes whatever is async for a promise and the rest for a callback.
 */
interface User {
  readonly buyer: Buyer;
  /** The flow that it follows. */
  readonly who: string;
  readonly isSideBySide: boolean;
  readonly gone: Set<string>;
  claim?: { key: string; seatIds: string[]; askedAt: number };
  asks: number;
  hasBought: boolean;
}

interface Context {
  scenario: { name: string };
  vars: {
    user: User;
    concertId: string;
    orderId: string;
    seatMapVersion: string;
    word: string;
    queued: boolean;
    holds: boolean;
  };
}
interface Parameters {
  headers?: Record<string, string>;
  json?: unknown;
}
interface Response {
  statusCode: number;
  body: string;
  headers: Record<string, string | undefined>;
}

// Beside the processor, where artillery brought both to another machine.
const file = process.env[runFileVariable] ?? join(import.meta.dirname, runFileName);
const run = JSON.parse(readFileSync(file, 'utf8')) as RunFile;
const runs = runsOf(run.sections);
const worker = run.isScaledOut ? randomBelow(Math.random, run.buyers.length) : joinWorkers();
const random = randomFrom(run.seed + worker);
const log = join(run.folder, `claims-${worker}.jsonl`);
const seatsMax = 4;
const lookEveryMs = 200;
const asksMax = 4;
let arrived = 0;

/** Workers share no memory: whoever makes a folder first has its number, and every so manieth buyer. */
function joinWorkers(): number {
  for (let number = 0; ; number += 1) {
    try {
      mkdirSync(join(run.folder, `worker-${number}`));
      return number;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** At once, so that what was asked is known however the worker ends. */
function write(line: LogLine): void {
  if (!run.isScaledOut) appendFileSync(log, `${JSON.stringify(line)}\n`);
}

export async function arrive({ vars, scenario }: Context): Promise<void> {
  const at = worker + arrived * run.workers;
  arrived += 1;
  const buyer = run.buyers[at % run.buyers.length];
  if (buyer === undefined) throw new Error('There are no buyers');
  vars.user = { buyer, who: scenario.name, isSideBySide: at % 2 === 0, gone: new Set(), asks: 0, hasBought: false };
  vars.queued = false;
  vars.holds = false;
  vars.concertId = run.concertId;
  vars.seatMapVersion = run.seatMapVersion;
  vars.word = run.title.split(' ').at(-1) ?? '';
}

function addHeaders(request: Parameters, headers: Record<string, string>): void {
  request.headers = { ...request.headers, ...headers };
}

export async function signed(request: Parameters, { vars }: Context): Promise<void> {
  addHeaders(request, { authorization: `Bearer ${vars.user.buyer.token}` });
}

export async function chooseSeats(request: Parameters, context: Context): Promise<void> {
  const { user } = context.vars;
  const quantity = 1 + randomBelow(random, seatsMax);
  const seatIds = choose(runs, quantity, user.isSideBySide ? 'adjacent' : 'random', user.gone, random);
  // Who believes that all is gone asks once more for anything: the shop may know better.
  await ask(request, context, seatIds.length > 0 ? seatIds : [runs[0]?.[0] ?? ''], undefined);
}

export async function chooseBest(request: Parameters, context: Context): Promise<void> {
  const priceTierId = run.priceTierIds[randomBelow(random, run.priceTierIds.length)] ?? '';
  await ask(request, context, [], { priceTierId, quantity: 1 + randomBelow(random, seatsMax) });
}

async function ask(request: Parameters, context: Context, seatIds: string[], bestAvailable: object | undefined) {
  const { user } = context.vars;
  const key = crypto.randomUUID();
  await signed(request, context);
  addHeaders(request, { 'idempotency-key': key });
  request.json = bestAvailable === undefined ? { seatIds } : { bestAvailable };
  context.vars.queued = false;
  context.vars.holds = false;
  user.asks += 1;
  user.claim = { key, seatIds, askedAt: Date.now() };
  write({ key, asked: { who: user.who, buyerId: user.buyer.id, seatIds, at: user.claim.askedAt } });
}

/** Of a claim, or of its order while it is queued. */
export async function noteAnswer(_: Parameters, response: Response, { vars }: Context): Promise<void> {
  const { user } = vars;
  if (user.claim === undefined) return;
  const now = Date.now();
  const answer = readAnswer(response.statusCode, parse(response.body));
  const wasQueued = vars.queued;
  if ('queuedAs' in answer) {
    if (!wasQueued) write({ key: user.claim.key, accepted: { at: now, orderId: answer.queuedAs } });
    vars.queued = true;
    vars.orderId = answer.queuedAs;
    return;
  }
  // A look at the order that fails is no answer to the claim: the user looks again.
  if (wasQueued && response.statusCode !== 200) return;
  const { result, taken } = answer;
  vars.queued = false;
  write({
    key: user.claim.key,
    answered: { at: now, result: wasQueued && result.outcome === 'granted' ? { ...result, status: 202 } : result },
  });
  if (result.outcome === 'granted') {
    vars.holds = true;
    vars.orderId = result.orderId;
  }
  for (const seat of result.outcome === 'granted' ? result.seatIds : taken) user.gone.add(seat);
}

export function isQueued({ vars }: Context, next: (goOn: boolean) => void): void {
  next(vars.queued);
}

export async function waitIfQueued({ vars }: Context): Promise<void> {
  if (vars.queued) await sleep(lookEveryMs);
}

async function payBy(paymentToken: TestCard, request: Parameters, context: Context): Promise<void> {
  await signed(request, context);
  request.json = { paymentToken };
}
export async function payAtOnce(request: Parameters, context: Context): Promise<void> {
  await payBy('tok_approve', request, context);
}
export async function payLate(request: Parameters, context: Context): Promise<void> {
  await payBy('tok_late', request, context);
}

export async function notePayment(_: Parameters, { statusCode, body }: Response, { vars }: Context): Promise<void> {
  const { order } = (parse(body) ?? {}) as { order?: Order };
  const isPaid = statusCode === 200 && order?.status === 'confirmed';
  if (!isPaid || vars.user.claim === undefined) return;
  vars.user.hasBought = true;
  write({ key: vars.user.claim.key, paid: { at: Date.now() } });
}

/** A buyer who has none yet and has not asked in vain too often. */
export function wantsSeats({ vars: { user } }: Context, next: (goOn: boolean) => void): void {
  next(!user.hasBought && user.asks < asksMax);
}

export async function noteRelease(_: Parameters, { statusCode }: Response, { vars }: Context): Promise<void> {
  const { claim } = vars.user;
  if (statusCode === 200 && claim !== undefined) write({ key: claim.key, released: { at: Date.now() } });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
