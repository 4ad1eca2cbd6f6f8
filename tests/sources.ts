import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

export interface Source {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** A file of ours from the project's root, or the package's name. */
  readonly to: string;
}

const ours = ['functions', 'infra', 'frontend', 'loadtest', 'tests', 'tools'].map(
  (folder) => `${folder}/**/*.{ts,tsx}`,
);
const notOurs = /(^|\/)(node_modules|dist|cdk\.out)\//;

/** Every source file of the project. */
export const listSources = (): Source[] =>
  globSync(ours, { cwd: root })
    .filter((path) => !notOurs.test(path))
    .map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') }));

const importText =
  /(?:^|[\s;])(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a file imports, types too. */
export function listImports({ path, text }: Source): Import[] {
  return [...text.matchAll(importText)].map(([, fixed, late]) => ({
    from: path,
    to: targetOf(path, fixed ?? late ?? ''),
  }));
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(path), specifier));
  const workspace = /^@frontrow\/([a-z]+)\/(.+)$/.exec(specifier);
  if (workspace !== null) return `${workspace[1]}/${workspace[2]}`;
  return specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? specifier);
}
