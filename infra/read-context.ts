import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { SettingError, type Stage, stageNamed } from './stages.ts';

type Context = Readonly<Record<string, unknown>>;

/** What may be set with `-c booking:<key>=<value>`; each says what it takes and reads it, undefined where it cannot. */
const keys = {
  stage: text('the name of a stage', /./),
  alarmEmail: text('an e-mail address', /^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  domainName: text('a domain name such as tickets.example.org', /^([a-z\d-]{1,63}\.)+[a-z]{2,63}$/),
  certificateArn: text('the ARN of a certificate in us-east-1', /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/./),
  originSecretVersion: text('the id of a version of the origin secret', /^[\w-]{32,64}$/),
  waf: { takes: 'true or false', read: flag },
  dashboard: { takes: 'true or false', read: flag },
  logRetentionDays: { takes: `one of ${retentions().join(', ')}`, read: oneOf(retentions()) },
  requestsPerSecond: wholeNumber(1, 100_000),
  burst: wholeNumber(1, 100_000),
  warmReadsPerSecond: wholeNumber(12_000, 10_000_000),
  warmWritesPerSecond: wholeNumber(4_000, 10_000_000),
  provisionedConcurrency: wholeNumber(1, 10_000),
  onSaleAt: { takes: 'a time such as 2027-03-01T18:00:00Z', read: time },
} as const;

type Key = keyof typeof keys;
export const settingNames = Object.keys(keys);
type Values = { [K in Key]?: NonNullable<ReturnType<(typeof keys)[K]['read']>> };

const namespace = 'booking:';

/** The stage as the context wants it. Throws one sentence on what it does not know, or half knows. */
export function readStage(context: Context): Stage {
  const values = readValues(context);
  const stage = stageNamed(values.stage);
  return {
    ...stage,
    ...(values.alarmEmail && { alarmEmail: values.alarmEmail }),
    ...(values.originSecretVersion && { originSecretVersion: values.originSecretVersion }),
    ...both(['domainName', values.domainName], ['certificateArn', values.certificateArn], (name, certificateArn) => ({
      domain: { name, certificateArn },
    })),
    hasFirewall: values.waf ?? stage.hasFirewall,
    hasDashboard: values.dashboard ?? stage.hasDashboard,
    logRetentionDays: values.logRetentionDays ?? stage.logRetentionDays,
    throttle: {
      requestsPerSecond: values.requestsPerSecond ?? stage.throttle.requestsPerSecond,
      burst: values.burst ?? stage.throttle.burst,
    },
    ...both(
      ['warmReadsPerSecond', values.warmReadsPerSecond],
      ['warmWritesPerSecond', values.warmWritesPerSecond],
      (readsPerSecond, writesPerSecond) => ({ warmThroughput: { readsPerSecond, writesPerSecond } }),
    ),
    ...readyInstances(values),
  };
}

function readValues(context: Context): Values {
  const ours = Object.entries(context).filter(([name]) => name.startsWith(namespace));
  return Object.fromEntries(
    ours.map(([name, given]) => {
      const key = name.slice(namespace.length);
      if (!Object.hasOwn(keys, key)) {
        throw new SettingError(`There is no setting ${name}. There are: ${Object.keys(keys).join(', ')}.`);
      }
      const { takes, read } = keys[key as Key];
      const value = read(String(given));
      if (value === undefined) throw new SettingError(`${name} is "${given}": it takes ${takes}.`);
      return [key, value];
    }),
  );
}

type Given<T> = readonly [key: Key, value: T | undefined];

/** Two settings that mean nothing without each other. */
function both<A, B, Result>([first, a]: Given<A>, [second, b]: Given<B>, make: (a: A, b: B) => Result) {
  if (a === undefined && b === undefined) return undefined;
  if (a !== undefined && b !== undefined) return make(a, b);
  const missing = a === undefined ? first : second;
  throw new SettingError(`${namespace}${first} and ${namespace}${second} go together: ${missing} is not set.`);
}

function readyInstances({ provisionedConcurrency: count, onSaleAt }: Values): Pick<Stage, 'readyInstances'> {
  if (count !== undefined) return { readyInstances: { count, onSaleAt } };
  if (onSaleAt === undefined) return {};
  throw new SettingError(`${namespace}onSaleAt says when instances stand ready: provisionedConcurrency, how many.`);
}

function text(takes: string, pattern: RegExp) {
  return { takes, read: (given: string) => (pattern.test(given) ? given : undefined) };
}

function wholeNumber(least: number, most: number) {
  const read = (given: string) => {
    const number = Number(given);
    return /^\d+$/.test(given) && number >= least && number <= most ? number : undefined;
  };
  return { takes: `a whole number from ${least} to ${most}`, read };
}

function oneOf(numbers: readonly number[]) {
  return (given: string) => numbers.find((number) => String(number) === given);
}

function flag(given: string): boolean | undefined {
  if (given === 'true') return true;
  return given === 'false' ? false : undefined;
}

function time(given: string): Date | undefined {
  const date = new Date(given);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/.test(given) && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** The lengths CloudWatch knows; "for ever" is none. */
function retentions(): number[] {
  const numbers = Object.values(RetentionDays).filter((each) => typeof each === 'number');
  return numbers.filter((days) => days < RetentionDays.INFINITE);
}
