import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import { root } from '../sources.ts';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  /** Comes inside another package, under that one's hash. */
  readonly inBundle?: boolean;
  readonly dev?: boolean;
}
const packages = Object.entries(lock.packages as Record<string, Locked>).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

/** Licences under which a shop may be run, changed and passed on as it is. */
const free = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
];

test('what the shop is made of may be used by everybody', () => {
  const used = packages.filter(([, { dev }]) => dev !== true);
  expect(used.length, 'a check that sees no package proves nothing').toBeGreaterThan(50);
  const isFree = (license = '') =>
    license
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((each) => free.includes(each));
  expect(used.filter(([, { license }]) => !isFree(license)).map(([path, { license }]) => `${path} ${license}`)).toEqual(
    [],
  );
});

test('every package is locked to its bytes', () => {
  expect(
    packages
      .filter(([, { integrity, inBundle }]) => !inBundle && !integrity?.startsWith('sha512-'))
      .map(([path]) => path),
  ).toEqual([]);
});

test('packages are named by version, never by range or address', () => {
  const files = globSync('{,*/,tools/mutation/}package.json', { cwd: root }).filter(
    (path) => !path.includes('node_modules'),
  );
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, `${name} of ${file}`).toMatch(/^(\d+\.\d+\.\d+(-[\w.]+)?|\*)$/);
  }
});

/** How keys look that somebody gave away by mistake. */
const secrets: Readonly<Record<string, RegExp>> = {
  'an AWS access key': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'an AWS secret': /aws_secret_access_key\s*[=:]\s*["']?[A-Za-z0-9/+]{40}\b/i,
  'a private key': /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36}/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a token of Slack': /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  'a key of Stripe': /\b[rs]k_live_[A-Za-z0-9]{20,}/,
  'a signed token': /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/,
  'a password in an address': /\b[a-z]+:\/\/[^\s:@/'"`$]+:[^\s:@/'"`$]{6,}@/,
};
const found = (text: string) =>
  Object.entries(secrets).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));

test('no file of the project holds a key', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  expect(files.length).toBeGreaterThan(300);
  expect(
    files.flatMap((file) => found(readFileSync(join(root, file), 'latin1')).map((what) => `${what} in ${file}`)),
  ).toEqual([]);
});

test('a key would be found', () => {
  const [letters, digits] = ['ABCDEFGHIJKLMNOP', 'a1'.repeat(20)];
  const given = [
    `AKIA${letters}`,
    `ghp_${digits.slice(0, 36)}`,
    `-----BEGIN ${'PRIVATE'} KEY-----`,
    `https://me:${digits}@example.org`,
  ];
  for (const text of given) expect(found(`x = "${text}"`), text).not.toEqual([]);
});
