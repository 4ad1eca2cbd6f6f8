// Runs before `npm start`, with whatever Node the machine has (20 or newer): installs the packages where they are
// missing or not those of the lock file, so that a fresh clone needs one command only.
//
//   node tools/install.mjs [FOLDER]    a folder with a package.json and a lock file of its own: a large tool that only
//                                      its own command needs, and nobody who just starts the shop
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? '.';
const root = join(fileURLToPath(new URL('..', import.meta.url)), folder);

if (!isInstalled()) {
  console.log(`Installing the packages of ${join(folder, 'package-lock.json')}; this takes a minute, once.`);
  // Not `npm ci`: it refuses a lock file that names fewer platforms than a package does, which a registry that keeps
  // only some of them leads to. This one follows the lock file too, and writes nothing into it.
  const { status } = npm('install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error');
  if (status !== 0) {
    console.error('The packages could not be installed: see what npm says above.');
    process.exit(1);
  }
}

/** npm keeps a second lock file that says what it installed. Optional packages are for other platforms, or missing. */
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const { packages: installed } = JSON.parse(readFileSync(installedFile, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** The npm that runs us; called by hand, the one of the machine. */
function npm(...args) {
  const script = process.env.npm_execpath;
  const options = { cwd: root, stdio: 'inherit' };
  return script
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: true });
}
