import type { SeatStatus } from './seat-figures.ts';

const number = new Intl.NumberFormat('en-GB');
const seats = (count: number) => (count === 1 ? '1 seat' : `${number.format(count)} seats`);

/** How often, for bars that stand for so many minutes. */
function perTime(minutes: number): string {
  if (minutes === 1) return 'a minute';
  if (minutes < 60) return `every ${minutes} minutes`;
  if (minutes === 60) return 'an hour';
  if (minutes < 1_440) return `every ${minutes / 60} hours`;
  return minutes === 1_440 ? 'a day' : `every ${minutes / 1_440} days`;
}

/** What admins read about the sale of one concert. */
export const salesEnglish = {
  'sales.title': 'Sales',
  'sales.edit': 'Edit concert',
  'sales.orders': 'Orders',
  'sales.figures': 'Figures',
  'sales.stale': 'The shop does not answer at the moment: the seats below may have changed.',
  'sales.takings': 'Takings',
  'sales.counting': 'Counting the orders',
  'sales.fromOrders': ({ count }: { count: number }) =>
    `from ${count === 1 ? '1 order' : `${number.format(count)} orders`}, at the prices paid`,
  'sales.sold': 'Sold',
  'sales.held': 'Held',
  'sales.available': 'Free',
  'sales.withdrawn': 'Withdrawn',
  'sales.ofCapacity': ({ share, capacity }: { share: string; capacity: string }) => `${share} of ${capacity}`,
  'sales.of': ({ capacity }: { capacity: string }) => `of ${capacity}`,
  'sales.byPrice': 'Seats and takings by price',
  'sales.price': 'Price',
  'sales.countedAt': ({ time }: { time: string }) => `Takings counted at ${time}.`,
  'sales.countAgain': 'Count again',

  'chart.title': ({ minutes }: { minutes: number }) => `Claims ${perTime(minutes)}`,
  'chart.hint': 'Claims that were accepted. Those that met taken seats at once leave no trace and are not counted.',
  'chart.view': 'Which time',
  'chart.view.first-hour': 'First hour',
  'chart.view.all': 'Whole sale',
  'chart.none': 'No claims in this time.',
  'chart.granted': 'Got seats',
  'chart.notGranted': 'Waiting, or refused in the queue',
  'chart.busiest': ({ count, time }: { count: string; time: string }) => `Busiest minute: ${count} at ${time}`,
  'chart.table': 'The same as a table',
  'chart.from': 'From',
  'chart.claims': 'Claims',

  'desk.title': 'Seats',
  'desk.hint': 'Open a section, choose seats, and withdraw them from sale or restore them.',
  'desk.off': 'This concert was called off: its seats stay as they are.',
  'desk.key': 'What fills a section',
  'desk.tells': ({ sold, held, withdrawn, available }: Record<SeatStatus, number>) =>
    [
      `${number.format(sold)} sold`,
      ...(held > 0 ? [`${number.format(held)} held`] : []),
      ...(withdrawn > 0 ? [`${number.format(withdrawn)} withdrawn`] : []),
      `${number.format(available)} free`,
    ].join(', '),
  'desk.tells.short': ({ sold, capacity }: { sold: number; capacity: number }) =>
    `${number.format(sold)} of ${number.format(capacity)} sold`,
  'desk.which': 'Which seats',
  'desk.chosen': ({ count }: { count: number }) => `Chosen: ${seats(count)}`,
  'desk.section': ({ name }: { name: string }) => `Whole section: ${name}`,
  'desk.row': ({ row }: { row: string }) => `Row ${row}`,
  'desk.withdraw': 'Withdraw',
  'desk.restore': 'Restore',
  'desk.clear': 'Clear',
  'desk.withdrawn': ({ count }: { count: number }) =>
    count === 0 ? 'Nothing to withdraw.' : `${seats(count)} withdrawn from sale.`,
  'desk.restored': ({ count }: { count: number }) =>
    count === 0 ? 'Nothing to restore.' : `${seats(count)} on sale again.`,
  'desk.stayed': ({ count, seats: names }: { count: number; seats: string }) =>
    `${seats(count)} held or sold: ${names}. They stay with their buyers.`,

  'callOff.open': 'Call off',
  'callOff.progress.show': 'Calling off: how far it is',
  'callOff.title': 'Call this concert off?',
  'callOff.title.running': 'Calling the concert off',
  'callOff.title.done': 'Called off',
  'callOff.text': ({ title, seats: count }: { title: string; seats: number }) =>
    `“${title}” is not sold any more, for good. ${count === 0 ? 'Nobody has seats.' : `All orders end: ${seats(count)} go back.`}`,
  'callOff.refunds': 'Whatever was paid is refunded in full.',
  'callOff.noRefunds': 'Nothing was paid in the shop, so nothing is refunded.',
  'callOff.again': 'This concert is called off. If orders are left, this goes on with them.',
  'callOff.keep': 'Leave it',
  'callOff.confirm': 'Call it off',
  'callOff.goOn': 'Go on',
  'callOff.close': 'Close',
  'callOff.running': ({ left }: { left: number }) =>
    left === 0 ? 'Looking whether all orders have ended' : `Orders are ending: ${seats(left)} left.`,
  'callOff.progress': 'Seats given back',
  'callOff.leave': 'You may leave this page: the shop goes on by itself.',
  'callOff.done': 'The concert is called off. No buyer has a seat any more.',
  'callOff.done.text': 'All orders have ended. The concert can be deleted now.',
  'callOff.done.refunds': 'What was paid is on its way back. The concert can be deleted now.',

  'export.button': 'Export orders (CSV)',
  'export.progress': ({ count }: { count: number }) => `${number.format(count)} orders so far`,
  'export.done': ({ count }: { count: number }) =>
    `${count === 1 ? '1 order' : `${number.format(count)} orders`} exported.`,
};
