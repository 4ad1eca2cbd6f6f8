import { expect, test } from 'vitest';
import { RouteTree } from './route-tree.ts';

const route = (method: string, path: string) => ({ method, path, answer: { workload: 'browse' } as const });

const tree = new RouteTree([
  route('GET', '/concerts'),
  route('ANY', '/concerts'),
  route('GET', '/concerts/{concertId}'),
  route('GET', '/concerts/next'),
  route('POST', '/concerts/{concertId}/orders'),
  route('GET', '/concerts/next/venue'),
]);

const found = (method: string, path: string) => {
  const match = tree.find(method, path);
  return match && [match.route.method, match.route.path, match.pathParameters];
};

test('a path leads to its route, and its parameters come as they were written', () => {
  expect(found('GET', '/concerts')).toEqual(['GET', '/concerts', null]);
  expect(found('GET', '/concerts/a%2Fb')).toEqual(['GET', '/concerts/{concertId}', { concertId: 'a%2Fb' }]);
  expect(found('POST', '/concerts/x/orders')).toEqual(['POST', '/concerts/{concertId}/orders', { concertId: 'x' }]);
});

test('a fixed part goes before a parameter, but does not hide what only the parameter has', () => {
  expect(found('GET', '/concerts/next')).toEqual(['GET', '/concerts/next', null]);
  expect(found('POST', '/concerts/next/orders')).toEqual([
    'POST',
    '/concerts/{concertId}/orders',
    { concertId: 'next' },
  ]);
});

test('another method meets ANY where there is one, else nothing', () => {
  expect(found('DELETE', '/concerts')).toEqual(['ANY', '/concerts', null]);
  expect(found('DELETE', '/concerts/x')).toBeUndefined();
});

test.each([
  '',
  '/',
  '/concerts/',
  '//concerts',
  '/concerts//orders',
  '/concerts/x/orders/y',
  '/__proto__',
  '/constructor',
])('nothing is known of "%s"', (path) => expect(found('GET', path)).toBeUndefined());
