import { connectPosters } from '../handlers/posters.ts';

export const handler = connectPosters(process.env);
