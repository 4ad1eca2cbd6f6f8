import { connectBury } from '../handlers/bury.ts';

export const handler = connectBury(process.env);
