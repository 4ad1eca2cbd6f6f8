import { createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PaymentNotice } from '../../contract/orders.ts';
import { type TestCard, testCards } from '../../contract/test-cards.ts';
import type { Charge, Clock, Payments, WatchQueue } from '../../domain/ports.ts';
import { keyFor, type SigningKeys } from '../signing-keys.ts';
import type { PaymentBook } from './payment-book.ts';

export interface Simulator extends Payments {
  /** The signature of a notice, as the provider would send it now. */
  sign(notice: PaymentNotice): Promise<string>;
}

const slowMs = 1_500;
const noticeFirstMs = 700;
/** How old a signature may be: as most providers advise. */
const signatureSecondsMax = 5 * 60;

const isTestCard = (token: string): token is TestCard => Object.hasOwn(testCards, token);

/** What the watch needs of the provider: how payments ended, and their ends. */
export function settlingPayments(book: PaymentBook): Pick<Payments, 'find' | 'settle' | 'refund'> {
  return {
    async find(paymentId) {
      return (await book.find(paymentId))?.status ?? 'open';
    },

    async settle(paymentId) {
      // A payment that never arrived is called off under its id, so that it cannot arrive later.
      await book.open({ id: paymentId, status: 'open', isLate: false, refunded: false });
      const known = await book.find(paymentId);
      const { status } = await book.end(paymentId, known?.isLate ? 'captured' : 'declined');
      return status === 'captured' ? 'captured' : 'declined';
    },

    async refund(paymentId) {
      await book.refund(paymentId);
    },
  };
}

/** A payment provider for demos and tests: the card says how the payment goes. No money moves. */
export function simulatedPayments(
  book: PaymentBook,
  watchQueue: WatchQueue,
  keys: SigningKeys,
  clock: Clock,
): Simulator {
  const noticeKey = keyFor('payment notices');
  const signatureOf = (key: Uint8Array, seconds: number, notice: PaymentNotice): string => {
    const text = [seconds, notice.paymentId, notice.buyerId, notice.orderId, notice.status].join('.');
    return createHmac('sha256', noticeKey(key)).update(text).digest('hex');
  };
  const capture = async ({ paymentId }: Charge): Promise<'captured' | 'declined'> => {
    const { status } = await book.end(paymentId, 'captured');
    return status === 'captured' ? 'captured' : 'declined';
  };
  const tell = ({ paymentId, buyerId, orderId }: Charge, delaySeconds: number): Promise<void> => {
    const notice: PaymentNotice = { paymentId, buyerId, orderId, status: 'captured' };
    return watchQueue.send({ version: 1, buyerId, orderId, notice }, delaySeconds);
  };
  const goAsTheCardSays = async (charge: Charge, card: TestCard): Promise<'captured' | 'declined' | 'unknown'> => {
    switch (card) {
      case 'tok_approve':
        return capture(charge);
      case 'tok_decline':
        return (await book.end(charge.paymentId, 'declined')).status === 'captured' ? 'captured' : 'declined';
      case 'tok_slow':
        await sleep(slowMs);
        return capture(charge);
      case 'tok_answer_lost':
        await capture(charge);
        return 'unknown';
      case 'tok_notice_twice': {
        const result = await capture(charge);
        for (const delaySeconds of [0, 1]) await tell(charge, delaySeconds);
        return result;
      }
      case 'tok_notice_first': {
        const result = await capture(charge);
        await tell(charge, 0);
        await sleep(noticeFirstMs);
        return result;
      }
      case 'tok_late':
        return 'unknown';
    }
  };

  return {
    async charge(charge) {
      const card = isTestCard(charge.token) ? charge.token : 'tok_decline';
      await book.open({ id: charge.paymentId, status: 'open', isLate: card === 'tok_late', refunded: false });
      return goAsTheCardSays(charge, card);
    },

    ...settlingPayments(book),

    async sign(notice) {
      const seconds = Math.floor(clock() / 1000);
      return `t=${seconds},v1=${signatureOf((await keys()).current, seconds, notice)}`;
    },

    async verifyNotice(notice, signature) {
      const [, seconds = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
      if (Math.abs(clock() / 1000 - Number(seconds)) > signatureSecondsMax) return false;
      const expected = (await keys()).accepted.map((key) => signatureOf(key, Number(seconds), notice));
      return expected.some(
        (each) => given.length === each.length && timingSafeEqual(Buffer.from(given), Buffer.from(each)),
      );
    },
  };
}
