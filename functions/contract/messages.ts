import * as z from 'zod/mini';
import { OrderId, PaymentId, PaymentNotice } from './orders.ts';

const buyerId = z.string().check(z.minLength(1), z.maxLength(64));

/**
 * "Settle this order": a claim in the queue. A message carries its version; a worker reads all that were ever sent, so
 * that a deployment in the middle of a sale loses none. Fields it does not know are left alone for the same reason.
 */
export const ClaimMessage = z.object({ version: z.literal(1), buyerId, orderId: OrderId });
export type ClaimMessage = z.output<typeof ClaimMessage>;

/** "Look at this order": sent before anything of it is written, so that whatever is accepted also ends. */
export const WatchMessage = z.object({
  version: z.literal(1),
  buyerId,
  orderId: OrderId,
  /** What the built-in payment simulator tells later, as a real provider does by its webhook. */
  notice: z.optional(PaymentNotice),
  /** Looks at this payment only, and ends with it; the order itself is watched since it was made. */
  paymentId: z.optional(PaymentId),
});
export type WatchMessage = z.output<typeof WatchMessage>;
