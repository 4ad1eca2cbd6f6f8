import { connectSettle } from '../handlers/settle.ts';

export const handler = connectSettle(process.env);
