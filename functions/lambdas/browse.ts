import { connectBrowse } from '../handlers/browse.ts';

export const handler = connectBrowse(process.env);
