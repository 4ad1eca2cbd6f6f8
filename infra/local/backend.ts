import type { Caller } from '@frontrow/functions/domain/account.ts';
import type { AwsEndpoints } from './aws-environment.ts';
import type { RequestListener } from './http/gateway.ts';
import type { LocalFunctions } from './invoke.ts';
import type { ApiDefinition } from './read-api.ts';

/** What stands behind the front door. */
export interface Backend {
  readonly api: ApiDefinition;
  readonly functions: LocalFunctions;
  readonly posters: RequestListener;
  /** Where operators' commands find what the shop keeps; nowhere where it keeps it in memory. */
  readonly aws?: { readonly endpoints: AwsEndpoints; readonly settings: Readonly<Record<string, string>> };
  /** For the demo's admin: no request to the API can grant the role. */
  grantAdmin(email: string): Promise<void>;
  /** Signs somebody in without a password, or an account even: load tests have thousands of buyers. */
  issueAccessToken(caller: Caller): Promise<string>;
  /** Rejects when something the shop cannot do without has ended. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}
