import type { Posters } from '../../domain/ports.ts';

export interface MemoryPosters extends Posters {
  /** What was stored under a key, for whoever serves it. */
  find(key: string): { bytes: Uint8Array; mediaType: string } | undefined;
}

export function memoryPosters(): MemoryPosters {
  const images = new Map<string, { bytes: Uint8Array; mediaType: string }>();
  let count = 0;
  return {
    find: (key) => images.get(key),
    async put(concertId, image) {
      count += 1;
      const key = `posters/${concertId}/${count}.${image.mediaType.slice('image/'.length)}`;
      images.set(key, image);
      return { key, url: `/${key}` };
    },
    async remove(key) {
      images.delete(key);
    },
  };
}
