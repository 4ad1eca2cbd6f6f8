import type { ApiError, FailureCode } from '../api/api-error.ts';
import { refusalWords } from './refusal-words.ts';
import { t } from './words.ts';

const early = [
  'no-answer',
  'invalid-query',
  'invalid-cursor',
  'not-signed-in',
  'not-allowed',
  'session-ended',
  'not-found',
  'concert-not-found',
  'too-many-requests',
  'internal-error',
  'busy',
] as const satisfies readonly FailureCode[];

/** What may go wrong with the first page already, and is said by the words that every page has. */
export type EarlyCode = (typeof early)[number];

const isEarly = (code: FailureCode): code is EarlyCode => early.some((known) => known === code);

/** Says a failure in the language of the page, with the facts the shop gave. */
export function failureText({ code, facts }: ApiError): string {
  if (isEarly(code)) return t(`refusal.${code}`);
  if (!refusalWords.isLoaded()) return t('refusal.internal-error');
  if (code === 'seat-limit' && facts.seatsAllowed !== undefined) {
    return refusalWords.t('limit.buyer', { had: facts.seatsHad ?? 0, allowed: facts.seatsAllowed });
  }
  return refusalWords.t(`refusal.${code}`);
}
