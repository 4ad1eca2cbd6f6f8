import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import cdkSettings from '../../cdk.json' with { type: 'json' };
import { addShop } from '../shop.ts';
import type { Stage } from '../stages.ts';

export interface StackTemplate {
  readonly stack: string;
  readonly template: Template;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: unknown } }>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** The app's templates as `cdk synth` makes them, without the functions' bundles. */
export async function synthesize(stage: Stage): Promise<StackTemplate[]> {
  const outdir = await mkdtemp(join(tmpdir(), 'front-row-synth-'));
  try {
    const app = new App({
      outdir,
      analyticsReporting: false,
      // `cdk synth` asks CDK's own rules; here they would hold up the start by seconds.
      builtinCloudFormationValidation: false,
      context: { ...cdkSettings.context, 'aws:cdk:bundling-stacks': [] },
    });
    addShop(app, stage);
    return app.synth().stacks.map(({ stackName, template }) => ({ stack: stackName, template }));
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}
