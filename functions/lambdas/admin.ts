import { connectAdmin } from '../handlers/admin.ts';

export const handler = connectAdmin(process.env);
