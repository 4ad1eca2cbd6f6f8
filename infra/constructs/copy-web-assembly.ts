import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

// Run after a function was bundled: copies every WebAssembly file that the bundle names from the project's packages.
const [projectFolder = '', outputFolder = ''] = process.argv.slice(2);
const bundle = await readFile(join(outputFolder, 'index.mjs'), 'utf8');
const files = new Set(bundle.match(/@[\w-]+\/[\w./-]+\.wasm(?=["'`])/g));
if (files.size === 0) throw new Error(`The bundle in ${outputFolder} names no WebAssembly file.`);
for (const file of files) await cp(join(projectFolder, 'node_modules', file), join(outputFolder, 'node_modules', file));
