import { club } from '@frontrow/loadtest/concerts.ts';
import { openStage } from '@frontrow/loadtest/deployed/stage.ts';
import { createClient } from '@frontrow/loadtest/http-client.ts';
import { openHall, readBack } from '@frontrow/loadtest/job.ts';
import { randomFrom } from '@frontrow/loadtest/random.ts';
import { rush } from '@frontrow/loadtest/rush.ts';
import { expect, inject, test } from 'vitest';

test('a load test finds a deployed stage by its name, signs its crowd in by the stage’s key and reads everything back', async () => {
  const { url, endpoint, stage } = inject('deployed');
  process.env.AWS_ENDPOINT_URL = endpoint;
  const target = await openStage(stage, url);
  expect(target.apiUrl).toBe(`${url}/api`);
  const client = createClient(target.apiUrl, { connections: 4 });
  try {
    const buyers = await target.signIn(12);
    const job = {
      client,
      admin: target.admin,
      buyers,
      connections: 4,
      salesMode: 'direct',
      random: randomFrom(7),
      say: () => {},
    } as const;
    const hall = await openHall(job, club);
    const plans = buyers.map((buyer) => ({ buyer, wish: 'adjacent' as const, requests: 2 }));
    const rushed = await rush(client, { concertId: hall.id, runs: hall.runs, plans }, job);
    const { findings, seatsSold } = await readBack(job, hall, buyers, [rushed]);
    expect(findings).toEqual([]);
    expect(seatsSold).toBeGreaterThan(0);
  } finally {
    client.close();
    await target.stop();
  }
});
