import type { FunctionName, Job } from '@frontrow/functions/runtime/settings.ts';

/** What differs between the places the shop is deployed to. Nothing else in the app asks where it is. */
export interface Stage {
  readonly name: string;
  /** How browsers reach the shop; by https cookies are Secure. */
  readonly publicProtocol: 'http' | 'https';
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly logRetentionDays: 7 | 90;
  /** Tables and buckets are protected, backed up and stay when the stack is deleted. */
  readonly keepsData: boolean;
  /** Whether CloudFront stands in front. Where it does not, something else serves the site and posters. */
  readonly hasSite: boolean;
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  /**
   * What is set aside for a function, and its cap: no rush on another one takes it away, and it takes no more itself.
   * Lambda must keep 100 of the account's concurrency unreserved and refuses the deployment otherwise; a new account may
   * have as few as 10 in all, so a stage that anybody may deploy to any account reserves nothing.
   */
  readonly reservedConcurrency: Partial<Record<FunctionName, number>>;
  /** Batches of a queue that are worked off at once. Lambda takes 2 to 1,000, and no more than the function may run. */
  readonly batchesAtOnce: Record<Job, number>;
}

const dev: Stage = {
  name: 'dev',
  publicProtocol: 'https',
  logLevel: 'INFO',
  logRetentionDays: 7,
  keepsData: false,
  hasSite: true,
  throttle: { requestsPerSecond: 500, burst: 1_000 },
  reservedConcurrency: {},
  batchesAtOnce: { settle: 50, watch: 10, bury: 2 },
};

/**
 * The default quota of an account is 10,000 requests a second and a burst of 5,000; raise both there first. Every job
 * has its concurrency set aside: however many buyers knock, the queue is worked off, and accepted claims end.
 */
const prod: Stage = {
  ...dev,
  name: 'prod',
  logRetentionDays: 90,
  keepsData: true,
  throttle: { requestsPerSecond: 10_000, burst: 5_000 },
  reservedConcurrency: { posters: 5, admin: 20, settle: 50, watch: 10, bury: 2 },
};

/** What `npm start` reads: one process plays gateway, functions and site. */
const embedded: Stage = { ...dev, name: 'embedded', publicProtocol: 'http', logLevel: 'WARN', hasSite: false };

const stages = { dev, prod, embedded } as const;

export type StageName = keyof typeof stages;

/** Throws, naming the stages there are, when asked for another one. */
export function stageNamed(name: unknown): Stage {
  if (typeof name === 'string' && Object.hasOwn(stages, name)) return stages[name as StageName];
  throw new Error(`There is no stage "${name}". Choose one of: ${Object.keys(stages).join(', ')}.`);
}
