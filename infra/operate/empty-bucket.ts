import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';

/** Removes everything of a bucket, since CloudFormation deletes empty ones only; answers how many files there were. */
export async function emptyBucket(Bucket: string): Promise<number> {
  const client = new S3Client();
  let removed = 0;
  // S3 lists a thousand keys a page, and deletes as many a call.
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
    if (Contents.length === 0) continue;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    removed += Contents.length;
  }
  return removed;
}
