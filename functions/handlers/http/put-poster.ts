import { reEncodePoster } from '../../adapters/images/re-encode-poster.ts';
import type { putPoster as endpoint } from '../../contract/admin.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';

/** What is shown is never the file that was sent: it is decoded and encoded anew under a name of our own. */
export const putPosterHandler =
  ({ concerts, posters }: Pick<Ports, 'concerts' | 'posters'>): Handle<typeof endpoint> =>
  async ({ params: { concertId }, request }) => {
    const concert = await concerts.findNow(concertId);
    if (concert === undefined || concert.deletedAt !== undefined) throw new Refusal('concert-not-found');
    const image = await reEncodePoster(request.bytes);
    if (image.outcome === 'refused') throw new Refusal(image.code);
    const { width, height } = image;
    const { key, url } = await posters.put(concertId, image);
    const set = await concerts.setPoster(concertId, { key, url, width, height });
    if (set.outcome === 'gone') {
      await posters.remove(key);
      throw new Refusal('concert-not-found');
    }
    if (set.keyBefore !== undefined && set.keyBefore !== key) await posters.remove(set.keyBefore);
    return { poster: { url, width, height } };
  };
