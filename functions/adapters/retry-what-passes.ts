interface Result {
  readonly output?: unknown;
}

/** An answer that is cut off or empty says nothing of what was done. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** What AWS never leaves out: an answer without it was cut, and must not be taken for “there is nothing”. */
const alwaysThere: Readonly<Record<string, string>> = {
  BatchGetItemCommand: 'Responses',
  QueryCommand: 'Items',
  ScanCommand: 'Items',
  SendMessageCommand: 'MessageId',
  GetSecretValueCommand: 'SecretString',
};

/** Nobody's fault, and left alone by the SDK: a plain write that met a transaction, and an answer that cannot be read. */
const passing = new Set(['TransactionConflictException', 'SyntaxError', 'Unknown', 'UnreadableAnswer']);

/** For the step around the reading of answers: has the SDK try again what it would give up at once. */
export const retryWhatPasses =
  <In, Out extends Result>(next: (args: In) => Promise<Out>, { commandName = '' }: { commandName?: string }) =>
  async (args: In): Promise<Out> => {
    try {
      const result = await next(args);
      const field = alwaysThere[commandName];
      const isWhole = field === undefined || (result.output as Record<string, unknown>)[field] !== undefined;
      if (!isWhole) throw new UnreadableAnswer(`The answer to ${commandName} has no ${field}`);
      return result;
    } catch (error) {
      if (passing.has((error as Error).name)) Object.assign(error as Error, { $retryable: { throttling: false } });
      throw error;
    }
  };
