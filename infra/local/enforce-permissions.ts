import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { type AwsCall, callsIn } from './aws-calls.ts';
import type { AwsEndpoints } from './aws-environment.ts';
import type { Handler, LocalFunctions } from './invoke.ts';
import type { LocalApp } from './read-app.ts';

interface Caller {
  readonly name: FunctionName;
  readonly endpoints: AwsEndpoints;
  may(call: AwsCall): boolean;
}

const caller = new AsyncLocalStorage<Caller>();
let isWatching = false;

/**
 * Emulators let everybody do everything. This refuses, as AWS would, what the role of a function does not allow, by
 * reading the calls that it is about to send. For tests: it takes time.
 */
export function enforcePermissions(functions: LocalFunctions, app: LocalApp, endpoints: AwsEndpoints): LocalFunctions {
  if (!isWatching) subscribe('http.client.request.created', watch);
  isWatching = true;
  const guarded = app.functions.map(({ name, role }) => {
    const { handler, timeoutSeconds } = functions[name];
    const may = (call: AwsCall) => isAllowed(app, role, call);
    const run: Handler<never, unknown> = (event, context) =>
      caller.run({ name, endpoints, may }, () => handler(event, context));
    return [name, { handler: run, timeoutSeconds }];
  });
  return Object.fromEntries(guarded);
}

function isAllowed({ statements }: LocalApp, role: string, { action, resource }: AwsCall): boolean {
  return statements.some(
    (statement) =>
      statement.roles.includes(role) &&
      statement.actions.includes(action) &&
      statement.resources.some(
        (each) => each === resource || (each.endsWith('*') && resource.startsWith(each.slice(0, -1))),
      ),
  );
}

/** Holds a request of a function until its body is known, and ends it where it is not allowed. */
function watch(message: unknown): void {
  const from = caller.getStore();
  if (!from) return;
  const { request } = message as { request: ClientRequest };
  const end = request.end.bind(request) as (...parameters: unknown[]) => ClientRequest;
  request.end = ((...parameters: unknown[]) => {
    const [body] = parameters;
    const denied = callsIn(request, String(body ?? ''), from.endpoints).find((call) => !from.may(call));
    if (!denied) return end(...parameters);
    const sentence = `The ${from.name} function may not do ${denied.action} on ${denied.resource}: see infra/permissions.ts.`;
    console.error(sentence);
    return request.destroy(Object.assign(new Error(sentence), { name: 'AccessDeniedException' }));
  }) as typeof request.end;
}
