import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { s3Posters } from '../adapters/posters.ts';
import { secretSigningKeys } from '../adapters/signing-keys.ts';
import { jwtAccessTokens } from '../adapters/tokens.ts';
import { putPoster } from '../contract/admin.ts';
import type { Ports } from '../domain/ports.ts';
import { type ApiHandler, api, route } from '../runtime/api.ts';
import { meter } from '../runtime/metrics.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { putPosterHandler } from './http/put-poster.ts';

type PosterPorts = Pick<Ports, 'concerts' | 'posters' | 'accessTokens'>;

/** Posters: apart from the rest, because image codecs are large and work on megapixels. */
export const posters = (ports: PosterPorts): ApiHandler =>
  api([route(putPoster, putPosterHandler(ports))], ports.accessTokens);

export function connectPosters(environment: Environment): ApiHandler {
  const settings = readSettings('posters', environment);
  const clock = Date.now;
  return posters({
    concerts: dynamodbConcerts(connectDynamodb(meter), settings.CONCERTS_TABLE, clock),
    posters: s3Posters(settings.POSTERS_BUCKET),
    accessTokens: jwtAccessTokens(secretSigningKeys(settings.SIGNING_SECRET, clock), clock),
  });
}
