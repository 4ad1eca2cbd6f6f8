import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError } from '../local/plain-error.ts';

/** The python3 that can make virtual environments; undefined where this machine has none. */
export const findPython = (): string | undefined =>
  ['python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import sys, venv, ensurepip; assert sys.version_info >= (3, 10)']).status === 0,
  );

export interface PythonProgram {
  /** As people call it. */
  readonly name: string;
  readonly command: string;
  /** The file of its packages, each by hash. */
  readonly requirements: string;
  /** Where its virtual environment lives. */
  readonly folder: string;
  readonly report: (step: string) => void;
}

/** Answers the path of a program from PyPI. What is installed already, from the same list, stays. */
export async function installPython({ name, command, requirements, folder, report }: PythonProgram): Promise<string> {
  const venv = join(folder, 'venv');
  const program = join(venv, 'bin', command);
  const installed = join(venv, 'installed.txt');
  const wanted = await readFile(requirements, 'utf8');
  if (existsSync(installed) && (await readFile(installed, 'utf8')) === wanted) return program;
  const python = findPython();
  if (python === undefined)
    throw new PlainError(`${name} needs Python 3.10 or newer with its venv module: install python3 and python3-venv.`);
  report(`Installing ${name} from PyPI, once`);
  await mkdir(folder, { recursive: true });
  const run = (called: string, args: readonly string[]) => {
    const { status, stderr } = spawnSync(called, args, { encoding: 'utf8' });
    if (status !== 0) throw new PlainError(`${name} could not be installed:\n${stderr.trim()}`);
  };
  run(python, ['-m', 'venv', '--clear', venv]);
  const quietly = ['--quiet', '--disable-pip-version-check'];
  run(join(venv, 'bin/pip'), ['install', ...quietly, '--require-hashes', '-r', requirements]);
  await writeFile(installed, wanted);
  return program;
}
