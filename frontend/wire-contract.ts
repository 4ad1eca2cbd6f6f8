import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

// The common passwords are a function over a long list, fetched by the one form that asks for it; how a proof of work is
// reckoned are functions without a schema.
const contractFile = /\/functions\/contract\/(?!common-passwords|proof-of-work)[\w-]+\.ts$/;
const whole = '?whole';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * The browser needs an endpoint's method and path, not its schemas, which the shop applies. In a build, the contract's
 * endpoints and plain values are put in as data; schemas stay importable, and zod comes with the pages that use one.
 */
export function wireContract(): Plugin {
  return {
    name: 'wire-contract',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!contractFile.test(id)) return null;
      const exported: Record<string, unknown> = await import(pathToFileURL(id).href);
      const lines = Object.entries(exported).map(([name, value]) => {
        const data = isEndpoint(value) ? onTheWire(value) : value;
        return isPlain(data)
          ? `export const ${name} = ${JSON.stringify(data)};`
          : `export { ${name} } from ${JSON.stringify(id + whole)};`;
      });
      return { code: lines.join('\n'), moduleSideEffects: false };
    },
    transform(_code, id) {
      return id.endsWith(whole) ? { moduleSideEffects: false } : null;
    },
  };
}

const isEndpoint = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && 'method' in value && 'path' in value && 'access' in value;

const onTheWire = ({ name, method, path, access, status, binaryBody }: Record<string, unknown>) => ({
  name,
  method,
  path,
  access,
  status,
  ...(binaryBody === undefined ? {} : { binaryBody }),
});

/** Whether JSON says all there is to a value. */
function isPlain(value: unknown): boolean {
  if (!isRecord(value)) return ['string', 'number', 'boolean'].includes(typeof value);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
  return Object.values(value).every(isPlain);
}
