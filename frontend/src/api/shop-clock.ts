/** Less than this is the way of the answer and the whole seconds of its Date header, not a wrong clock. */
const aheadMsMin = 2_000;
let aheadMs = 0;

/** Learns from a fresh answer how far the shop's clock is ahead of this device's: many a phone is minutes wrong. */
export function noteShopTime({ headers }: Response, sentAt: number, gotAt = Date.now()): void {
  if (headers.get('cache-control') !== 'no-store') return;
  const said = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(said)) return;
  const ahead = said + 500 - (sentAt + gotAt) / 2;
  aheadMs = Math.abs(ahead) < aheadMsMin ? 0 : Math.round(ahead);
}

/** Now, as the shop has it: what a hold is counted by. */
export const shopNow = (): number => Date.now() + aheadMs;
