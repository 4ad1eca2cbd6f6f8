import { readFileSync } from 'node:fs';
import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import { expect, test } from 'vitest';
import { openApiText } from './openapi-document.ts';

const served = readFileSync(new URL('../functions/contract/openapi.json', import.meta.url), 'utf8');

test('the document that the shop serves follows from the contract (npm run openapi makes it anew)', () => {
  expect(served).toBe(openApiText());
});

test('every endpoint is in it, with its refusals', () => {
  const { paths } = JSON.parse(served) as { paths: Record<string, Record<string, { responses: object }>> };
  for (const { method, path, status } of endpoints) {
    const responses = Object.keys(paths[path]?.[method.toLowerCase()]?.responses ?? {});
    expect(responses).toContain(String(status));
    expect(responses).toContain('503');
  }
});
