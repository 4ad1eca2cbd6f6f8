const number = new Intl.NumberFormat('en-GB');
const waiting = (seconds: number) =>
  seconds < 90 ? `${number.format(seconds)} seconds` : `${number.format(Math.round(seconds / 60))} minutes`;
const seats = (count: number) => (count === 1 ? '1 seat' : `${number.format(count)} seats`);

interface Place {
  section: string;
  row: string;
  number: number;
}

export const checkoutEnglish = {
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
  'summary.show': 'Show seats',
  'summary.hide': 'Hide seats',
  'summary.remove': ({ section, row, number: seat }: Place) => `Remove ${section}, row ${row}, seat ${seat}`,
  'summary.total': 'Total',
  'summary.order': ({ count }: { count: number }) => `Order ${seats(count)}`,
  'summary.ordering': 'Ordering…',
  'summary.proving': 'Checking…',
  'summary.signIn': 'Sign in to order',
  'claim.lost': ({ count }: { count: number }) =>
    count === 1 ? 'Someone was faster for one seat' : `Someone was faster for ${number.format(count)} seats`,
  'claim.lost.text': ({ places, kept }: { places: string; kept: number }) =>
    `${places}. ${kept === 0 ? 'Pick others on the map.' : `Your other ${kept === 1 ? 'seat is' : `${seats(kept)} are`} still chosen.`}`,
  'claim.lost.dismiss': 'All right',
  'claim.rest.wait': ({ time }: { time: string }) => `You can order again in ${time}. Your choice stays.`,
  'claim.rest.over': 'You can order again now.',
  'claim.unanswered': 'We do not know yet whether the order went through. Press Order again: you will not order twice.',

  'seats.run': ({ section, row, from, to }: { section: string; row: string; from: number; to: number }) =>
    from === to ? `${section}, row ${row}, seat ${from}` : `${section}, row ${row}, seats ${from}–${to}`,
  'suggestion.order': ({ seats: places, total }: { seats: string; total: string }) =>
    `Take ${places} instead, ${total}`,
  'best.title': 'Best seats together',
  'best.hint': 'We choose the best seats side by side that are left, and order them for you.',
  'best.tier': 'Price',
  'best.tier.option': ({ name, price, left }: { name: string; price: string; left: number }) =>
    `${name}, ${price} a seat${left === 0 ? ' (sold out)' : ''}`,
  'best.quantity': 'How many seats',
  'best.order': ({ count, total }: { count: number; total: string }) =>
    `Order best ${number.format(count)} together, ${total}`,
  'best.signIn': 'Sign in to get the best seats',

  'hold.waiting': ({ count }: { count: number }) =>
    count === 1 ? 'A seat is held for you' : `${number.format(count)} seats are held for you`,
  'hold.resume': 'Pay now',

  'queue.title': 'Your request is in line…',
  'queue.text': 'First come, first served. The answer comes up here by itself.',
  'queue.usual': ({ seconds }: { seconds: number }) =>
    seconds <= 2
      ? 'At the moment, answers come within a second or two.'
      : `At the moment, answers take about ${waiting(seconds)}.`,
  'queue.slow': 'Yours takes longer than that. There is nothing you need to do: you keep your place.',
  'queue.reload': 'You may reload or close this page: your place is kept, and My orders shows how it stands.',
};

export type CheckoutEnglish = typeof checkoutEnglish;
