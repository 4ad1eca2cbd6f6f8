import { putPoster } from '@frontrow/functions/contract/admin.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';

export const posterTypes: readonly string[] = putPoster.binaryBody;

export type PosterFault = 'type' | 'size' | 'pixels' | 'unreadable';

/** What is wrong with a file before it is sent; the shop looks again, and closer. */
export function findPosterFault(file: Pick<File, 'type' | 'size'>): PosterFault | undefined {
  if (!posterTypes.includes(file.type)) return 'type';
  return file.size > limits.posterBytes ? 'size' : undefined;
}

/** What is wrong with a picture as the browser sees it; undefined stands for one that it cannot read. */
export function findPictureFault(size: { width: number; height: number } | undefined): PosterFault | undefined {
  if (size === undefined) return 'unreadable';
  return size.width * size.height > limits.posterPixels ? 'pixels' : undefined;
}

export const measurePicture = (url: string): Promise<{ width: number; height: number } | undefined> =>
  new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => resolve(undefined);
    image.src = url;
  });
