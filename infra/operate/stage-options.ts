import { parseArgs } from 'node:util';
import { PlainError } from '../local/plain-error.ts';

export interface StageOptions {
  readonly stage: string;
  /** Passed on to the CDK app: `-c booking:…=…`. */
  readonly context: readonly string[];
  /** Asks nothing. */
  readonly yes: boolean;
}

const options = {
  stage: { type: 'string' },
  context: { type: 'string', short: 'c', multiple: true, default: [] as string[] },
  yes: { type: 'boolean', default: false },
} as const;

/** Which stage a command is for; never a default, so that nobody means one and hits another. */
export function readStageOptions(command: string): StageOptions {
  const { stage, context, yes } = parseArgs({ options }).values;
  if (stage === undefined) throw new PlainError(`Say which stage: npm run ${command} -- --stage dev`);
  return { stage, context, yes };
}
