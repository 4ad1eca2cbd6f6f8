import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import type { Endpoint } from '../contract/endpoint.ts';
import type { RefusalCode, RefusalFacts } from '../contract/refusals.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ApiEvent } from './api.ts';

// The small form of zod comes without words for its faults.
z.config(en());

const errorsMax = 20;

/** Checks what came in against the endpoint; refuses with the fields that are wrong. */
export function validate(endpoint: Endpoint, event: ApiEvent) {
  return {
    // An id that cannot exist is an address where nothing is.
    params: check(endpoint.params, event.pathParameters ?? {}, 'not-found'),
    query: check(endpoint.query, queryOf(event), 'invalid-query'),
    headers: check(
      endpoint.headers,
      event.headers,
      endpoint.refusals.includes('idempotency-key-missing') ? 'idempotency-key-missing' : 'invalid-headers',
    ),
    body: check(endpoint.body, event.body, 'invalid-body'),
  };
}

function check(schema: z.ZodMiniType | undefined, value: unknown, code: RefusalCode): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal(code, code === 'not-found' ? {} : factsOf(result.error));
}

function factsOf(error: z.core.$ZodError): RefusalFacts {
  return { errors: error.issues.slice(0, errorsMax).map(({ path, message }) => ({ path: path.join('.'), message })) };
}

/** One value a key: a key that is sent twice has no meaning here. */
function queryOf({ multiValueQueryStringParameters }: ApiEvent): Record<string, string> {
  // Without a prototype, so that a key called __proto__ is a key like any other unknown one.
  const query: Record<string, string> = Object.create(null);
  for (const [key, values = []] of Object.entries(multiValueQueryStringParameters ?? {})) {
    if (values.length > 1) throw new Refusal('invalid-query', { errors: [{ path: key, message: 'Is given twice' }] });
    query[key] = values[0] ?? '';
  }
  return query;
}
