/** Credentials that no AWS account knows: should a call ever leave this machine, it is refused. */
export const localAccess = { region: 'eu-central-1', accessKeyId: 'local', secretAccessKey: 'local' } as const;
