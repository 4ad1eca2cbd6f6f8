import { Navigate, type RouteDefinition } from '@solidjs/router';
import { refusalWords } from './i18n/refusal-words.ts';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { page } from './shell/page-code.ts';

// Words come with the pages that say them; pages on which something is done bring what may be refused.
const everyRefusal = async () => refusalWords;
const adminWords = async () => (await import('./features/admin/words.ts')).adminWords;
const accountWords = async () => (await import('./features/account/words.ts')).accountWords;
const checkoutWords = async () => (await import('./features/checkout/words.ts')).checkoutWords;
const orderWords = async () => (await import('./features/orders/words.ts')).orderWords;
const seatMapWords = async () => (await import('./features/seat-map/words.ts')).seatMapWords;

export const routes: RouteDefinition[] = [
  { path: '/', component: () => <Navigate href="/tickets" /> },
  {
    path: '/tickets',
    component: page(async () => (await import('./features/concerts/concerts-page.tsx')).ConcertsPage),
  },
  {
    path: '/tickets/:concertId',
    component: page(
      async () => (await import('./features/concerts/concert-page.tsx')).ConcertPage,
      everyRefusal,
      checkoutWords,
      seatMapWords,
    ),
  },
  {
    path: '/orders',
    component: page(
      async () => (await import('./features/orders/orders-page.tsx')).OrdersPage,
      everyRefusal,
      orderWords,
    ),
  },
  {
    path: '/orders/:orderId',
    component: page(
      async () => (await import('./features/checkout/checkout-page.tsx')).CheckoutPage,
      everyRefusal,
      checkoutWords,
      orderWords,
    ),
  },
  {
    path: '/auth',
    component: page(
      async () => (await import('./features/account/auth-page.tsx')).AuthPage,
      everyRefusal,
      accountWords,
    ),
  },
  {
    path: '/account',
    component: page(
      async () => (await import('./features/account/account-page.tsx')).AccountPage,
      everyRefusal,
      accountWords,
    ),
  },
  {
    path: '/admin',
    // The area brings the words of every page in it.
    component: page(
      async () => (await import('./features/admin/admin-area.tsx')).AdminArea,
      everyRefusal,
      adminWords,
      seatMapWords,
    ),
    children: [
      { path: '/', component: () => <Navigate href="/admin/events" /> },
      {
        path: '/events',
        component: page(async () => (await import('./features/admin/concert-table-page.tsx')).ConcertTablePage),
      },
      {
        path: '/events/add',
        component: page(async () => (await import('./features/admin/add-concert-page.tsx')).AddConcertPage),
      },
      {
        path: '/events/:concertId/edit',
        component: page(async () => (await import('./features/admin/edit-concert-page.tsx')).EditConcertPage),
      },
      {
        path: '/events/:concertId/sales',
        component: page(async () => (await import('./features/admin/sales/sales-page.tsx')).SalesPage),
      },
      {
        path: '/orders',
        component: page(async () => (await import('./features/admin/all-orders-page.tsx')).AllOrdersPage),
      },
    ],
  },
  { path: '*', component: NotFoundPage },
];
