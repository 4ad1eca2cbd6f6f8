import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { SecretDefinition } from '../read-app.ts';

export interface Secrets {
  readonly url: string;
  /** Generates the secrets that are not there yet. */
  create(definitions: readonly SecretDefinition[]): Promise<void>;
  stop(): Promise<void>;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Answers Secrets Manager's GetSecretValue. Every other AWS call that lands here is refused by name. */
export async function startSecrets(file?: string): Promise<Secrets> {
  const values = new Map<string, string>(file && existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : []);
  const server = createServer((request, response) => {
    answer(request, response, values).catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async create(definitions) {
      for (const definition of definitions) {
        if (!values.has(definition.name)) values.set(definition.name, generate(definition));
      }
      if (file) await keep(file, values);
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, values: ReadonlyMap<string, string>) {
  const operation = String(request.headers['x-amz-target']);
  const reply = (status: number, body: object) =>
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  if (operation !== 'secretsmanager.GetSecretValue') {
    return reply(400, { __type: 'UnknownOperationException', message: `The embedded shop has no ${operation}.` });
  }
  const { SecretId } = (await json(request)) as { SecretId: string };
  const value = values.get(SecretId);
  if (value === undefined) {
    return reply(400, { __type: 'ResourceNotFoundException', message: `There is no secret ${SecretId}.` });
  }
  return reply(200, { ARN: SecretId, Name: SecretId, SecretString: value, VersionStages: ['AWSCURRENT'] });
}

function generate({ template, key, characters }: SecretDefinition): string {
  const value = Array.from({ length: characters }, () => alphabet[randomInt(alphabet.length)]).join('');
  return JSON.stringify({ ...JSON.parse(template), [key]: value });
}

/** Never half a file: a crash leaves the old one or the new one. */
async function keep(file: string, values: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify([...values]), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
