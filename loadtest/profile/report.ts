import { table, whole } from '../report.ts';

export interface Profiled {
  readonly requests: number;
  readonly wallMs: number;
  /** Of the shop's process. */
  readonly byOwner: ReadonlyMap<string, number>;
  readonly databaseMs: number;
  readonly clientMs: number;
}

const idle = 'nothing to do';

/** Where the milliseconds of a request went, a column a crowd; whatever took most of the first one's first. */
export function renderProfiles(byCrowd: ReadonlyMap<string, Profiled>): string {
  const all = [...byCrowd.values()];
  const owners = [...new Set(all.flatMap(({ byOwner }) => [...byOwner.keys()]))].filter((owner) => owner !== idle);
  const line = (name: string, timeOf: (of: Profiled) => number): string[] => [
    name,
    ...all.map((of) => (timeOf(of) / of.requests).toFixed(3)),
  ];
  const ofOwner = (owner: string) => (of: Profiled) => of.byOwner.get(owner) ?? 0;
  const ofShop = (of: Profiled) => owners.reduce((sum, owner) => sum + ofOwner(owner)(of), 0);
  const most = (owner: string) => all.reduce((sum, of) => sum + ofOwner(owner)(of) / of.requests, 0);
  return table([
    ['milliseconds of a processor for each request', ...byCrowd.keys()],
    ['---', ...all.map(() => '--:')],
    line('**the shop’s process**', ofShop),
    ...owners.toSorted((one, other) => most(other) - most(one)).map((owner) => line(owner, ofOwner(owner))),
    line('**the emulator of DynamoDB, a process of its own**', ({ databaseMs }) => databaseMs),
    line('**the client**', ({ clientMs }) => clientMs),
    ['requests a second meanwhile', ...all.map(({ requests, wallMs }) => whole((1_000 * requests) / wallMs))],
  ]);
}
