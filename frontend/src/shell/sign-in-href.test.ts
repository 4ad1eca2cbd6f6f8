import { expect, test } from 'vitest';
import { returnPath, signInHref } from './sign-in-href.ts';

test('signing in leads back to the very place', () => {
  const href = signInHref({ pathname: '/tickets/abc', search: '?section=STAL' });
  expect(returnPath(new URLSearchParams(href.split('?')[1]).get('return') ?? '')).toBe('/tickets/abc?section=STAL');
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '',
  undefined,
  '/auth?return=/auth',
])('signing in never leads to %s', (wanted) => {
  expect(returnPath(wanted)).toBe('/tickets');
});
