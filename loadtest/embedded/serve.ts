import { startShop } from '@frontrow/infra/local/start-shop.ts';
import type { Answer, Request } from './messages.ts';

/** A shop in a process of its own, so that it and whoever asks it share no thread. Ends with its parent. */
const tell = (answer: Answer) => process.send?.(answer);

async function naive() {
  const { connectNaiveAvailability, connectNaiveBooking } = await import('../naive/functions.ts');
  return { booking: connectNaiveBooking, availability: connectNaiveAvailability };
}

try {
  const shop = await startShop({
    port: 0,
    report: (step) => tell({ told: 'step', step }),
    ...(process.argv[2] === 'naive' && { replaced: naive }),
  });
  process.on('message', async ({ role, ids }: Request) => {
    const tokens = await Promise.all(ids.map((id) => shop.issueAccessToken({ id, role })));
    tell({ told: 'tokens', tokens });
  });
  // Ctrl-C reaches the whole group; the parent ends us when it is done.
  process.on('SIGINT', () => {});
  for (const end of ['disconnect', 'SIGTERM'] as const)
    process.once(end, async () => {
      await shop.stop();
      process.exit(0);
    });
  tell({ told: 'open', url: shop.url });
  await shop.failed;
} catch (error) {
  tell({ told: 'failed', reason: (error as Error).message });
  process.exit(1);
}
