import { expect, test } from 'vitest';
import { networkIdOf, networkOf } from './network.ts';

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::1', '2001:db8:1:2'],
  ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s belongs to the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('a network has another name for each concert, and none where the address is not known', () => {
  expect(networkIdOf('2001:db8:1:2::1', 'c1')).toBe(networkIdOf('2001:db8:1:2::ffff', 'c1'));
  expect(networkIdOf('198.51.100.7', 'c1')).not.toBe(networkIdOf('198.51.100.7', 'c2'));
  expect(networkIdOf('', 'c1')).toBeUndefined();
});
