import { styleText } from 'node:util';
import { PlainError } from '../local/plain-error.ts';

/** Runs a command of the operators: what they can mend is one sentence, anything else shows where it happened. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const { name, message, stack } = error as Error & { code?: string };
    const isPlain = error instanceof PlainError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    const text = isPlain ? message : (awsAdvice(name, message) ?? stack);
    process.stderr.write(`${styleText('red', text ?? String(error), { stream: process.stderr })}\n`);
    process.exitCode = 1;
  }
}

/** What AWS or the way to it says most often, with what to do about it. */
function awsAdvice(name: string, message: string): string | undefined {
  if (name === 'CredentialsProviderError')
    return 'There are no AWS credentials: sign in (aws sso login), or set AWS_PROFILE or AWS_ACCESS_KEY_ID.';
  if (/Region is missing/.test(message)) return 'No region is set: AWS_REGION=eu-central-1, for example.';
  if (/ExpiredToken|InvalidClientTokenId|UnrecognizedClient/.test(name))
    return `The AWS credentials are not accepted (${message}): sign in again.`;
  if (/AccessDenied|NotAuthorized/.test(name)) return `These AWS credentials may not do that: ${message}`;
  if (/ECONNREFUSED/.test(message)) return `Nothing answers there (${message}): is the local cloud running?`;
  return undefined;
}
