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
    try {
      const set = await concerts.setPoster(concertId, { key, url, width, height });
      if (set.outcome === 'gone') throw new Refusal('concert-not-found');
      if (set.keyBefore !== undefined && set.keyBefore !== key) await takeAway(ports, set.keyBefore);
    } catch (error) {
      await takeAwayUnlessShown(ports, concertId, key);
      throw error;
    }
    return { poster: { url, width, height } };
  };

/** Nobody sees it any more: that it could not be taken away is nothing to tell an admin, but its name is kept. */
async function takeAway({ posters }: PosterPorts, key: string): Promise<void> {
  await posters.remove(key).catch((error: unknown) => logger.warn('poster-left-behind', { key, error: String(error) }));
}

/** A failed write may have been done all the same. */
async function takeAwayUnlessShown(ports: PosterPorts, concertId: string, key: string): Promise<void> {
  const shown = await ports.concerts.findNow(concertId).then(
    (concert) => concert?.poster?.key,
    () => key,
  );
  if (shown !== key) await takeAway(ports, key);
}
