import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

interface AwsOfShop {
  readonly environment: Readonly<
    Record<'AWS_ENDPOINT_URL_DYNAMODB' | 'AWS_REGION' | 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY', string>
  >;
  readonly settings: Readonly<Record<string, string>>;
}

/** Every item of every table as a text, by its key. */
export type Tables = ReadonlyMap<string, string>;

/** What may change without anybody having got anything: counted tries, and seats counted anew by whoever reads. */
const isBookkeeping = (pk: string, sk: string) => pk.startsWith('THROTTLE#') || sk === 'SUMMARY';

/** Reads the tables of an embedded shop past its API. */
export async function readTables(url: string): Promise<Tables> {
  const { environment, settings } = (await (await fetch(`${url}/aws`)).json()) as AwsOfShop;
  const client = new DynamoDBClient({
    endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB,
    region: environment.AWS_REGION,
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
  });
  const items = new Map<string, string>();
  for (const [name, TableName] of Object.entries(settings)) {
    for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) {
      for (const item of Items) {
        const [pk, sk] = [item.PK?.S ?? '', item.SK?.S ?? ''];
        if (!isBookkeeping(pk, sk)) items.set(`${name} ${pk} ${sk}`, JSON.stringify(item, inOrder));
      }
    }
  }
  client.destroy();
  if (items.size === 0) throw new Error('The tables are empty: a comparison of nothing proves nothing');
  return items;
}

/** A map has no order, and is told in a new one each time. */
const inOrder = (_: string, value: unknown) =>
  value?.constructor === Object
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The keys of items that are not as they were. */
export function changesBetween(before: Tables, after: Tables): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key));
}
