import * as z from 'zod/mini';
import type { Workload } from '../contract/endpoint.ts';

/** A function that works off a queue. */
export type Job = 'settle' | 'watch' | 'bury';
/** A function that is started by the clock. */
export type Chore = 'check';
export type FunctionName = Workload | Job | Chore;

const name = z.string().check(z.minLength(1));

const concerts = { CONCERTS_TABLE: name };
const orders = { ORDERS_TABLE: name };
const accounts = { ACCOUNTS_TABLE: name };
const posters = { POSTERS_BUCKET: name };
/** Name or ARN of the secret that signs tokens: `{"current":"…","previous":"…"}`, the second one only after a rotation. */
const signing = { SIGNING_SECRET: name };
/** Name or ARN of the secret that CloudFront adds to what it hands on; of the same form. */
const edge = { ORIGIN_SECRET: name };
/** Claims in the order of their arrival; FIFO. */
const claimQueue = { CLAIM_QUEUE_URL: name };
/** "Look at this order", later; standard, with delays. */
const watchQueue = { WATCH_QUEUE_URL: name };
/** Whether browsers reach the shop by http or https: decides if cookies are Secure. */
const site = { PUBLIC_PROTOCOL: z.enum(['http', 'https']) };

/** What each function reads from its environment; the CDK app sets exactly these. */
export const settings = {
  browse: z.object({ ...concerts }),
  availability: z.object({ ...concerts }),
  booking: z.object({ ...concerts, ...orders, ...signing, ...edge, ...claimQueue, ...watchQueue }),
  accounts: z.object({ ...accounts, ...signing, ...edge, ...site }),
  admin: z.object({ ...concerts, ...orders, ...accounts, ...posters, ...signing, ...watchQueue }),
  posters: z.object({ ...concerts, ...posters, ...signing }),
  settle: z.object({ ...concerts, ...orders, ...claimQueue }),
  watch: z.object({ ...concerts, ...orders, ...claimQueue, ...watchQueue }),
  bury: z.object({ ...concerts, ...orders }),
  check: z.object({ ...concerts, ...orders }),
} as const satisfies Record<FunctionName, z.ZodMiniType>;

export type Environment = Readonly<Record<string, string | undefined>>;
export type Settings<W extends FunctionName> = z.output<(typeof settings)[W]>;

/** Reads a function's settings once, at its cold start; throws a ZodError that names what is missing. */
export const readSettings = <W extends FunctionName>(workload: W, environment: Environment): Settings<W> =>
  settings[workload].parse(environment) as Settings<W>;
