const storageKeyOf = (concertId: string) => `frontrow.attempt.${concertId}`;

/**
 * The Idempotency-Key of an attempt to get these seats: the same until the shop has decided, even over a reload, so that
 * a request whose answer was lost can be sent again without ordering twice.
 */
export function attemptKey(concertId: string, seatIds: readonly string[]): string {
  const seats = [...seatIds].sort().join(' ');
  const [keptKey, keptSeats] = sessionStorage.getItem(storageKeyOf(concertId))?.split('|') ?? [];
  if (keptKey && keptSeats === seats) return keptKey;
  const key = newKey();
  sessionStorage.setItem(storageKeyOf(concertId), `${key}|${seats}`);
  return key;
}

/** Ends the attempt: the next one gets a key of its own. */
export function endAttempt(concertId: string): void {
  sessionStorage.removeItem(storageKeyOf(concertId));
}

// crypto.randomUUID is missing where a shop is tried out over plain http.
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
