import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import type { Ports } from '@frontrow/functions/domain/ports.ts';
import type { Environment } from '@frontrow/functions/runtime/settings.ts';
import type { ApiHandler, LocalFunctions } from './http/gateway.ts';
import type { FunctionDefinition } from './read-app.ts';

/** Loaded late: the handlers' code reads the AWS settings of the process, which must stand by then. */
async function loadWorkloads() {
  const [browse, availability, booking, accounts, admin, posters] = await Promise.all([
    import('@frontrow/functions/handlers/browse.ts'),
    import('@frontrow/functions/handlers/availability.ts'),
    import('@frontrow/functions/handlers/booking.ts'),
    import('@frontrow/functions/handlers/accounts.ts'),
    import('@frontrow/functions/handlers/admin.ts'),
    import('@frontrow/functions/handlers/posters.ts'),
  ]);
  return { browse, availability, booking, accounts, admin, posters };
}

/** Each workload's handler as Lambda makes it, from nothing but its environment. */
export async function loadConnections(): Promise<Record<Workload, (environment: Environment) => ApiHandler>> {
  const { browse, availability, booking, accounts, admin, posters } = await loadWorkloads();
  return {
    browse: browse.connectBrowse,
    availability: availability.connectAvailability,
    booking: booking.connectBooking,
    accounts: accounts.connectAccounts,
    admin: admin.connectAdmin,
    posters: posters.connectPosters,
  };
}

/** Each workload's handler over ports that are there already. */
export async function loadHandlers(): Promise<Record<Workload, (ports: Ports) => ApiHandler>> {
  const { browse, availability, booking, accounts, admin, posters } = await loadWorkloads();
  return {
    browse: browse.browse,
    availability: availability.availability,
    booking: booking.booking,
    accounts: accounts.accounts,
    admin: admin.admin,
    posters: posters.posters,
  };
}

/** Gives each function exactly the environment that its template gives it. */
export function connectFunctions(
  functions: readonly FunctionDefinition[],
  connections: Record<Workload, (environment: Environment) => ApiHandler>,
): LocalFunctions {
  const connected = functions.map(({ workload, environment, timeoutSeconds }) => [
    workload,
    { handler: connections[workload](environment), timeoutSeconds },
  ]);
  return Object.fromEntries(connected);
}
