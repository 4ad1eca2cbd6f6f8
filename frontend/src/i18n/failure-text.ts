import type { ApiError } from '../api/api-error.ts';
import { t } from './words.ts';

/** Says a failure in the language of the page, with the facts the shop gave. */
export function failureText({ code, facts }: ApiError): string {
  if (code === 'seat-limit' && facts.seatsAllowed !== undefined) {
    return t('limit.buyer', { had: facts.seatsHad ?? 0, allowed: facts.seatsAllowed });
  }
  return t(`refusal.${code}`);
}
