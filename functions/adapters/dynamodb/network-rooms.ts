import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { windowsLeft, windowsOf } from '../../domain/network-room.ts';
import type { Orders } from '../../domain/ports.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';

/** One item a network and section, with a count for each window of time; the table tidies it up when nobody uses it. */
export function networkRooms(client: DocumentClient, table: string): Pick<Orders, 'takeRoom' | 'giveRoomBack'> {
  const update = async (input: Omit<UpdateCommandInput, 'TableName'>): Promise<boolean> => {
    try {
      await client.send(new UpdateCommand({ TableName: table, ...input }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return {
    async takeRoom(room, seatsMax) {
      const [first, second] = windowsOf(room);
      const fits = (name: string) => `(attribute_not_exists(${name}) OR ${name} <= :left)`;
      return update({
        Key: keys.networkRoom(room),
        UpdateExpression: 'ADD #first :seats, #second :seats SET expiresAt = :expiresAt REMOVE #past, #older',
        // The second window too: a clock that is a little ahead counts there already.
        ConditionExpression: `${fits('#first')} AND ${fits('#second')}`,
        ExpressionAttributeNames: {
          '#first': `w${first}`,
          '#second': `w${second}`,
          '#past': `w${first - 1}`,
          '#older': `w${first - 2}`,
        },
        ExpressionAttributeValues: {
          ':seats': room.seats,
          ':left': seatsMax - room.seats,
          ':expiresAt': (second + 1) * room.windowSeconds,
        },
      });
    },

    async giveRoomBack(room, now) {
      const windows = windowsLeft(room, now);
      if (windows.length === 0) return;
      const names = windows.map((window) => [`#w${window}`, `w${window}`] as const);
      await update({
        Key: keys.networkRoom(room),
        UpdateExpression: `ADD ${names.map(([name]) => `${name} :less`).join(', ')}`,
        ConditionExpression: names.map(([name]) => `${name} >= :seats`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(names),
        ExpressionAttributeValues: { ':less': -room.seats, ':seats': room.seats },
      });
    },
  };
}
