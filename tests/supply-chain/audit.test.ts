import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import { root } from '../sources.ts';

const npm = (...args: string[]) => {
  const { status, stdout } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { status, told: JSON.parse(stdout || '{}') };
};

interface Audit {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
  readonly message?: string;
}

/** What an audit says of the packages; a registry that answers none is neither good news nor bad. */
function readAudit({ metadata, vulnerabilities = {}, message = 'no answer' }: Audit) {
  if (metadata === undefined) return { outcome: 'unanswered', why: message } as const;
  const grave = Object.entries(vulnerabilities).filter(
    ([, { severity }]) => severity === 'high' || severity === 'critical',
  );
  const { high = 0, critical = 0 } = metadata.vulnerabilities;
  return { outcome: 'answered', grave: grave.map(([name]) => name), count: high + critical } as const;
}

test('no package has a hole that is known and grave', ({ skip }) => {
  const audit = readAudit(npm('audit', '--json').told);
  if (audit.outcome === 'unanswered') return skip(`The registry does not answer audits: ${audit.why}`);
  expect(audit.grave).toEqual([]);
  expect(audit.count).toBe(0);
});

test('a grave hole would be told, and no answer is not taken for a good one', () => {
  const vulnerabilities = { 'left-pad': { severity: 'critical' }, kind: { severity: 'low' } };
  const metadata = { vulnerabilities: { low: 1, critical: 1 } };
  expect(readAudit({ metadata, vulnerabilities })).toEqual({ outcome: 'answered', grave: ['left-pad'], count: 1 });
  expect(readAudit({ message: '405 Method Not Allowed' })).toMatchObject({ outcome: 'unanswered' });
  expect(readAudit({})).toMatchObject({ outcome: 'unanswered' });
});

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}

interface Component {
  readonly licenses?: readonly unknown[];
  readonly hashes?: readonly { readonly alg: string }[];
  readonly purl: string;
}

test('the bill of materials names every package that the shop is made of, its version, licence and bytes', () => {
  const workflow = readFileSync(join(root, '.github/workflows/check.yml'), 'utf8');
  const [, command = ''] = /run: npm (sbom [^>\n]+) >/.exec(workflow) ?? [];
  const { status, told } = npm(...command.split(' '));
  expect(status).toBe(0);
  const named = new Map((told.components as Component[]).map((each) => [decodeURIComponent(each.purl), each]));
  const locked = Object.entries(lock.packages as Record<string, Locked>)
    .filter(([path, { dev, optional, link }]) => path.includes('node_modules/') && !dev && !optional && !link)
    .map(([path, { version }]) => `pkg:npm/${path.split('node_modules/').at(-1)}@${version}`);
  expect(locked.length, 'a check that sees no package proves nothing').toBeGreaterThan(50);
  expect(locked.filter((purl) => !named.has(purl))).toEqual([]);
  for (const purl of locked) expect(named.get(purl)?.licenses?.length, purl).toBeGreaterThan(0);
  const zod = named.get([...named.keys()].find((purl) => purl.startsWith('pkg:npm/zod@')) ?? '');
  expect(zod?.hashes?.map(({ alg }) => alg)).toEqual(['SHA-512']);
});

test('what comes from PyPI is locked to its bytes, and from nowhere else', () => {
  const files = globSync('{infra,tools}/**/requirements.txt', { cwd: root }).filter(
    (path) => !path.includes('node_modules'),
  );
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8').replace(/^#.*$/gm, '').replaceAll('\\\n', ' ');
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length, file).toBeGreaterThan(1);
    for (const line of lines)
      expect(line, file).toMatch(/^[\w.-]+(\[[\w,]+\])?==\S+( +--hash=sha256:[0-9a-f]{64})+ *$/);
  }
});
