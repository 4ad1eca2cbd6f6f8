/** `npm run openapi`: writes the contract as OpenAPI 3.1 to where the shop serves it from; `--check` only compares. */
import { readFile, writeFile } from 'node:fs/promises';
import { openApiText } from './openapi-document.ts';

const file = new URL('../functions/contract/openapi.json', import.meta.url);

const text = openApiText();
if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8')) !== text) {
    console.error('functions/contract/openapi.json does not follow from the contract. Run: npm run openapi');
    process.exit(1);
  }
} else {
  await writeFile(file, text);
}
