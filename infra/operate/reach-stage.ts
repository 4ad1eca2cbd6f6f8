/** Where local clouds answer, unless they are told otherwise. */
export const localEndpoint = 'http://127.0.0.1:4566';
/** Every local cloud knows this account, and takes any credentials. */
export const localAccount = { account: '000000000000', region: 'us-east-1' } as const;

/** Stage `local` is in a local cloud: that of AWS_ENDPOINT_URL, or the usual one. Every other stage is where AWS's own settings say. */
export function reachStage(stage: string): void {
  if (stage === 'local') useLocalCloud(process.env.AWS_ENDPOINT_URL ?? localEndpoint);
}

/** Lets the AWS clients of this process, and of those it starts, find a local cloud and nothing else. */
export function useLocalCloud(endpoint: string): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: localAccount.region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
  });
}
