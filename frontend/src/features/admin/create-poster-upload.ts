import type { Poster } from '@frontrow/functions/contract/concerts.ts';
import { createSignal } from 'solid-js';
import { asApiError } from '../../api/create-load.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { uploadPoster } from './upload-poster.ts';

/** The upload of a poster: how far it is, and in words what went wrong. */
export function createPosterUpload() {
  const [progress, setProgress] = createSignal<number>();
  const [error, setError] = createSignal<string>();

  /** Resolves to undefined where the poster was not taken. */
  async function upload(concertId: string, file: File): Promise<Poster | undefined> {
    setError(undefined);
    setProgress(0);
    try {
      return await uploadPoster(concertId, file, setProgress);
    } catch (thrown) {
      setError(failureText(asApiError(thrown)));
      return undefined;
    } finally {
      setProgress(undefined);
    }
  }
  return { progress, error, upload };
}
