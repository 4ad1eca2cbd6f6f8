import { Navigate, type RouteDefinition } from '@solidjs/router';
import { lazy } from 'solid-js';
import { NotFoundPage } from './shell/not-found-page.tsx';

const AdminArea = lazy(async () => {
  const [{ adminWords }, { AdminArea }] = await Promise.all([
    import('./features/admin/words.ts'),
    import('./features/admin/admin-area.tsx'),
  ]);
  await adminWords.load();
  return { default: AdminArea };
});

/** Every page of the site; the code of a page is fetched when somebody goes there. */
export const routes: RouteDefinition[] = [
  { path: '/', component: () => <Navigate href="/tickets" /> },
  {
    path: '/tickets',
    component: lazy(async () => ({ default: (await import('./features/concerts/concerts-page.tsx')).ConcertsPage })),
  },
  {
    path: '/tickets/:concertId',
    component: lazy(async () => ({ default: (await import('./features/concerts/concert-page.tsx')).ConcertPage })),
  },
  {
    path: '/orders',
    component: lazy(async () => ({ default: (await import('./features/orders/orders-page.tsx')).OrdersPage })),
  },
  {
    path: '/auth',
    component: lazy(async () => ({ default: (await import('./features/account/auth-page.tsx')).AuthPage })),
  },
  {
    path: '/admin',
    component: AdminArea,
    children: [
      { path: '/', component: () => <Navigate href="/admin/events" /> },
      {
        path: '/events',
        component: lazy(async () => ({
          default: (await import('./features/admin/concert-table-page.tsx')).ConcertTablePage,
        })),
      },
      {
        path: '/events/add',
        component: lazy(async () => ({
          default: (await import('./features/admin/add-concert-page.tsx')).AddConcertPage,
        })),
      },
      {
        path: '/events/:concertId/edit',
        component: lazy(async () => ({
          default: (await import('./features/admin/edit-concert-page.tsx')).EditConcertPage,
        })),
      },
      {
        path: '/orders',
        component: lazy(async () => ({
          default: (await import('./features/admin/all-orders-page.tsx')).AllOrdersPage,
        })),
      },
    ],
  },
  { path: '*', component: NotFoundPage },
];
