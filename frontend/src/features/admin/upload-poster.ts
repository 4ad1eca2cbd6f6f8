import { putPoster } from '@frontrow/functions/contract/admin.ts';
import type { Poster } from '@frontrow/functions/contract/concerts.ts';
import { ApiError, apiErrorOf } from '../../api/api-error.ts';
import { pathOf, withToken } from '../../api/call.ts';

/** Sends a poster and tells how far it is, from 0 to 1. */
export const uploadPoster = (concertId: string, file: File, onProgress: (share: number) => void): Promise<Poster> =>
  withToken((token) => send(concertId, file, token, onProgress));

// fetch cannot tell how much of a body has gone, XMLHttpRequest can.
function send(concertId: string, file: File, token: string, onProgress: (share: number) => void): Promise<Poster> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(putPoster.method, `/api${pathOf(putPoster, { concertId })}`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiError('no-answer', 0));
    request.onload = () => {
      if (request.status === putPoster.status) resolve(JSON.parse(request.responseText).poster);
      else reject(apiErrorOf(request.status, request.responseText, request.getResponseHeader('retry-after')));
    };
    request.send(file);
  });
}
