import type { AdminConcert } from '@frontrow/functions/contract/admin.ts';
import type { PreparedConcert } from './prepare-concert.ts';
import { type ShopClient, ShopError } from './shop-client.ts';

export interface ImportProgress {
  done: number;
  total: number;
  title: string;
  outcome: 'created' | 'already there';
}

/** Enough to keep the shop busy while a poster is drawn here. */
const atOnce = 3;

/**
 * Sends concerts that the shop does not have yet. A concert whose poster is refused is taken back, so that a second
 * run finds all of it or nothing.
 */
export async function importConcerts(
  shop: ShopClient,
  concerts: readonly PreparedConcert[],
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ImportProgress[]> {
  const existing = await shop.listConcerts();
  const waiting = concerts.values();
  const results: ImportProgress[] = [];
  const work = async () => {
    for (const prepared of waiting) {
      const outcome = await importConcert(shop, prepared, existing);
      const progress = { done: results.length + 1, total: concerts.length, title: prepared.concert.title, outcome };
      results.push(progress);
      onProgress(progress);
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, work));
  const failed = workers.find((worker) => worker.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
}

async function importConcert(
  shop: ShopClient,
  { concert, startsRelative, poster }: PreparedConcert,
  existing: AdminConcert[],
): Promise<ImportProgress['outcome']> {
  // Counted from today, the same concert starts at another time each day: then title and hall tell it.
  const same = existing.find(
    ({ title, venue, startsAt }) =>
      title === concert.title &&
      venue.name === concert.venue.name &&
      (startsRelative || Date.parse(startsAt) === Date.parse(concert.startsAt)),
  );
  const id = same?.id ?? (await shop.createConcert(concert)).id;
  if (poster && !same?.poster) await putPoster(shop, id, poster(), same === undefined, concert.title);
  return same ? 'already there' : 'created';
}

async function putPoster(
  shop: ShopClient,
  id: string,
  poster: { bytes: Uint8Array; mediaType: string },
  isNew: boolean,
  title: string,
) {
  try {
    await shop.putPoster(id, poster);
  } catch (error) {
    if (isNew) await shop.deleteConcert(id);
    if (error instanceof ShopError)
      throw new ShopError(`The poster of ${title} was not taken: ${error.message}`, error.code);
    throw error;
  }
}
