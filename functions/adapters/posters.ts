import { createHash } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Posters } from '../domain/ports.ts';
import { answerInTime, waits } from './answer-in-time.ts';

/** Posters in S3 under names of our own; the name follows from the content, so it may be cached for good. */
export function s3Posters(bucket: string): Posters {
  const client = answerInTime(new S3Client({ maxAttempts: 3, requestHandler: waits }));
  return {
    async put(concertId, { bytes, mediaType }) {
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
      const key = `posters/${concertId}/${hash}.${mediaType.slice('image/'.length)}`;
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentType: mediaType,
          CacheControl: 'public, max-age=31536000, immutable',
        }),
      );
      return { key, url: `/${key}` };
    },

    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
