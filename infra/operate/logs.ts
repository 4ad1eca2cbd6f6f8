/** `npm run logs -- --stage dev [--function booking] [--since 15] [--filter TEXT] [--follow]`: the functions' logs, in one stream. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, styleText } from 'node:util';
import { CloudWatchLogsClient, type FilteredLogEvent, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { PlainError } from '../local/plain-error.ts';
import { reachStage } from './reach-stage.ts';
import { runCommand } from './run-command.ts';
import { readPhysicalIds } from './stacks.ts';

const usage =
  'Usage: npm run logs -- --stage <stage> [--function <name>] [--since <minutes>] [--filter <text>] [--follow]';
const minutesDefault = '15';
const lookEveryMs = 2_000;
/** Lines reach the log service some seconds after they are written. */
const lateMs = 10_000;

interface LogGroup {
  readonly name: string;
  readonly group: string;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      function: { type: 'string' },
      since: { type: 'string', default: minutesDefault },
      filter: { type: 'string' },
      follow: { type: 'boolean', default: false },
    },
  });
  const minutes = Number(values.since);
  if (values.stage === undefined || !(minutes > 0)) throw new PlainError(usage);
  reachStage(values.stage);
  const groups = await listGroups(values.stage, values.function);
  const seen = new Set<string>();
  for (let from = Date.now() - minutes * 60_000; ; from = Math.max(from, Date.now() - lateMs)) {
    await print(groups, from, values.filter, seen);
    if (!values.follow) return;
    await sleep(lookEveryMs);
  }
});

/** A function's group is named after it in the stack: BookingLogs…, SettleLogs…. */
async function listGroups(stage: string, wanted: string | undefined): Promise<LogGroup[]> {
  const all = [...(await readPhysicalIds(stage, 'Booking'))].flatMap(([logicalId, group]) => {
    const [, name] = /^(\w+?)Logs[0-9A-F]{8}$/.exec(logicalId) ?? [];
    return name === undefined ? [] : [{ name: name.toLowerCase(), group }];
  });
  const chosen = all.filter(({ name }) => wanted === undefined || name === wanted.toLowerCase());
  if (chosen.length > 0) return chosen;
  throw new PlainError(`There is no function ${wanted}. Choose one of: ${all.map(({ name }) => name).join(', ')}.`);
}

async function print(groups: readonly LogGroup[], from: number, filter: string | undefined, seen: Set<string>) {
  const client = new CloudWatchLogsClient();
  const found: { name: string; event: FilteredLogEvent }[] = [];
  for (const { name, group } of groups) {
    const pages = paginateFilterLogEvents(
      { client },
      { logGroupName: group, startTime: from, ...(filter && { filterPattern: `"${filter}"` }) },
    );
    for await (const { events = [] } of pages) found.push(...events.map((event) => ({ name, event })));
  }
  for (const { name, event } of found.toSorted(
    (one, other) => Number(one.event.timestamp) - Number(other.event.timestamp),
  )) {
    const id = event.eventId ?? `${event.logStreamName}${event.timestamp}${event.message}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const at = new Date(event.timestamp ?? 0).toISOString();
    console.log(`${styleText('dim', at, { stream: process.stdout })} ${name.padEnd(12)} ${event.message?.trimEnd()}`);
  }
}
