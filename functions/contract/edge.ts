/** What the edge (CloudFront) adds to each request it hands to the API; whatever a caller sent under these names is replaced. */
export const edgeHeaders = {
  /** Proves that the edge sent it: known to the edge and the API only. */
  secret: 'x-origin-secret',
  /** Where the caller's connection to the edge comes from. */
  clientAddress: 'x-client-address',
} as const;
