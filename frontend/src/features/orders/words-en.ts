import type { TestCard } from '@frontrow/functions/contract/test-cards.ts';

const number = new Intl.NumberFormat('en-GB');
const seats = (count: number) => (count === 1 ? '1 seat' : `${number.format(count)} seats`);

interface Place {
  section: string;
  row: string;
  number: number;
}
interface OfConcert {
  title: string;
}
interface At {
  time: string;
}
interface Amount {
  amount: string;
}

const cards = {
  'card.tok_approve': 'Approved at once',
  'card.tok_decline': 'Declined',
  'card.tok_slow': 'Approved after a moment',
  'card.tok_answer_lost': 'Approved, but the answer gets lost on its way',
  'card.tok_notice_twice': 'Approved, and the shop is told twice more',
  'card.tok_notice_first': 'Approved, and the shop is told before the answer',
  'card.tok_late': 'No answer until the hold has run out',
} satisfies Record<`card.${TestCard}`, string>;

export const ordersEnglish = {
  ...cards,
  'orders.title': 'My orders',
  'orders.none.active': 'No orders yet',
  'orders.none.active.text': 'Seats you order show up here, with their tickets. Orders that ended are under “Ended”.',
  'orders.none.cancelled': 'Nothing has ended',
  'orders.none.cancelled.text': 'Orders that were cancelled, given back, refused or not paid in time show up here.',
  'orders.none.all': 'No orders yet',
  'orders.none.all.text': 'Seats you order show up here, with their tickets.',
  'orders.none.link': 'Find a concert',
  'order.heading': 'Your order',
  'order.summary': 'Summary',
  'order.number': 'Order number',
  'order.back': 'My orders',
  'order.made': ({ time }: At) => `Ordered ${time}`,
  'order.cancelledAt': ({ time }: At) => `Cancelled ${time}`,
  'order.timeLeft': ({ time }: At) => `Held for ${time} more`,
  'order.heldUntil': ({ time }: At) => `Held until ${time}`,
  'order.concert.gone': 'A concert that is no longer in the shop',
  'order.concert.over': 'This concert is over.',
  'order.paid': 'Paid',
  'order.total': 'Total',
  'order.note.queued': 'First come, first served: the answer shows up here by itself.',
  'order.note.paying': 'The payment is under way.',
  'order.note.declined': 'The last payment was declined. Try another card.',
  'order.note.expired': 'Not paid in time. Nothing was charged.',
  'order.note.released': 'You gave the seats back.',
  'order.refund.due': ({ amount }: Amount) => `${amount} is on its way back to you.`,
  'order.refund.done': ({ amount }: Amount) => `${amount} was given back to you.`,
  'order.resume': 'Pay now',
  'order.resume.label': ({ title }: OfConcert) => `Pay now for ${title}`,
  'order.follow': 'Follow it',
  'order.follow.label': ({ title }: OfConcert) => `Follow it: the order for ${title}`,
  'order.tickets': 'Tickets',
  'order.tickets.label': ({ title }: OfConcert) => `Tickets for ${title}`,
  'order.details': 'Details',
  'order.details.label': ({ title }: OfConcert) => `Details of the order for ${title}`,
  'order.again': 'See what is left',
  'order.again.label': ({ title }: OfConcert) => `See what is left for ${title}`,
  'order.cancel': 'Cancel order',
  'order.cancel.label': ({ title }: OfConcert) => `Cancel order for ${title}`,
  'cancel.title': 'Cancel this order?',
  'cancel.text': ({ title }: OfConcert) =>
    `These seats${title ? ` for ${title}` : ''} go back on sale at once, and their tickets are no longer valid. You cannot undo this.`,
  'cancel.refund': ({ amount }: Amount) => `You get ${amount} back the way you paid.`,
  'cancel.noRefund': 'Nothing was paid here, so no money goes back.',
  'cancel.keep': 'Keep my seats',
  'cancel.confirm': 'Yes, cancel the order',
  'cancelled.toast': 'The order is cancelled. The seats are free again.',

  'seats.run': ({ section, row, from, to }: { section: string; row: string; from: number; to: number }) =>
    from === to ? `${section}, row ${row}, seat ${from}` : `${section}, row ${row}, seats ${from}–${to}`,

  'checkout.title': 'Checkout',
  'checkout.tab': ({ minutes }: { minutes: number }) =>
    minutes < 1 ? 'Last minute · Checkout' : `${number.format(minutes)} min · Checkout`,
  'checkout.seats': 'Your seats',
  'checkout.back': 'Back to the seats',
  'checkout.timeLeft': 'Your seats are held for',
  'checkout.lastMinute': 'One minute left',
  'checkout.lastMinute.text': 'Pay now to keep your seats.',
  'checkout.ranOut': 'Your time is up',
  'checkout.ranOut.text': 'We are asking the shop whether the seats are still yours.',
  'checkout.demo': 'This is a demo payment: no card is charged. Choose how the payment shall go.',
  'checkout.card': 'Test card',
  'checkout.cards.more': 'More that can happen to a payment',
  'checkout.pay': ({ total }: { total: string }) => `Pay ${total}`,
  'checkout.paying': 'Paying…',
  'checkout.unknown': 'We do not know yet whether the payment went through',
  'checkout.unknown.text': 'We keep asking the shop. Whatever the answer is, you will not pay twice.',
  'checkout.paymentOpen': 'Waiting for the bank…',
  'checkout.paymentOpen.text':
    'Your payment is under way and nobody else can get your seats meanwhile. The answer comes up here by itself.',
  'checkout.paymentOpen.until': ({ time }: At) =>
    `You may close this page. My orders knows by ${time} at the latest; if the bank answers too late, the money comes back by itself.`,
  'checkout.declined': 'The payment was declined',
  'checkout.declined.text': 'Nothing was charged and your seats are still held. Try another card.',
  'checkout.release': 'Give the seats back',
  'checkout.released': 'Your seats are free for others again.',

  'leave.title': 'Leave the checkout?',
  'leave.text': ({ count, time }: { count: number; time: string }) =>
    `Your ${seats(count)} ${count === 1 ? 'is' : 'are'} held for ${time} more. Keep them and pay later from My orders, or give them back for others.`,
  'leave.keep': 'Leave, and keep them held',
  'leave.release': 'Leave, and give them back',
  'leave.stay': 'Stay here',

  'confirmation.title': ({ count }: { count: number }) => (count === 1 ? 'The seat is yours' : 'The seats are yours'),
  'confirmation.text': 'Your tickets are on this page. You find them again under My orders.',
  'confirmation.orders': 'See my orders',
  'tickets.title': 'Your tickets',
  'tickets.count': ({ at, of }: { at: number; of: number }) => `Ticket ${at} of ${of}`,
  'tickets.print': 'Print tickets',
  'tickets.calendar': 'Add to calendar',
  'tickets.section': 'Section',
  'tickets.row': 'Row',
  'tickets.seat': 'Seat',
  'tickets.code': ({ section, row, number: seat }: Place) =>
    `QR code of the ticket for ${section}, row ${row}, seat ${seat}`,
  'tickets.hint': 'Show the code at the entrance, on your phone or on paper. Each code lets one person in.',
  'calendar.zone': ({ time }: At) => `Time at the venue: ${time}`,

  'ended.refused': 'You got no seats this time',
  'ended.expired': 'Your time is up',
  'ended.expired.text': 'The seats waited too long for the payment and are free again. Nothing was charged.',
  'ended.late.text': 'The payment came too late for these seats, so they are free again.',
  'ended.released': 'You gave these seats back',
  'ended.cancelled': 'This order is cancelled',
  'ended.free': 'The seats are free again.',
  'ended.suggestion': 'These are still free, side by side:',
  'ended.take': ({ count, total }: { count: number; total: string }) => `Take ${seats(count)}, ${total}`,
  'ended.taking': 'Ordering…',
};

export type OrdersEnglish = typeof ordersEnglish;
