import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import type { Ports } from '@frontrow/functions/domain/ports.ts';
import type { ApiHandler, LocalFunctions } from './http/gateway.ts';
import type { FunctionDefinition } from './read-app.ts';

/** What the handlers want of the world, and one setting. */
type LocalPorts = Ports & { readonly protocol: 'http' | 'https' };

/** Each function as Lambda makes it: from exactly the environment that its template gives it. */
export async function connectFunctions(functions: readonly FunctionDefinition[]): Promise<LocalFunctions> {
  const { browse, availability, booking, accounts, admin, posters } = await loadWorkloads(functions);
  const connect = {
    browse: browse.connectBrowse,
    availability: availability.connectAvailability,
    booking: booking.connectBooking,
    accounts: accounts.connectAccounts,
    admin: admin.connectAdmin,
    posters: posters.connectPosters,
  };
  return localFunctions(functions, ({ workload, environment }) => connect[workload](environment));
}

/** Each function over ports that are there already. */
export async function connectToPorts(
  functions: readonly FunctionDefinition[],
  ports: LocalPorts,
): Promise<LocalFunctions> {
  const { browse, availability, booking, accounts, admin, posters } = await loadWorkloads(functions);
  const over: Record<Workload, (ports: LocalPorts) => ApiHandler> = {
    browse: browse.browse,
    availability: availability.availability,
    booking: booking.booking,
    accounts: accounts.accounts,
    admin: admin.admin,
    posters: posters.posters,
  };
  return localFunctions(functions, ({ workload }) => over[workload](ports));
}

/** Loaded late: the handlers' code reads the AWS settings and the log level of the process, which must stand by then. */
async function loadWorkloads(functions: readonly FunctionDefinition[]) {
  // They share one process and so one logger. A level set by hand goes before the stage's.
  process.env.POWERTOOLS_LOG_LEVEL ??= functions[0]?.environment.POWERTOOLS_LOG_LEVEL;
  process.env.POWERTOOLS_SERVICE_NAME ??= 'front-row';
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

function localFunctions(
  functions: readonly FunctionDefinition[],
  handlerOf: (definition: FunctionDefinition) => ApiHandler,
): LocalFunctions {
  const entries = functions.map((definition) => {
    const { workload, timeoutSeconds } = definition;
    return [workload, { handler: handlerOf(definition), timeoutSeconds }];
  });
  return Object.fromEntries(entries);
}
