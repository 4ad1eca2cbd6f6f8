import { setAwsEnvironment } from '@frontrow/infra/local/aws-environment.ts';
import { chooseDynamodb } from '@frontrow/infra/local/emulators/choose-dynamodb.ts';
import { createTables } from '@frontrow/infra/local/emulators/create-tables.ts';
import { readApp } from '@frontrow/infra/local/read-app.ts';
import { synthesize } from '@frontrow/infra/local/synthesize.ts';
import { stageNamed } from '@frontrow/infra/stages.ts';
import type { Tables } from './contenders.ts';

/** A DynamoDB with the tables of the app's templates, which every client of this process then talks to. */
export async function openTables(): Promise<{ tables: Tables; stop(): Promise<void> }> {
  const startDynamodb = chooseDynamodb();
  if (startDynamodb === undefined)
    throw new Error('There is no embedded DynamoDB for this platform: name one in DYNAMODB_ENDPOINT.');
  const app = readApp(await synthesize(stageNamed('embedded')), `bench${Date.now()}-`);
  const dynamodb = await startDynamodb();
  try {
    await createTables(dynamodb.url, app.tables);
    setAwsEnvironment({ dynamodb: dynamodb.url, s3AndSqs: dynamodb.url, secrets: dynamodb.url });
    const booking = app.functions.find(({ name }) => name === 'booking')?.environment;
    const { CONCERTS_TABLE = '', ORDERS_TABLE = '' } = booking ?? {};
    return { tables: { CONCERTS_TABLE, ORDERS_TABLE }, stop: () => dynamodb.stop() };
  } catch (error) {
    await dynamodb.stop();
    throw error;
  }
}
