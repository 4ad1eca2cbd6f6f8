import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../../domain/account.ts';
import type { Accounts } from '../../domain/ports.ts';
import { getItems } from './batches.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';
import { transact } from './transact.ts';

/** An account by its id, and its e-mail as a second item that keeps the address unique. */
export function dynamodbAccounts(client: DocumentClient, table: string): Accounts {
  const find = async (id: string): Promise<Account | undefined> => {
    const [item] = await getItems(client, table, [keys.account(id)], { strong: true });
    return item && accountFromItem(item);
  };
  const findByEmail = async (email: string): Promise<Account | undefined> => {
    const [item] = await getItems(client, table, [keys.email(email)], { strong: true });
    return item && find(String(item.accountId));
  };
  const set = async (id: string, field: 'passwordHash' | 'role', value: string): Promise<void> => {
    const change = { UpdateExpression: `SET #field = :value`, ExpressionAttributeNames: { '#field': field } };
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: keys.account(id),
        ConditionExpression: 'attribute_exists(PK)',
        ExpressionAttributeValues: { ':value': value },
        ...change,
      }),
    );
  };

  return {
    find,
    findByEmail,

    async findMany(ids) {
      return (await getItems(client, table, [...new Set(ids)].map(keys.account))).map(accountFromItem);
    },

    async create(account) {
      const ConditionExpression = 'attribute_not_exists(PK)';
      const result = await transact(client, [
        {
          Put: { TableName: table, Item: { ...keys.email(account.email), accountId: account.id }, ConditionExpression },
        },
        { Put: { TableName: table, Item: { ...keys.account(account.id), ...account }, ConditionExpression } },
      ]);
      return result === 'committed' ? 'created' : 'email-taken';
    },

    async setPasswordHash(id, passwordHash) {
      await set(id, 'passwordHash', passwordHash);
    },

    async grantRole(email, role) {
      const account = await findByEmail(email);
      if (account === undefined) return undefined;
      try {
        await set(account.id, 'role', role);
        return { ...account, role };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
  };
}

const accountFromItem = ({ PK, SK, ...account }: Record<string, unknown>): Account => account as unknown as Account;
