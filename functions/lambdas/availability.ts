import { connectAvailability } from '../handlers/availability.ts';

export const handler = connectAvailability(process.env);
