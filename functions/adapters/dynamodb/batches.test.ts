import { expect, test } from 'vitest';
import { getItems } from './batches.ts';
import type { DocumentClient } from './client.ts';

interface BatchGet {
  readonly RequestItems: Readonly<Record<string, { Keys: { PK: string; SK: string }[]; ConsistentRead: boolean }>>;
}

/** A table that has every item but those of the keys given, and remembers what it was asked. */
function tableWithout(...absent: string[]) {
  const calls: { table: string; keys: string[]; isStrong: boolean }[] = [];
  const send = async ({ input }: { input: BatchGet }) => {
    const [table = '', { Keys, ConsistentRead }] = Object.entries(input.RequestItems)[0] ?? [
      '',
      { Keys: [], ConsistentRead: false },
    ];
    calls.push({ table, keys: Keys.map(({ PK }) => PK), isStrong: ConsistentRead });
    return { Responses: { [table]: Keys.filter(({ PK }) => !absent.includes(PK)) } };
  };
  return { client: { send } as unknown as DocumentClient, calls };
}

const key = (PK: string) => ({ PK, SK: 's' });
const namesOf = (items: Record<string, unknown>[]) => items.map(({ PK }) => PK);

test('who asks in the same moment shares one call, and each gets their own items', async () => {
  const { client, calls } = tableWithout('gone');
  const [one, other] = await Promise.all([
    getItems(client, 't', [key('a'), key('gone')]),
    getItems(client, 't', [key('b'), key('a'), key('a')]),
  ]);
  expect(namesOf(one)).toEqual(['a']);
  expect(namesOf(other)).toEqual(['b', 'a']);
  expect(calls).toEqual([{ table: 't', keys: ['a', 'gone', 'b'], isStrong: false }]);
});

test('who asks later is not answered with what was read earlier', async () => {
  const { client, calls } = tableWithout();
  await getItems(client, 't', [key('a')], { strong: true });
  await getItems(client, 't', [key('a')], { strong: true });
  expect(calls).toHaveLength(2);
});

test('other tables, and strong reads, are calls of their own', async () => {
  const { client, calls } = tableWithout();
  await Promise.all([
    getItems(client, 't', [key('a')]),
    getItems(client, 't', [key('a')], { strong: true }),
    getItems(client, 'u', [key('a')]),
  ]);
  expect(calls.map(({ table, isStrong }) => [table, isStrong])).toEqual([
    ['t', false],
    ['t', true],
    ['u', false],
  ]);
});

test('more keys than a call may have go in several, and no keys in none', async () => {
  const { client, calls } = tableWithout();
  const keys = Array.from({ length: 150 }, (_, at) => key(String(at)));
  expect(await getItems(client, 't', keys)).toHaveLength(150);
  expect(await getItems(client, 't', [])).toEqual([]);
  expect(calls.map((call) => call.keys.length)).toEqual([100, 50]);
});

test('a call that fails, fails for all who share it, and for nobody after them', async () => {
  let isDown = true;
  const { client } = tableWithout();
  const failing = {
    send: async (command: never) => (isDown ? Promise.reject(new Error('down')) : client.send(command)),
  } as unknown as DocumentClient;
  const both = await Promise.allSettled([getItems(failing, 't', [key('a')]), getItems(failing, 't', [key('b')])]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  expect(namesOf(await getItems(failing, 't', [key('a')]))).toEqual(['a']);
});
