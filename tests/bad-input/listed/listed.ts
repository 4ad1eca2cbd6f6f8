import type { RefusalCode } from '@frontrow/functions/contract/refusals.ts';
import type { Knock } from '../knock.ts';

/** What cannot be made from the contract: values of the right shape that mean nothing, or belong to somebody else. */
export interface Listed {
  readonly what: string;
  readonly knock: Knock;
  readonly code: RefusalCode;
}

export const json = { 'content-type': 'application/json' };
export const signedIn = ({ accessToken }: { accessToken: string }) => ({ authorization: `Bearer ${accessToken}` });
