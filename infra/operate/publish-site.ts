import { S3Client } from '@aws-sdk/client-s3';
import { buildSite } from './build-site.ts';
import { outputNamed, readOutputs } from './stacks.ts';
import { uploadSite } from './upload-site.ts';

/** Builds the site and puts it into the bucket of a stage that is deployed. */
export async function publishSite(stage: string, report: (step: string) => void): Promise<void> {
  const bucket = outputNamed(await readOutputs(stage, 'Site'), 'SiteBucket');
  report('Building the site');
  const folder = await buildSite();
  report('Uploading the site');
  const files = await uploadSite(new S3Client(), { bucket, folder });
  report(`The site is there: ${files} files`);
}
