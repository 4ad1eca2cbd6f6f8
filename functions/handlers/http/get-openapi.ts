import openapi from '../../contract/openapi.json' with { type: 'json' };
import type { getOpenApi as endpoint } from '../../contract/service.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';

const body = JSON.stringify(openapi);

export const getOpenApiHandler = (): Handle<typeof endpoint> => async () =>
  new Reply({ status: 200, headers: { 'cache-control': 'public, max-age=300' }, body });
