import { Navigate, type RouteDefinition } from '@solidjs/router';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { page } from './shell/page-code.ts';

/** The pages of admins share an area that brings their words. */
const adminArea = page(async () => {
  const [{ adminWords }, { seatMapWords }, { AdminArea }] = await Promise.all([
    import('./features/admin/words.ts'),
    import('./features/seat-map/words.ts'),
    import('./features/admin/admin-area.tsx'),
  ]);
  await Promise.all([adminWords.load(), seatMapWords.load()]);
  return AdminArea;
});

/** Seats are chosen, ordered and paid for in words of their own. */
const bookingPage = (fetchPage: Parameters<typeof page>[0]) =>
  page(async () => {
    const [found] = await Promise.all([
      fetchPage(),
      import('./features/checkout/words.ts').then(({ checkoutWords }) => checkoutWords.load()),
      import('./features/seat-map/words.ts').then(({ seatMapWords }) => seatMapWords.load()),
    ]);
    return found;
  });

/** Orders are paid for, followed and shown as tickets in words of their own. */
const ordersPage = (fetchPage: Parameters<typeof page>[0]) =>
  page(async () => {
    const [found] = await Promise.all([
      fetchPage(),
      import('./features/orders/words.ts').then(({ orderWords }) => orderWords.load()),
    ]);
    return found;
  });

export const routes: RouteDefinition[] = [
  { path: '/', component: () => <Navigate href="/tickets" /> },
  {
    path: '/tickets',
    component: page(async () => (await import('./features/concerts/concerts-page.tsx')).ConcertsPage),
  },
  {
    path: '/tickets/:concertId',
    component: bookingPage(async () => (await import('./features/concerts/concert-page.tsx')).ConcertPage),
  },
  {
    path: '/orders',
    component: ordersPage(async () => (await import('./features/orders/orders-page.tsx')).OrdersPage),
  },
  {
    path: '/orders/:orderId',
    component: ordersPage(async () => {
      const { checkoutWords } = await import('./features/checkout/words.ts');
      const [{ CheckoutPage }] = await Promise.all([
        import('./features/checkout/checkout-page.tsx'),
        checkoutWords.load(),
      ]);
      return CheckoutPage;
    }),
  },
  { path: '/auth', component: page(async () => (await import('./features/account/auth-page.tsx')).AuthPage) },
  {
    path: '/admin',
    component: adminArea,
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
        path: '/orders',
        component: page(async () => (await import('./features/admin/all-orders-page.tsx')).AllOrdersPage),
      },
    ],
  },
  { path: '*', component: NotFoundPage },
];
