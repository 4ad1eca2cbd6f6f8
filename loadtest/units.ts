import { table } from './report.ts';

/** By operation and outcome: how often it was called, and what it counted. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What an embedded shop counted since it began. Deployed ones tell CloudWatch: undefined. */
export async function readCounts(apiUrl: string): Promise<Counts | undefined> {
  const response = await fetch(new URL('/metrics', apiUrl)).catch(() => undefined);
  const isJson = response?.headers.get('content-type')?.startsWith('application/json') ?? false;
  return response?.ok && isJson ? ((await response.json()) as Counts) : undefined;
}

/** What a call cost at the database, for everything that claims and settles. */
export function unitsTable(before: Counts | undefined, after: Counts | undefined): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  const paths = Object.keys(after).filter((path) => /^(claim-seats|settle|watch)\b/.test(path));
  const lines = paths.toSorted().flatMap((path) => {
    const grown = (name: string) => (after[path]?.[name] ?? 0) - (before[path]?.[name] ?? 0);
    const calls = grown('Calls');
    const each = (name: string) => (grown(name) / calls).toFixed(2);
    if (calls === 0) return [];
    const conflicts = grown('ClaimConflicts') + grown('TransactionConflicts');
    return [[path, String(calls), each('WriteUnits'), each('ReadUnits'), String(conflicts)]];
  });
  const head = ['', 'calls', 'write units a call', 'read units a call', 'races lost'];
  return table([head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...lines]);
}
