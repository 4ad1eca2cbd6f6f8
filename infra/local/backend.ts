import type { RequestListener } from './http/gateway.ts';
import type { LocalFunctions } from './invoke.ts';
import type { ApiDefinition } from './read-api.ts';

/** What stands behind the front door. */
export interface Backend {
  readonly api: ApiDefinition;
  readonly functions: LocalFunctions;
  readonly posters: RequestListener;
  /** For the demo's admin: no request to the API can grant the role. */
  grantAdmin(email: string): Promise<void>;
  /** Rejects when something the shop cannot do without has ended. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}
