/** How many colours and patterns there are before they come round again. */
const tones = 6;

/** The colour and pattern of a price tier, by its place in the concert's list. */
export function tierTone(priceTiers: readonly { id: string }[], priceTierId: string): number {
  return (
    Math.max(
      0,
      priceTiers.findIndex(({ id }) => id === priceTierId),
    ) % tones
  );
}
