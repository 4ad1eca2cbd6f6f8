import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { wasmFiles } from './codecs.ts';
import { jpegOf, pngOf, quarters, webpOf } from './images-for-tests.ts';

// What the CDK app puts in front of its bundles: it must not stand in the codec's way.
const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

const entry = `
import { reEncodePoster } from ${JSON.stringify(join(import.meta.dirname, 're-encode-poster.ts'))};
for (const picture of process.argv.slice(2)) {
  const { outcome, width } = await reEncodePoster(Buffer.from(picture, 'base64'));
  console.log(outcome, width);
}`;

test('the codec runs from an esbuild bundle that has its WebAssembly files beside it, as in Lambda', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontrow-codec-'));
  try {
    const outfile = join(folder, 'index.mjs');
    const stdin = { contents: entry, resolveDir: import.meta.dirname };
    await build({
      stdin,
      outfile,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      banner: { js: banner },
    });
    for (const file of Object.values(wasmFiles))
      await cp(new URL(import.meta.resolve(file)), join(folder, 'node_modules', file));

    const picture = quarters(40, 60);
    const files = [await jpegOf(picture), pngOf(picture), await webpOf(picture)];
    const pictures = files.map((bytes) => Buffer.from(bytes).toString('base64'));
    const { stdout } = await promisify(execFile)(process.execPath, [outfile, ...pictures], { cwd: folder });
    expect(stdout.trim().split('\n')).toEqual(['encoded 40', 'encoded 40', 'encoded 40']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
