import { reEncodePoster } from '../../adapters/images/re-encode-poster.ts';
import type { putPoster as endpoint } from '../../contract/admin.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { logger } from '../../runtime/logger.ts';

type PosterPorts = Pick<Ports, 'concerts' | 'posters'>;

/** What is shown is never the file that was sent: it is decoded and encoded anew under a name of our own. */
export const putPosterHandler =
  (ports: PosterPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId }, request }) => {
    const { concerts, posters } = ports;
    const concert = await concerts.findNow(concertId);
    if (concert === undefined || concert.deletedAt !== undefined) throw new Refusal('concert-not-found');
    const image = await reEncodePoster(request.bytes);
    if (image.outcome === 'refused') throw new Refusal(image.code);
    const { width, height } = image;
    const { key, url } = await posters.put(concertId, image);
    const before = concert.poster?.key;
    try {
      const set = await concerts.setPoster(concertId, { key, url, width, height });
      if (set.outcome === 'gone') throw new Refusal('concert-not-found');
      // Written a second time because nobody heard of the first, it finds itself there.
      await takeAway(ports, set.keyBefore === key ? before : set.keyBefore);
    } catch (error) {
      // A failed write may have been done all the same.
      const shown = await keyShown(ports, concertId);
      if (shown !== 'unknown') await takeAway(ports, shown === key ? before : key);
      throw error;
    }
    return { poster: { url, width, height } };
  };

/** Nobody sees it any more: that it could not be taken away is nothing to tell an admin, but its name is kept. */
async function takeAway({ posters }: PosterPorts, key: string | undefined): Promise<void> {
  if (key === undefined) return;
  await posters.remove(key).catch((error: unknown) => logger.warn('poster-left-behind', { key, error: String(error) }));
}

const keyShown = ({ concerts }: PosterPorts, concertId: string): Promise<string | undefined> =>
  concerts.findNow(concertId).then(
    (concert) => concert?.poster?.key,
    () => 'unknown',
  );
