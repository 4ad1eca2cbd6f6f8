import { expect, test } from 'vitest';
import type { ApiEvent } from './api.ts';
import { clientAddressOf } from './client-address.ts';

const edge = { knows: async (secret: string) => secret === 'the secret' };
const from = (headers: Record<string, string>) =>
  clientAddressOf({ headers, requestContext: { identity: { sourceIp: '192.0.2.1' } } } as unknown as ApiEvent, edge);

test('the edge, which proves itself, says where a caller is', async () => {
  expect(await from({ 'x-origin-secret': 'the secret', 'x-client-address': '198.51.100.7' })).toBe('198.51.100.7');
});

test('nobody else does', async () => {
  const claimed = '203.0.113.9';
  expect(await from({})).toBe('192.0.2.1');
  expect(await from({ 'x-client-address': claimed, 'x-forwarded-for': claimed })).toBe('192.0.2.1');
  expect(await from({ 'x-client-address': claimed, 'x-origin-secret': 'guessed' })).toBe('192.0.2.1');
  expect(await from({ 'x-forwarded-for': claimed, 'x-origin-secret': 'the secret' })).toBe('192.0.2.1');
});

test('a function that asks no address trusts no edge', async () => {
  const headers = { 'x-origin-secret': 'the secret', 'x-client-address': '198.51.100.7' };
  expect(await clientAddressOf({ headers } as unknown as ApiEvent, undefined)).toBe('');
});
