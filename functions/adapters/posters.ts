import { randomUUID } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Posters } from '../domain/ports.ts';
import { answerInTime, waits } from './answer-in-time.ts';

/**
 * Posters in S3 under names of our own. Each upload has one of its own, never used again: so it may be cached for good, and
 * whoever replaces a poster takes away that one and no other, though the same picture were sent anew beside them.
 */
export function s3Posters(bucket: string): Posters {
  const client = answerInTime(new S3Client({ maxAttempts: 3, requestHandler: waits }));
  return {
    async put(concertId, { bytes, mediaType }) {
      const key = `posters/${concertId}/${randomUUID()}.${mediaType.slice('image/'.length)}`;
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
