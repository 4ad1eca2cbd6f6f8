import { connectWatch } from '../handlers/watch.ts';

export const handler = connectWatch(process.env);
