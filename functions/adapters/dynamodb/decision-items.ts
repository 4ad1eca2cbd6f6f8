import type { BlockChange, CounterChange, Decision, OrderChange, SeatChange } from '../../domain/decision.ts';
import { encodeTime } from '../../domain/seat-block.ts';
import { keys } from './keys.ts';
import { orderItem } from './order-item.ts';
import type { TransactItems } from './transact.ts';

export interface OrderTables {
  readonly ORDERS_TABLE: string;
  readonly CONCERTS_TABLE: string;
}

type TransactItem = TransactItems[number];

/** The transaction of a decision: its orders, then the counters, then the blocks. */
export function itemsOf(
  { orders, counters, blocks }: Decision,
  { ORDERS_TABLE, CONCERTS_TABLE }: OrderTables,
): TransactItems {
  return [
    ...orders.map((change) => orderWrite(change, ORDERS_TABLE)),
    ...counters.map((change) => counterWrite(change, ORDERS_TABLE)),
    ...blocks.map((change) => blockWrite(change, CONCERTS_TABLE)),
  ];
}

const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

function orderWrite({ before, order }: OrderChange, table: string): TransactItem {
  const Put = { TableName: table, Item: orderItem(order), ...onFailure };
  if (before === undefined) return { Put: { ...Put, ConditionExpression: 'attribute_not_exists(PK)' } };
  const ExpressionAttributeValues = { ':revision': before.revision };
  return { Put: { ...Put, ConditionExpression: 'revision = :revision', ExpressionAttributeValues } };
}

function counterWrite(change: CounterChange, table: string): TransactItem {
  const { buyerId, concertId, seats, limit, holdsAt, letGo } = change;
  const gives = seats < 0;
  return {
    Update: {
      TableName: table,
      Key: keys.counter(buyerId, concertId),
      UpdateExpression: letGo === undefined ? 'ADD seats :seats' : `${rest} ADD seats :seats`,
      ConditionExpression: [
        gives ? 'seats >= :bound' : '(attribute_not_exists(seats) OR seats <= :bound)',
        ...(holdsAt === undefined ? [] : ['(attribute_not_exists(restsUntil) OR restsUntil <= :holdsAt)']),
      ].join(' AND '),
      ExpressionAttributeValues: {
        ':seats': seats,
        ':bound': gives ? -seats : limit - seats,
        ...(holdsAt !== undefined && { ':holdsAt': holdsAt }),
        ...(letGo && { ':at': letGo.at, ':held': letGo.heldSeconds, ':zero': 0 }),
      },
      ...onFailure,
    },
  };
}

/** `counterAfter` in the words of the table: both sides are reckoned from the item as it was before. */
const rest =
  'SET restsUntil = if_not_exists(letGoSeconds, :zero) + :at, letGoSeconds = if_not_exists(letGoSeconds, :zero) + :held';

/** One update a block, whatever happens to its seats: at most 48 names, and a value or two for each order. */
function blockWrite(change: BlockChange, table: string): TransactItem {
  const sets: string[] = [];
  const removes: string[] = [];
  const conditions: string[] = [];
  const values: Record<string, unknown> = { ':one': 1 };
  for (const [at, seats] of change.seats.entries()) {
    const names = seats.codes.map((code) => `#${code}`);
    if (seats.kind === 'give-back') removes.push(...names);
    else sets.push(...names.map((name) => `${name} = :v${at}`));
    conditions.push(...names.map((name) => seatCondition(seats, name, at)));
    values[`:v${at}`] = seats.value;
    if (seats.kind === 'swap') values[`:f${at}`] = seats.from;
    if (seats.kind === 'claim') values[':now'] = encodeTime(change.now);
  }
  const takes = change.seats.some(({ kind }) => kind !== 'give-back');
  const codes = change.seats.flatMap((seats) => seats.codes);
  return {
    Update: {
      TableName: table,
      Key: keys.block(change),
      UpdateExpression: [
        ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
        ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
        'ADD v :one',
      ].join(' '),
      ConditionExpression: [
        ...(takes ? ['attribute_exists(PK)', 'attribute_not_exists(closed)'] : []),
        ...conditions,
      ].join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(codes.map((code) => [`#${code}`, code])),
      ExpressionAttributeValues: values,
      ...onFailure,
    },
  };
}

function seatCondition({ kind }: SeatChange, name: string, at: number): string {
  switch (kind) {
    case 'claim':
      return `(attribute_not_exists(${name}) OR ${name} < :now)`;
    case 'swap':
      return `${name} = :f${at}`;
    case 'give-back':
      return `${name} = :v${at}`;
  }
}
