import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { StackTemplate } from '../local/synthesize.ts';
import { readPhysicalIds } from '../operate/stacks.ts';
import { type StackPart, stackNameOf } from '../stack-names.ts';
import type { Distribution } from './edge/distribution.ts';
import { readDistribution } from './edge/read-distribution.ts';
import { type Edge, serveEdge } from './edge/serve-edge.ts';

const parts: readonly StackPart[] = ['Data', 'Booking', 'Site'];

interface EdgeOptions {
  readonly stage: string;
  /** Where the stage was synthesized to when it was deployed. */
  readonly assembly: string;
  readonly endpoint: string;
  readonly port: number;
}

/**
 * Opens the edge of a stage that is deployed to a local cloud, for the local clouds' own CloudFront neither reaches an
 * API nor caches: https://github.com/ministackorg/ministack. AWS clients must find the local cloud by the environment.
 */
export async function openEdge({ stage, assembly, endpoint, port }: EdgeOptions): Promise<Edge> {
  const stacks = await readTemplates(assembly, stage);
  const ids = await Promise.all(parts.map((part) => readPhysicalIds(stage, part)));
  const distribution = readDistribution(stacks, new Map(ids.flatMap((each) => [...each])));
  return serveEdge(await withSecrets(distribution), endpoint, port);
}

async function readTemplates(assembly: string, stage: string): Promise<StackTemplate[]> {
  const manifest = JSON.parse(await readFile(join(assembly, 'manifest.json'), 'utf8'));
  const names = new Set(parts.map((part) => stackNameOf(stage, part)));
  const artifacts = Object.values<{ properties?: { stackName?: string; templateFile?: string } }>(manifest.artifacts);
  const found = artifacts.flatMap(({ properties: { stackName = '', templateFile = '' } = {} }) =>
    names.has(stackName) ? [{ stackName, templateFile }] : [],
  );
  return Promise.all(
    found.map(async ({ stackName, templateFile }) => ({
      stack: stackName,
      template: JSON.parse(await readFile(join(assembly, templateFile), 'utf8')),
    })),
  );
}

const reference = /^\{\{resolve:secretsmanager:(.+):SecretString:([^:]+)(?::[^}]*)?\}\}$/;

/** CloudFormation puts secrets into origin headers when it deploys; a template only says which. */
async function withSecrets({ behaviours }: Distribution): Promise<Distribution> {
  const client = new SecretsManagerClient();
  const secretIn = async (text: string): Promise<string> => {
    const [, SecretId, key = ''] = reference.exec(text) ?? [];
    if (SecretId === undefined) return text;
    const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId }));
    return String(JSON.parse(SecretString)[key]);
  };
  const filled = behaviours.map(async (behaviour) => {
    const { origin } = behaviour;
    if (origin.kind === 'bucket') return behaviour;
    const entries = Object.entries(origin.headers).map(async ([name, text]) => [name, await secretIn(text)] as const);
    return { ...behaviour, origin: { ...origin, headers: Object.fromEntries(await Promise.all(entries)) } };
  });
  return { behaviours: await Promise.all(filled) };
}
