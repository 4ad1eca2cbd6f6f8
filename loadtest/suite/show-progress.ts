import { readClaims } from './claim-log.ts';

const everyMs = 2_000;

/** Says every other second how far the crowd is, from what it wrote; answers how to stop. */
export function showProgress(folder: string, say: (text: string) => void): () => void {
  const startedAt = Date.now();
  const timer = setInterval(() => {
    const claims = readClaims(folder);
    const of = (outcome: string) => claims.filter(({ result }) => result.outcome === outcome).length;
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    say(
      `${seconds} s: ${claims.length} claims, ${of('granted')} granted, ${of('refused')} refused, ${of('unanswered')} open`,
    );
  }, everyMs);
  return () => clearInterval(timer);
}
