import { connectCheck } from '../handlers/check.ts';

export const handler = connectCheck(process.env);
