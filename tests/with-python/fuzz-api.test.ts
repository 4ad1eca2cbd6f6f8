import { expect, test } from 'vitest';
import { openApiText } from '../../tools/openapi-document.ts';
import { fuzzApi } from '../../tools/schemathesis/fuzz-api.ts';

test('whatever the OpenAPI document allows or forbids, every operation answers as it says', async () => {
  let said = '';
  const { code, tried } = await fuzzApi({
    seed: process.env.SEED ?? '7',
    examples: '10',
    report: (text) => {
      said += text;
    },
  });
  expect(code, said).toBe(0);
  const { paths } = JSON.parse(openApiText()) as { paths: Record<string, object> };
  const operations = Object.entries(paths).flatMap(([path, of]) =>
    Object.keys(of).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.length, 'nothing was tried').toBeGreaterThan(20);
  // The document itself is what it reads first.
  const others = operations.filter((operation) => operation !== 'GET /openapi.json');
  expect(tried.toSorted()).toEqual(others.toSorted());
});
