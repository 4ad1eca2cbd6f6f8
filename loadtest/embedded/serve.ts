import type { ClaimMessage } from '@frontrow/functions/contract/messages.ts';
import type { Interfere } from '@frontrow/infra/local/queues/pump-queues.ts';
import { startShop } from '@frontrow/infra/local/start-shop.ts';
import type { Answer, Request } from './messages.ts';
import { createProfiler } from './profiler.ts';

/** A shop in a process of its own, so that it and whoever asks it share no thread. Ends with its parent. */
const tell = (answer: Answer) => process.send?.(answer);

async function naive() {
  const { connectNaiveAvailability, connectNaiveBooking } = await import('../naive/functions.ts');
  return { booking: connectNaiveBooking, availability: connectNaiveAvailability };
}

const profile = createProfiler();
const settledAt = new Map<string, number>();

/** Notes when claims of the queue were settled; the first time counts. */
const noteSettled: Interfere = async (job, event, deliver) => {
  const answer = await deliver(event);
  if (job !== 'settle') return answer;
  const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const { messageId, body } of event.Records) {
    const { orderId } = JSON.parse(body) as ClaimMessage;
    if (!failed.has(messageId) && !settledAt.has(orderId)) settledAt.set(orderId, Date.now());
  }
  return answer;
};

try {
  const shop = await startShop({
    port: 0,
    report: (step) => tell({ told: 'step', step }),
    interfere: noteSettled,
    ...(process.argv[2] === 'naive' && { replaced: naive }),
  });
  process.on('message', async (request: Request) => {
    if (request.ask === 'memory') {
      globalThis.gc?.();
      return tell({ told: 'memory', megabytes: process.memoryUsage().heapUsed / 2 ** 20 });
    }
    if (request.ask === 'start-profile') {
      await profile.start();
      return tell({ told: 'profile', profile: null });
    }
    if (request.ask === 'stop-profile') return tell({ told: 'profile', profile: await profile.stop() });
    if (request.ask === 'settled') {
      tell({ told: 'settled', atByOrder: [...settledAt] });
      return settledAt.clear();
    }
    const { role, ids } = request;
    tell({ told: 'tokens', tokens: await Promise.all(ids.map((id) => shop.issueAccessToken({ id, role }))) });
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
