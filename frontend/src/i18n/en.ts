import type { Translation } from './dictionary.ts';
import type { EarlyCode } from './failure-text.ts';

const number = new Intl.NumberFormat('en-GB');
const seats = (count: number) => (count === 1 ? '1 seat' : `${number.format(count)} seats`);

interface Place {
  section: string;
  row: string;
  number: number;
}

const refusals = {
  'refusal.no-answer': 'The shop did not answer. Check your connection and try again.',
  'refusal.invalid-query': 'The search has something in it that cannot be used.',
  'refusal.invalid-cursor': 'The list has changed. Start again from the top.',
  'refusal.not-signed-in': 'Sign in first.',
  'refusal.session-ended': 'Your session has ended. Sign in again.',
  'refusal.not-allowed': 'Only admins may do this.',
  'refusal.not-found': 'There is nothing here.',
  'refusal.concert-not-found': 'This concert is not in the shop.',
  'refusal.too-many-requests': 'Too many tries. Wait a moment, then try again.',
  'refusal.internal-error': 'Something went wrong on our side. Try again.',
  'refusal.busy': 'The shop is very busy. Try again in a moment.',
} satisfies Record<`refusal.${EarlyCode}`, string>;

export const english = {
  ...refusals,

  skip: 'Skip to content',
  dismiss: 'Dismiss message',
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading',
  offline: 'You are offline. What you see may be old, and nothing can be ordered until you are back.',
  'broken.title': 'This page did not load',
  'broken.text': 'Something went wrong on our side, or the site has just been renewed. Reloading usually helps.',
  'broken.reload': 'Reload the page',
  'list.separator': '; ',

  'nav.label': 'Main',
  'nav.concerts': 'Concerts',
  'nav.orders': 'My orders',
  'nav.admin': 'Admin',
  'nav.signIn': 'Sign in',
  'nav.signOut': 'Sign out',
  'footer.line': 'Front Row. Your seat, and nobody else’s.',
  'footer.scheme': 'Colours',
  'scheme.system': 'Auto',
  'scheme.light': 'Light',
  'scheme.dark': 'Dark',
  'footer.language': 'Language',
  'notFound.title': 'Nothing plays here',
  'notFound.text': 'The page you are looking for does not exist, or the concert is no longer in the shop.',
  'notFound.link': 'See all concerts',
  'guard.guest': 'Sign in to see this page.',
  'guard.admins': 'Only for admins',
  'guard.admins.text': 'Your account may not see this page.',

  'auth.signedOut': 'You are signed out.',

  'concerts.title': 'Find your night',
  'concerts.more': 'Show more concerts',
  'concerts.found': ({ count, more }: { count: number; more: boolean }) =>
    `${number.format(count)}${more ? ' or more' : ''} ${count === 1 && !more ? 'concert' : 'concerts'} found`,
  'concerts.none.title': 'No concert fits',
  'concerts.none.text': 'Try fewer letters, another city or more days.',
  'concerts.none.anyDay': ({ text }: { text: string }) => `“${text}” on any day`,
  'concerts.none.yet': 'Nothing on the programme',
  'concerts.none.clear': 'Show all concerts',
  'concerts.none.atAll': 'There are no concerts in the shop yet. Come back soon.',
  'search.label': 'Search concerts',
  'search.placeholder': 'Artist, title, venue or city',
  'search.dates': 'Dates',
  'search.dates.any': 'Any day',
  'search.dates.day': 'One day',
  'search.dates.range': 'From – to',
  'search.day': 'Day',
  'search.from': 'From',
  'search.to': 'To',
  'search.range.error': 'This day is before the first.',
  'search.clear': 'Clear search',

  'price.free': 'Free',
  'price.from': ({ price }: { price: string }) => `from ${price}`,
  'seats.left': ({ count }: { count: number }) => `${seats(count)} left`,
  'seats.last': ({ count }: { count: number }) => (count === 0 ? 'No seats left' : `Last ${seats(count)}`),
  'sale.opening': 'Opening now',
  'sale.in': ({ time }: { time: string }) => `On sale in ${time}`,
  'sale.countdown': 'Until tickets go on sale',
  'sale.from': ({ time }: { time: string }) => `On sale ${time}`,
  'sale.on-sale': 'On sale',
  'sale.sold-out': 'Sold out',
  'sale.ended': 'Sale ended',
  'sale.cancelled': 'Cancelled',
  'sale.notice.upcoming': 'Not on sale yet',
  'sale.notice.upcoming.text': ({ time }: { time: string }) =>
    `Tickets go on sale on ${time}. You can look around the hall until then; this page opens by itself.`,
  'sale.notice.soldOut': 'Every seat has gone. Cancelled seats show up here at once, so it can be worth another look.',
  'sale.notice.ended': 'Tickets for this concert are no longer sold.',
  'sale.notice.cancelled': 'This concert has been cancelled.',
  'hero.when': 'When',
  'hero.where': 'Where',
  'hero.price': 'Tickets',

  'seat.place': ({ section, row, number: seat }: Place) => `${section}, row ${row}, seat ${seat}`,

  'orders.filter': 'Which orders',
  'orders.filter.active': 'Active',
  'orders.filter.cancelled': 'Ended',
  'orders.filter.all': 'All',
  'orders.more': 'Show more orders',
  'order.status.queued': 'In line',
  'order.status.held': 'To be paid',
  'order.status.confirmed': 'Confirmed',
  'order.status.refused': 'Refused',
  'order.status.expired': 'Expired',
  'order.status.released': 'Given back',
  'order.status.cancelled': 'Cancelled',
};

export type English = typeof english;
export type Words = Translation<English>;
