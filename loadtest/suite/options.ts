import { parseArgs } from 'node:util';
import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import { type StageName, stageNamed } from '@frontrow/infra/stages.ts';
import { readMode } from '../read-mode.ts';
import { type Scenario, type ScenarioName, scenarios } from './scenarios.ts';

const lines = Object.entries(scenarios).map(([name, { about }]) => `  ${name.padEnd(14)} ${about}`);

export const usage = `Sends a named crowd to a shop by artillery, then reads everything back. Fails where a promise was broken.

  npm run loadtest -- SCENARIO [--mode direct|queued|auto] [--target embedded|STAGE|URL] [--seconds N]
                       [--workers N] [--seed N] [--out DIR]

${lines.join('\n')}

  --mode       how the seats are sold; auto, whose doors open as the crowd comes
  --target     embedded (a shop of its own), the stage of one that is deployed (with the credentials of its account),
               or the address of one that runs, such as https://example.org/api
  --email, --password-from-env
               the admin at that address, and the variable that holds the password (FRONTROW_PASSWORD)
  --yes-really sends load to a stage for production, or to an address that is not of this machine
  --seconds    how long the crowd of a scenario with a steady pace keeps coming: soak, 600
  --workers    processes that send; 1 beside an embedded shop, which needs the other core
  --on         lambda or fargate: workers are artillery's own in that service, in the region of --region
  --edge       where the edge of the stage local is open; http://127.0.0.1:4000
  --seed       makes the users want the same seats again
  --out        where the files go; loadtest/results, which git does not know
`;

export interface LoadtestOptions {
  readonly scenario: ScenarioName;
  readonly mode: SalesMode;
  /** The API of a shop that runs, or the stage that is deployed; a shop is started where there is neither. */
  readonly api?: string;
  readonly stage?: StageName;
  readonly login: { readonly email: string; readonly password: string };
  /** How long the crowd keeps coming, where the scenario does not say it. */
  readonly seconds?: number;
  readonly workers: number;
  /** Where the edge of a local cloud is open. */
  readonly edge: string;
  readonly scaleOut?: ScaleOut;
  readonly seed: number;
  readonly out: string;
}

/** Workers in AWS instead of on this machine. */
export interface ScaleOut {
  readonly on: 'lambda' | 'fargate';
  readonly region: string;
}

/** Throws one plain sentence on whatever it does not know. */
export function readOptions(
  args: readonly string[],
  environment: Record<string, string | undefined>,
): LoadtestOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      mode: { type: 'string', default: 'auto' },
      target: { type: 'string', default: 'embedded' },
      email: { type: 'string', default: 'admin@example.org' },
      'password-from-env': { type: 'string', default: 'FRONTROW_PASSWORD' },
      'yes-really': { type: 'boolean', default: false },
      seconds: { type: 'string' },
      workers: { type: 'string', default: '1' },
      on: { type: 'string' },
      region: { type: 'string', default: environment.AWS_REGION ?? '' },
      edge: { type: 'string', default: 'http://127.0.0.1:4000' },
      seed: { type: 'string', default: '7' },
      out: { type: 'string', default: 'loadtest/results' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const [scenario = ''] = positionals;
  if (!Object.hasOwn(scenarios, scenario))
    throw new Error(`There is no scenario “${scenario}”; there are ${Object.keys(scenarios).join(', ')}.`);
  const target = readTarget(values.target, values['yes-really']);
  return {
    scenario: scenario as ScenarioName,
    mode: readMode(values.mode),
    ...target,
    ...readScaleOut(values.on, values.region, target),
    edge: values.edge,
    login: { email: values.email, password: environment[values['password-from-env']] ?? '' },
    ...readSeconds(scenario as ScenarioName, values.seconds),
    workers: readCount('workers', values.workers),
    seed: readCount('seed', values.seed),
    out: values.out,
  };
}

const stageNames: readonly StageName[] = ['local', 'dev', 'prod'];
const isOwnMachine = (address: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);

function readTarget(target: string, isSure: boolean): Pick<LoadtestOptions, 'api' | 'stage'> {
  if (target === 'embedded') return {};
  if (/^https?:\/\//.test(target) && URL.canParse(target)) return { api: readAddress(target, isSure) };
  const stage = stageNames.find((name) => name === target);
  if (stage === undefined)
    throw new Error(`--target is embedded, ${stageNames.join(', ')} or the address of an API, not “${target}”.`);
  if (stageNamed(stage).keepsData && !isSure)
    throw new Error(`People buy at ${stage}, and a crowd costs money there. Say --yes-really.`);
  return { stage };
}

function readAddress(target: string, isSure: boolean): string {
  if (!isOwnMachine(target) && !isSure)
    throw new Error(
      `${new URL(target).hostname} is not this machine: a crowd costs money there, and people may be buying. Say --yes-really.`,
    );
  return target;
}

function readScaleOut(
  on: string | undefined,
  region: string,
  { api, stage }: Pick<LoadtestOptions, 'api' | 'stage'>,
): Pick<LoadtestOptions, 'scaleOut'> {
  if (on === undefined) return {};
  if (on !== 'lambda' && on !== 'fargate') throw new Error(`--on is lambda or fargate, not “${on}”.`);
  const isElsewhere = api === undefined ? stage !== undefined && stage !== 'local' : !isOwnMachine(api);
  if (!isElsewhere)
    throw new Error('Workers in AWS cannot reach this machine: name a stage or an address with --target.');
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) throw new Error('--on needs a --region, such as eu-central-1.');
  return { scaleOut: { on, region } };
}

function readSeconds(name: ScenarioName, text: string | undefined): Pick<LoadtestOptions, 'seconds'> {
  if (text === undefined) return {};
  const scenario: Scenario = scenarios[name];
  if (scenario.phases.length > 1 || typeof scenario.phases[0]?.users === 'number')
    throw new Error(`--seconds is for a crowd of one steady pace, such as soak; ${name} has its own times.`);
  return { seconds: readCount('seconds', text) };
}

function readCount(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} takes a whole number, not “${text}”.`);
  return Number(text);
}
