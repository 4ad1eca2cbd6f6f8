import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { club } from '../concerts.ts';
import type { RunFile } from './run-file.ts';
import { scenarios } from './scenarios.ts';
import { writeTest } from './write-test.ts';

async function write(isScaledOut: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'front-row-loadtest-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run: RunFile = {
    concertId: 'c1',
    title: 'A club',
    seatMapVersion: 'v1',
    priceTierIds: ['vip'],
    sections: club.sections,
    buyers: Array.from({ length: 50 }, (_, at) => ({ id: `b${at}`, token: `t${at}` })),
    workers: 20,
    rounds: 2,
    seed: 7,
    folder: '/nowhere',
    isScaledOut,
  };
  await writeTest(folder, scenarios.heavy, 'https://tickets.example/api', run);
  return folder;
}

const scriptIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'script.json'), 'utf8'));

test('what goes to machines elsewhere is whole: a worker that has nothing but these files chooses seats', async () => {
  const folder = await write(true);
  expect(readdirSync(folder).toSorted()).toEqual(['processor.mjs', 'run.json', 'script.json']);
  expect(scriptIn(folder).config).toMatchObject({ processor: 'processor.mjs', includeFiles: ['run.json'] });
  const worker = `
    const { arrive, chooseSeats } = await import(${JSON.stringify(join(folder, 'processor.mjs'))});
    const context = { scenario: { name: 'claim' }, vars: {} };
    await arrive(context);
    const request = {};
    await chooseSeats(request, context);
    console.log(JSON.stringify(request));`;
  const asked = execFileSync(process.execPath, ['--input-type=module', '--eval', worker], {
    cwd: tmpdir(),
    env: {},
    encoding: 'utf8',
  });
  expect(JSON.parse(asked)).toMatchObject({
    headers: { authorization: expect.stringMatching(/^Bearer t\d+$/), 'idempotency-key': expect.any(String) },
    json: { seatIds: expect.arrayContaining([expect.stringMatching(/^(FRNT|REAR)-\d+-\d+$/)]) },
  });
  expect(readdirSync(folder)).toHaveLength(3);
});

test('on this machine the processor is read where it is', async () => {
  const folder = await write(false);
  expect(readdirSync(folder).toSorted()).toEqual(['run.json', 'script.json']);
  expect(scriptIn(folder).config.processor).toMatch(/loadtest\/suite\/artillery-processor\.mjs$/);
  expect(scriptIn(folder).config).not.toHaveProperty('includeFiles');
});
