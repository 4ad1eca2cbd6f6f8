import type { FunctionName, Job } from '@frontrow/functions/runtime/settings.ts';

/** What differs between the places the shop is deployed to. Nothing else in the app asks where it is. */
export interface Stage {
  readonly name: string;
  /** How browsers reach the shop; by https cookies are Secure. */
  readonly publicProtocol: 'http' | 'https';
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  /** CloudWatch knows certain lengths only. */
  readonly logRetentionDays: number;
  /** Tables and buckets are protected and stay when the stack is deleted. */
  readonly keepsData: boolean;
  /** Whether CloudFront stands in front. Where it does not, something else serves the site and posters. */
  readonly hasSite: boolean;
  readonly throttle: Throttle;
  /**
   * What is set aside for a function, and its cap: no rush on another one takes it away, and it takes no more itself.
   * Lambda must keep 100 of the account's concurrency unreserved and refuses the deployment otherwise; a new account may
   * have as few as 10 in all, so a stage that anybody may deploy to any account reserves nothing.
   */
  readonly reservedConcurrency: Partial<Record<FunctionName, number>>;
  /** Batches of a queue that are worked off at once. Lambda takes 2 to 1,000, and no more than the function may run. */
  readonly batchesAtOnce: Record<Job, number>;
  /** Alarms, and the topic they go to. */
  readonly isWatched: boolean;
  /** Who is told of alarms. */
  readonly alarmEmail?: string | undefined;
  /** The shop's own address; its certificate has to be in us-east-1, where CloudFront looks for it. */
  readonly domain?: { readonly name: string; readonly certificateArn: string } | undefined;
  /** Which version of the origin secret the edge uses; the newest where nothing is said. */
  readonly originSecretVersion?: string | undefined;
  /** A web application firewall before the site; costs by the month. */
  readonly hasFirewall: boolean;
  /** A dashboard; costs by the month. */
  readonly hasDashboard: boolean;
  /** What the tables can take at once, instead of growing into it; paid once. */
  readonly warmThroughput?: { readonly readsPerSecond: number; readonly writesPerSecond: number } | undefined;
  /** Instances of the booking path that stand ready: always, or around an on-sale. */
  readonly readyInstances?: { readonly count: number; readonly onSaleAt?: Date | undefined } | undefined;
}

export interface Throttle {
  readonly requestsPerSecond: number;
  readonly burst: number;
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
  isWatched: true,
  hasFirewall: false,
  hasDashboard: false,
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

/** A local cloud: reached by plain http, and load tests are welcome. */
const local: Stage = {
  ...dev,
  name: 'local',
  publicProtocol: 'http',
  throttle: { requestsPerSecond: 10_000, burst: 5_000 },
};

/** What `npm start` reads: one process plays gateway, functions and site. */
const embedded: Stage = {
  ...dev,
  name: 'embedded',
  publicProtocol: 'http',
  logLevel: 'WARN',
  hasSite: false,
  isWatched: false,
};

const stages = { dev, prod, local, embedded } as const;

/** A setting that cannot be understood; its message is all that its reader needs. */
export class SettingError extends Error {}

export type StageName = keyof typeof stages;

/** Throws, naming the stages there are, when asked for another one. */
export function stageNamed(name: unknown): Stage {
  if (typeof name === 'string' && Object.hasOwn(stages, name)) return stages[name as StageName];
  throw new SettingError(`There is no stage "${name}". Choose one of: ${Object.keys(stages).join(', ')}.`);
}
