import type { Ports } from '@frontrow/functions/domain/ports.ts';
import type { Environment, FunctionName } from '@frontrow/functions/runtime/settings.ts';
import type { LocalFunctions } from './invoke.ts';
import type { FunctionDefinition } from './read-app.ts';

/** What the handlers want of the world, and one setting. */
type LocalPorts = Ports & { readonly protocol: 'http' | 'https' };

/** Functions that stand in for the shop's; loaded like those, once the settings of the process stand. */
export type ReplacedFunctions = () => Promise<{ readonly [N in FunctionName]?: Connect<N> }>;
type Connect<N extends FunctionName> = (environment: Environment) => LocalFunctions[N]['handler'];

/** Each function as Lambda makes it: from exactly the environment that its template gives it. */
export async function connectFunctions(
  functions: readonly FunctionDefinition[],
  replaced: ReplacedFunctions = async () => ({}),
): Promise<LocalFunctions> {
  const { browse, availability, booking, accounts, admin, posters, settle, watch, bury, check } =
    await loadHandlers(functions);
  const connect = {
    browse: browse.connectBrowse,
    availability: availability.connectAvailability,
    booking: booking.connectBooking,
    accounts: accounts.connectAccounts,
    admin: admin.connectAdmin,
    posters: posters.connectPosters,
    settle: settle.connectSettle,
    watch: watch.connectWatch,
    bury: bury.connectBury,
    check: check.connectCheck,
    ...(await replaced()),
  };
  return localFunctions(functions, ({ name, environment }) => connect[name](environment));
}

/** Each function over ports that are there already. */
export async function connectToPorts(
  functions: readonly FunctionDefinition[],
  ports: LocalPorts,
): Promise<LocalFunctions> {
  const { browse, availability, booking, accounts, admin, posters, settle, watch, bury, check } =
    await loadHandlers(functions);
  const over: { [N in FunctionName]: (ports: LocalPorts) => LocalFunctions[N]['handler'] } = {
    browse: browse.browse,
    availability: availability.availability,
    booking: booking.booking,
    accounts: accounts.accounts,
    admin: admin.admin,
    posters: posters.posters,
    settle: settle.settle,
    watch: watch.watch,
    bury: bury.bury,
    // What is written in memory is there at once.
    check: (memory) => check.check({ ...memory, settle: async () => {} }),
  };
  return localFunctions(functions, ({ name }) => over[name](ports));
}

/** Loaded late: the handlers' code reads the AWS settings and the log level of the process, which must stand by then. */
async function loadHandlers(functions: readonly FunctionDefinition[]) {
  // They share one process and so one logger. A level set by hand goes before the stage's.
  process.env.POWERTOOLS_LOG_LEVEL ??= functions[0]?.environment.POWERTOOLS_LOG_LEVEL;
  process.env.POWERTOOLS_SERVICE_NAME ??= 'front-row';
  // Nobody reads lines for CloudWatch here: the front door tells the sums at /metrics.
  process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
  const [browse, availability, booking, accounts, admin, posters, settle, watch, bury, check] = await Promise.all([
    import('@frontrow/functions/handlers/browse.ts'),
    import('@frontrow/functions/handlers/availability.ts'),
    import('@frontrow/functions/handlers/booking.ts'),
    import('@frontrow/functions/handlers/accounts.ts'),
    import('@frontrow/functions/handlers/admin.ts'),
    import('@frontrow/functions/handlers/posters.ts'),
    import('@frontrow/functions/handlers/settle.ts'),
    import('@frontrow/functions/handlers/watch.ts'),
    import('@frontrow/functions/handlers/bury.ts'),
    import('@frontrow/functions/handlers/check.ts'),
  ]);
  return { browse, availability, booking, accounts, admin, posters, settle, watch, bury, check };
}

function localFunctions(
  functions: readonly FunctionDefinition[],
  handlerOf: (definition: FunctionDefinition) => LocalFunctions[FunctionName]['handler'],
): LocalFunctions {
  const entries = functions.map((definition) => {
    const { name, timeoutSeconds } = definition;
    return [name, { handler: handlerOf(definition), timeoutSeconds }];
  });
  return Object.fromEntries(entries);
}
