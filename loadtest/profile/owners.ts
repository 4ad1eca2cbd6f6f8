import type { Profiler } from 'node:inspector';

/** Whose work a call is, by the first of these that its file or name fits. */
const owners: readonly (readonly [owner: string, pattern: RegExp])[] = [
  ['nothing to do', /^\(idle\)/],
  ['garbage collector', /^\(garbage collector\)/],
  ['AWS SDK', /node_modules\/(@aws-sdk|@smithy|@aws-crypto)\//],
  ['the emulators of SQS and secrets', /node_modules\/(fauxqs|fastify|@fastify|light-my-request|find-my-way)\//],
  ['middy and Powertools', /node_modules\/(@middy|@aws-lambda-powertools)\//],
  ['zod and jose', /node_modules\/(zod|jose)\//],
  ['the shop: handlers, domain, adapters', /\/functions\//],
  ['the local gateway and queues', /\/infra\/local\//],
  ['Node: HTTP, sockets, crypto, timers', /^node:/],
];
const others = 'anything else';

/** Milliseconds of a profile by whose work they were. What V8 and the system did is their caller's. */
export function millisecondsByOwner({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const owned = new Map<number, string>();
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ownerOf = (id: number): string => {
    const known = owned.get(id);
    if (known !== undefined) return known;
    const frame = byId.get(id)?.callFrame;
    const place = frame?.url || frame?.functionName || '';
    const found = owners.find(([, pattern]) => pattern.test(place))?.[0];
    const parent = parents.get(id);
    const owner = found ?? (frame?.url || parent === undefined ? others : ownerOf(parent));
    owned.set(id, owner);
    return owner;
  };
  const sums = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const owner = ownerOf(id);
    sums.set(owner, (sums.get(owner) ?? 0) + (timeDeltas[at] ?? 0) / 1_000);
  }
  return sums;
}
