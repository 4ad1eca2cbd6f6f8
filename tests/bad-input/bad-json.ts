import { gzipSync } from 'node:zlib';
import type { RefusalCode } from '@frontrow/functions/contract/refusals.ts';

export interface BadJson {
  readonly what: string;
  readonly body?: string | Buffer;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Any of these is right; whichever, the endpoint has to document it. */
  readonly codes: readonly RefusalCode[];
}

const [type, malformed, invalid] = ['unsupported-media-type', 'malformed-json', 'invalid-body'] as const;
const json = 'application/json';

/** The same for every endpoint that takes JSON: a body that it would take, made worse in every way we know. */
export function badJson(valid: object, bodyBytesMax: number): BadJson[] {
  const text = JSON.stringify(valid);
  const [firstKey = '', firstValue] = Object.entries(valid)[0] ?? [];
  const inside = text.slice(1, -1);
  return [
    { what: 'no body', contentType: json, codes: [malformed, invalid] },
    { what: 'no body and no type', codes: [type] },
    ...['null', '[]', '""', '0', 'true', '[[[[]]]]', '{}'].map((body) => ({
      what: body,
      body,
      contentType: json,
      codes: [invalid],
    })),
    { what: 'a list of it', body: `[${text}]`, contentType: json, codes: [invalid] },
    { what: 'it as a text', body: JSON.stringify(text), contentType: json, codes: [invalid] },
    ...[
      ['cut off', text.slice(0, -1)],
      ['with a comma too many', `${text.slice(0, -1)},}`],
      ['with rubbish behind it', `${text}x`],
      ['twice', `${text}${text}`],
      ['with a comment', `/* */${text}`],
      ['in single quotes', text.replaceAll('"', "'")],
      ['NaN', `{"${firstKey}":NaN}`],
      ['Infinity', `{"${firstKey}":Infinity}`],
      ['deeply nested and open', '['.repeat(5_000)],
    ].map(([what = '', body]) => ({ what, body, contentType: json, codes: [malformed] })),
    {
      what: 'with a key twice',
      body: `{${JSON.stringify(firstKey)}:${JSON.stringify(firstValue)},${inside}}`,
      contentType: json,
      codes: [malformed],
    },
    {
      what: 'with a key twice, once escaped',
      body: `{"\\u${firstKey.charCodeAt(0).toString(16).padStart(4, '0')}${firstKey.slice(1)}":1,${inside}}`,
      contentType: json,
      codes: [malformed],
    },
    { what: '__proto__', body: `{"__proto__":{"role":"admin"},${inside}}`, contentType: json, codes: [malformed] },
    {
      what: 'constructor.prototype',
      body: `{"constructor":{"prototype":{"role":"admin"}},${inside}}`,
      contentType: json,
      codes: [malformed],
    },
    ...['role', 'id', 'status', 'price', 'userId', 'buyerId', 'paid', 'isAdmin', 'toString', '']
      .filter((key) => !Object.hasOwn(valid, key))
      .map((key) => ({
        what: `the unknown field ${JSON.stringify(key)}`,
        body: `{${JSON.stringify(key)}:"admin",${inside}}`,
        contentType: json,
        codes: [invalid],
      })),
    {
      what: 'a byte more than it takes',
      body: text + ' '.repeat(bodyBytesMax + 1 - Buffer.byteLength(text)),
      contentType: json,
      codes: ['body-too-large'],
    },
    { what: 'in UTF-16', body: Buffer.from(`\ufeff${text}`, 'utf16le'), contentType: json, codes: [malformed] },
    { what: 'behind a byte order mark', body: `\ufeff${text}`, contentType: json, codes: [malformed] },
    { what: 'compressed and silent', body: gzipSync(text), contentType: json, codes: [malformed] },
    {
      what: 'compressed',
      body: gzipSync(text),
      contentType: json,
      headers: { 'content-encoding': 'gzip' },
      codes: [malformed, type],
    },
    {
      what: 'a compressed bomb',
      body: gzipSync(Buffer.alloc(50_000_000, ' ')),
      contentType: json,
      headers: { 'content-encoding': 'gzip' },
      codes: [malformed, type, 'body-too-large'],
    },
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'image/svg+xml',
      'application/jsonp',
      'text/json',
      `${json}; charset=utf-16`,
      `${json}; charset=iso-8859-1`,
    ].map((contentType) => ({ what: `as ${contentType}`, body: text, contentType, codes: [type] })),
  ];
}

/** Where a value stands in a body. */
type Path = readonly (string | number)[];

/** Every body that has one value of another kind than it must have, or characters that nobody can see. */
export function* wrongValues(valid: object): Iterable<{ what: string; body: string }> {
  for (const [path, value] of leavesOf(valid)) {
    for (const [what, wrong] of wrongFor(path, value)) {
      yield {
        what: `${path.join('.')}: ${what}`,
        body: JSON.stringify(changed(valid, path, wrong)).replace('"1e999"', '1e999'),
      };
    }
  }
}

function* leavesOf(value: unknown, path: Path = []): Iterable<[Path, unknown]> {
  if (path.length > 0) yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function* wrongFor(path: Path, value: unknown): Iterable<[string, unknown]> {
  yield ['null', null];
  if (typeof value === 'boolean')
    yield* [
      ['as a text', String(value)],
      ['as a number', Number(value)],
    ] as const;
  else yield ['true', true];
  if (!Array.isArray(value)) yield ['a list', [value]];
  if (typeof value === 'object') yield ['a text', 'x'];
  else
    yield* [
      ['an operator', { $ne: 1 }],
      ['an empty object', {}],
    ] as const;
  if (typeof value === 'number') {
    yield* [
      ['as a text', String(value)],
      ['less than nothing', -1],
      ['a fraction', 1.5],
      ['beyond numbers', '1e999'],
      ['huge', 1e21],
    ] as const;
  }
  if (typeof value !== 'string') return;
  yield* [
    ['a number', 7],
    ['9,000 characters', 'x'.repeat(9_000)],
  ] as const;
  // A password may hold anything that can be typed.
  if (/password/i.test(String(path.at(-1)))) return;
  for (const [what, hidden] of [
    ['NUL', '\0'],
    ['an override', '\u202e'],
    ['no width', '\u200b'],
    ['half a pair', '\ud800'],
  ]) {
    yield [`with ${what}`, `a${hidden}b`];
  }
}

function changed(body: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy: Record<string | number, unknown> = Array.isArray(body) ? ([...body] as never) : { ...(body as object) };
  copy[key] = changed(copy[key], rest, value);
  return copy;
}
