/** The shop's caps, in one place. What an admin may set for a concert has its range here and its default beside it. */
export const limits = {
  /** Seats in one order. */
  seatsPerOrder: { min: 1, max: 8, default: 4 },
  /** Seats of one concert that one buyer may have over all orders. */
  seatsPerBuyer: { min: 1, max: 100, default: 8 },
  /** How long granted seats wait for their payment. */
  holdMinutes: { min: 1, max: 10, default: 10 },
  /** How much longer they wait, once, when the payment starts. */
  paymentMinutes: 5,
  /** Percent of a section that buyers behind one address may hold unpaid at a time; 100 is no limit. */
  networkShare: { min: 1, max: 100, default: 5 },
  sectionsPerConcert: 200,
  rowsPerSection: 200,
  seatsPerRow: 400,
  /** Keeps a section's blocks at three digits. */
  seatsPerSection: 10_000,
  seatsPerConcert: 120_000,
  priceTiersPerConcert: 20,
  /** Seats that one request withdraws or restores: a largest section as a whole. */
  seatsPerChange: 10_000,
  /** Of these, the ones that are named one by one. */
  seatIdsPerChange: 1_000,
  seatChangesBodyBytes: 64 * 1024,
  /** Minor units: 1,000,000.00 in a currency of two digits. */
  priceMax: 100_000_000,
  pageSize: { default: 20, max: 50 },
  /** Orders of one buyer that a list looks at. */
  ordersPerBuyer: 1_000,
  searchCharacters: 100,
  passwordCharacters: { min: 8, max: 128 },
  bodyBytes: 16 * 1024,
  concertBodyBytes: 1024 * 1024,
  posterBytes: 4 * 1024 * 1024,
  /** 24 megapixels: a camera's photo fits, a pixel bomb does not. */
  posterPixels: 24_000_000,
  /** Hashing a password takes a core for a tenth of a second. */
  passwordThrottle: { requestsPerSecond: 100, burst: 200 },
  posterThrottle: { requestsPerSecond: 5, burst: 10 },
} as const;
