import type { BookedPayment, PaymentBook } from '../payments/payment-book.ts';

export function memoryPaymentBook(): PaymentBook {
  const payments = new Map<string, BookedPayment>();
  return {
    async find(id) {
      return payments.get(id);
    },
    async open(payment) {
      if (!payments.has(payment.id)) payments.set(payment.id, payment);
    },
    async end(id, status) {
      const payment = payments.get(id);
      if (payment === undefined) throw new Error(`There is no payment ${id}`);
      const ended = payment.status === 'open' ? { ...payment, status } : payment;
      payments.set(id, ended);
      return ended;
    },
    async refund(id) {
      const payment = payments.get(id);
      if (payment?.status === 'captured') payments.set(id, { ...payment, refunded: true });
    },
  };
}
