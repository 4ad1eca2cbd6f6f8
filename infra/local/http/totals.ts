import type { RequestListener } from './gateway.ts';

/** What the functions of this process counted so far, where CloudWatch would add it up; for load tests. */
export const tellTotals: RequestListener = async (_, response) => {
  // Loaded with the functions, which read the environment of the process first.
  const { totalsSoFar } = await import('@frontrow/functions/runtime/metrics.ts');
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(totalsSoFar()));
};
