const keyOf = (concertId: string) => `frontrow.picks.${concertId}`;

/** Keeps a choice of seats in this tab, over signing in or a reload. */
export function keepPicks(concertId: string, seatIds: readonly string[]): void {
  if (seatIds.length === 0) sessionStorage.removeItem(keyOf(concertId));
  else sessionStorage.setItem(keyOf(concertId), seatIds.join(' '));
}

export function keptPicks(concertId: string): string[] {
  return sessionStorage.getItem(keyOf(concertId))?.split(' ') ?? [];
}
