import { inParallel, queryItems } from '@frontrow/functions/adapters/dynamodb/batches.ts';
import type { DocumentClient } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { type getAvailability as endpoint, seatStateCharacters } from '@frontrow/functions/contract/seat-map.ts';
import type { Concerts } from '@frontrow/functions/domain/ports.ts';
import { Refusal } from '@frontrow/functions/domain/refusal.ts';
import type { SectionPlan } from '@frontrow/functions/domain/seat-plan.ts';
import type { Handle } from '@frontrow/functions/runtime/api.ts';
import { seatKey, seatPartition } from './seat-keys.ts';

interface AvailabilityPorts {
  readonly client: DocumentClient;
  readonly table: string;
  readonly concerts: Pick<Concerts, 'find' | 'findSeatPlan'>;
}

/** Reads the items of all seats that were taken, for everybody who asks. */
export const naiveAvailability =
  ({ client, table, concerts }: AvailabilityPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId } }) => {
    const plan = (await concerts.find(concertId)) && (await concerts.findSeatPlan(concertId));
    if (plan === undefined) throw new Refusal('concert-not-found');
    const taken = await inParallel(
      plan.sections.map(
        ({ code }) =>
          () =>
            listTaken(client, table, seatPartition(concertId, code)),
      ),
    );
    const sections = plan.sections.map((section, at) => [
      section.code,
      render(concertId, section, taken[at] ?? new Set()),
    ]);
    return { concertId, seatMapVersion: plan.version, sections: Object.fromEntries(sections) };
  };

async function listTaken(client: DocumentClient, table: string, partition: string): Promise<Set<string>> {
  const items = await queryItems(client, {
    TableName: table,
    KeyConditionExpression: 'PK = :section',
    ExpressionAttributeValues: { ':section': partition },
  });
  return new Set(items.map(({ SK }) => String(SK)));
}

const render = (concertId: string, { code, runs }: SectionPlan, taken: ReadonlySet<string>): string =>
  runs
    .flatMap(({ row, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => {
        const { SK } = seatKey(concertId, { section: code, row, number: from + at });
        return taken.has(SK) ? seatStateCharacters.sold : seatStateCharacters.available;
      }),
    )
    .join('');
