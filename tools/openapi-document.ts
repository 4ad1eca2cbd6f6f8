import type { Endpoint } from '@frontrow/functions/contract/endpoint.ts';
import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import { Problem, type RefusalCode, refusals } from '@frontrow/functions/contract/refusals.ts';
import type { ZodType } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

/** The contract as OpenAPI 3.1, as text that stays the same for the same contract. */
export function openApiText(): string {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  const document = createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Front Row',
      version: '1',
      description:
        'A concert ticket shop that survives its own on-sale. Errors are RFC 9457 problems with a stable `code`.',
    },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths,
  });
  return `${JSON.stringify(document, null, 2)}\n`;
}

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { name, workload, summary, access } = endpoint;
  return {
    operationId: name,
    tags: [workload],
    summary,
    security: access === 'anyone' ? [] : [{ accessToken: [] }],
    requestParams: {
      ...(endpoint.params && { path: endpoint.params as never }),
      ...(endpoint.query && { query: endpoint.query as never }),
      ...(endpoint.headers && { header: endpoint.headers as never }),
    },
    ...bodyOf(endpoint),
    responses: { ...successOf(endpoint), ...refusalsOf(endpoint) },
  };
}

function bodyOf({ body, binaryBody }: Endpoint): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (body !== undefined)
    return { requestBody: { required: true, content: { 'application/json': { schema: body as unknown as ZodType } } } };
  if (binaryBody === undefined) return {};
  const file = { schema: { type: 'string' as const, format: 'binary' } };
  return { requestBody: { required: true, content: Object.fromEntries(binaryBody.map((type) => [type, file])) } };
}

const header = (description: string) => ({ description, schema: { type: 'string' as const } });
const preferenceApplied = { 'Preference-Applied': header('`wait=1` where the answer was waited for') };

function successOf({
  status,
  reply,
  replyMediaType = 'application/json',
  name,
  accepted,
}: Endpoint): ZodOpenApiOperationObject['responses'] {
  const content = reply && { content: { [replyMediaType]: { schema: reply as unknown as ZodType } } };
  return {
    [status]: { description: 'Done', ...content, ...(accepted && { headers: preferenceApplied }) },
    ...(accepted && {
      202: {
        description: accepted,
        headers: {
          Location: header('The address of the order'),
          'Retry-After': header('Seconds to wait before asking there'),
          ...preferenceApplied,
        },
        ...content,
      },
    }),
    ...(name === 'get-availability' && { 304: { description: 'Nothing changed since the ETag' } }),
  };
}

/** Every refusal an endpoint may give: its own, and those of its access and input. */
export function refusalCodesOf(endpoint: Endpoint): RefusalCode[] {
  const { access, method, params, query, body, binaryBody } = endpoint;
  return [
    ...endpoint.refusals,
    ...(access === 'anyone' ? [] : (['not-signed-in'] as const)),
    ...(access === 'admin' ? (['not-allowed'] as const) : []),
    ...(params === undefined ? [] : (['not-found'] as const)),
    ...(query === undefined ? [] : (['invalid-query'] as const)),
    ...(body === undefined ? [] : (['malformed-json', 'invalid-body', 'unsupported-media-type'] as const)),
    ...(binaryBody === undefined ? [] : (['unsupported-media-type'] as const)),
    // Whether a body is wanted or not, a huge one is refused unread.
    ...(method === 'GET' ? [] : (['body-too-large'] as const)),
    'busy',
    'internal-error',
  ];
}

function refusalsOf(endpoint: Endpoint): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy(new Set(refusalCodesOf(endpoint)), (code) => refusals[code].status);
  const entries = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${refusals[code].message}`).join('\n\n'),
        content: { 'application/problem+json': { schema: Problem as unknown as ZodType } },
      },
    ]);
  return Object.fromEntries(entries);
}
