import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

export const getHealth = endpoint({
  name: 'get-health',
  workload: 'browse',
  method: 'GET',
  path: '/health',
  access: 'anyone',
  summary: 'Says that the API answers; asks nothing of what stands behind it',
  status: 200,
  reply: z.object({ status: z.literal('ok') }),
  refusals: [],
});

export const getOpenApi = endpoint({
  name: 'get-openapi',
  workload: 'browse',
  method: 'GET',
  path: '/openapi.json',
  access: 'anyone',
  summary: 'This contract as OpenAPI 3.1',
  status: 200,
  reply: z.record(z.string(), z.unknown()),
  refusals: [],
});
