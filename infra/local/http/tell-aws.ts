import type { Backend } from '../backend.ts';
import { localAccess } from '../emulators/local-access.ts';
import type { RequestListener } from './gateway.ts';

/** For operators' commands on this machine: the environment in which an AWS client finds this shop's tables, and their names. */
export const tellAws = (aws: Backend['aws']): RequestListener => {
  const told = aws && {
    environment: {
      AWS_REGION: localAccess.region,
      AWS_ACCESS_KEY_ID: localAccess.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localAccess.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: aws.endpoints.dynamodb,
    },
    settings: aws.settings,
  };
  return async (_, response) => {
    response.writeHead(told ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(
      JSON.stringify(told ?? { detail: 'This shop keeps its data in memory, out of reach of other processes.' }),
    );
  };
};
