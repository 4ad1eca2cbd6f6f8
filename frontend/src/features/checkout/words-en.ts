import type { TestCard } from '@frontrow/functions/contract/test-cards.ts';

const number = new Intl.NumberFormat('en-GB');
const seats = (count: number) => (count === 1 ? '1 seat' : `${number.format(count)} seats`);

interface Place {
  section: string;
  row: string;
  number: number;
}

const cards = {
  'card.tok_approve': 'Is approved at once',
  'card.tok_decline': 'Is declined',
  'card.tok_slow': 'Is approved after a moment',
  'card.tok_answer_lost': 'Is approved, but the answer gets lost on its way',
  'card.tok_notice_twice': 'Is approved, and the shop is told twice more',
  'card.tok_notice_first': 'Is approved, and the shop is told before the answer',
  'card.tok_late': 'Answers only when the hold has run out',
} satisfies Record<`card.${TestCard}`, string>;

export const checkoutEnglish = {
  ...cards,
  'seats.title': 'Choose your seats',
  'availability.stale': 'The seats are not live at the moment. We keep trying.',
  'seat.gone': 'gone',
  'pick.picked': ({ row, number: seat, count, total }: { row: string; number: number; count: number; total: string }) =>
    `Row ${row}, seat ${seat} picked. ${seats(count)}, ${total}.`,
  'pick.dropped': ({
    row,
    number: seat,
    count,
    total,
  }: {
    row: string;
    number: number;
    count: number;
    total: string;
  }) => `Row ${row}, seat ${seat} put back. ${seats(count)}, ${total}.`,

  'summary.title': 'Your seats',
  'summary.count': ({ count, max }: { count: number; max: number }) => `${count} of ${max}`,
  'summary.hint': 'Nothing picked yet.',
  'summary.limit': ({ max }: { max: number }) => `One order holds ${seats(max)} at most. Put one back to pick another.`,
  'summary.remove': ({ section, row, number: seat }: Place) => `Remove ${section}, row ${row}, seat ${seat}`,
  'summary.total': 'Total',
  'summary.order': ({ count }: { count: number }) => `Order ${seats(count)}`,
  'summary.ordering': 'Ordering…',
  'summary.signIn': 'Sign in to order',
  'claim.lost': ({ count }: { count: number }) =>
    count === 1 ? 'Someone was faster for one seat' : `Someone was faster for ${number.format(count)} seats`,
  'claim.lost.text': ({ places, kept }: { places: string; kept: number }) =>
    `${places}. ${kept === 0 ? 'Pick others on the map.' : `Your other ${kept === 1 ? 'seat is' : `${seats(kept)} are`} still chosen.`}`,
  'claim.lost.dismiss': 'All right',
  'claim.unanswered': 'We do not know yet whether the order went through. Press Order again: you will not order twice.',
  'confirmation.title': ({ count }: { count: number }) => (count === 1 ? 'The seat is yours' : 'The seats are yours'),
  'confirmation.orders': 'See my orders',
  'confirmation.more': 'Back to the seats',

  'seats.run': ({ section, row, from, to }: { section: string; row: string; from: number; to: number }) =>
    from === to ? `${section}, row ${row}, seat ${from}` : `${section}, row ${row}, seats ${from}–${to}`,
  'suggestion.order': ({ seats: places, total }: { seats: string; total: string }) =>
    `Take ${places} instead, ${total}`,
  'best.title': 'Best seats together',
  'best.hint': 'We choose the best seats side by side that are left, and order them for you.',
  'best.tier': 'Price',
  'best.tier.option': ({ name, price }: { name: string; price: string }) => `${name}, ${price} a seat`,
  'best.quantity': 'How many seats',
  'best.order': ({ count, total }: { count: number; total: string }) =>
    `Order best ${number.format(count)} together, ${total}`,
  'best.signIn': 'Sign in to get the best seats',

  'queue.title': 'Your request is in line…',
  'queue.text': 'First come, first served. The answer usually takes a few seconds, and comes up here by itself.',
  'queue.reload': 'You may reload or close this page: your place is kept, and My orders shows how it stands.',

  'checkout.title': 'Checkout',
  'checkout.order': 'Your order',
  'checkout.timeLeft': 'Your seats are held for',
  'checkout.lastMinute': 'One minute left',
  'checkout.lastMinute.text': 'Pay now to keep your seats.',
  'checkout.ranOut': 'Your time is up',
  'checkout.ranOut.text': 'We are asking the shop whether the seats are still yours.',
  'checkout.demo': 'This is a demo payment: no card is charged. Choose how the payment shall go.',
  'checkout.card': 'Test card',
  'checkout.pay': ({ total }: { total: string }) => `Pay ${total}`,
  'checkout.paying': 'Paying…',
  'checkout.paymentOpen': 'Waiting for the bank…',
  'checkout.paymentOpen.text':
    'Your payment is under way and nobody else can get your seats meanwhile. The answer comes up here by itself.',
  'checkout.declined': 'The payment was declined',
  'checkout.declined.text': 'Nothing was charged and your seats are still held. Try another card.',
  'checkout.release': 'Give the seats back',
  'checkout.released': 'Your seats are free for others again.',
  'checkout.seats': 'Back to the seats',
  'ended.refused': 'You got no seats this time',
  'ended.expired': 'Your time is up',
  'ended.expired.text': 'The seats waited too long for the payment and are free again. Nothing was charged.',
  'ended.released': 'You gave these seats back',
  'ended.cancelled': 'This order is cancelled',
  'ended.free': 'The seats are free again.',
  'ended.refund.due': 'The payment came too late for these seats. The money is on its way back to you.',
  'ended.refund.done': 'The money was given back to you.',
};

export type CheckoutEnglish = typeof checkoutEnglish;
