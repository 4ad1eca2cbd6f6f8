/** What the map tells of a price tier. */
export interface MapTier {
  id: string;
  name: string;
  /** Minor units of the map's currency. */
  price: number;
}

/** How many colours and patterns there are before they come round again. */
export const tones = 6;

/** The colour and pattern of a price tier, by its place in the concert's list. */
export function tierTone(priceTiers: readonly { id: string }[], priceTierId: string): number {
  return (
    Math.max(
      0,
      priceTiers.findIndex(({ id }) => id === priceTierId),
    ) % tones
  );
}
