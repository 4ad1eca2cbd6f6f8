/** What the simulated provider knows of a payment. */
export interface BookedPayment {
  readonly id: string;
  readonly status: 'open' | 'captured' | 'declined';
  /** Approved when it is asked for at last, instead of being called off. */
  readonly isLate: boolean;
  readonly refunded: boolean;
}

/** The simulated provider's memory: every change happens once, however often it is asked for. */
export interface PaymentBook {
  find(id: string): Promise<BookedPayment | undefined>;
  /** Only where there is none with this id yet. */
  open(payment: BookedPayment): Promise<void>;
  /** Only from open; answers the payment as it then stands. */
  end(id: string, status: 'captured' | 'declined'): Promise<BookedPayment>;
  refund(id: string): Promise<void>;
}
