import { ms, table, whole } from '../report.ts';

export interface Profiled {
  readonly requests: number;
  readonly wallMs: number;
  /** Of the shop's process. */
  readonly byOwner: ReadonlyMap<string, number>;
  readonly databaseMs: number;
  readonly clientMs: number;
}

/** Where the milliseconds went, in all and for each request. */
export function renderProfile({ requests, wallMs, byOwner, databaseMs, clientMs }: Profiled): string {
  const line = (name: string, time: number): string[] => [name, whole(time), (time / requests).toFixed(3)];
  const shop = [...byOwner].filter(([name]) => name !== 'nothing to do').toSorted(([, one], [, other]) => other - one);
  const shopMs = shop.reduce((sum, [, time]) => sum + time, 0);
  const rows = [
    line('**the shop’s process**', shopMs),
    ...shop.map(([name, time]) => line(name, time)),
    line('**the emulator of DynamoDB, a process of its own**', databaseMs),
    line('**the client**', clientMs),
  ];
  return [
    `${whole(requests)} requests in ${ms(wallMs / 1_000)} s, ${whole((1_000 * requests) / wallMs)} a second.`,
    table([['milliseconds of a processor', 'in all', 'a request'], ['---', '--:', '--:'], ...rows]),
  ].join('\n\n');
}
