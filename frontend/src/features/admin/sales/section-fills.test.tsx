import { render } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { beforeAll, expect, test } from 'vitest';
import { adminWords } from '../words.ts';
import { SectionFills, tellSection } from './section-fills.tsx';

const sections = [{ code: 'STAL', name: 'Stalls', priceTierId: 'vip', runs: [{ row: 'A', from: 1, to: 10 }] }];

beforeAll(() => adminWords.load());

test('a section is filled with as much of each state as it has seats in it, live', () => {
  const [stalls, setStalls] = createSignal('ssssshhw..');
  const { container } = render(() => <SectionFills id="hall" sections={sections} availability={{ STAL: stalls() }} />);
  const stops = () =>
    [...container.querySelectorAll('#hall-STAL stop')].map((stop) => [
      stop.getAttribute('data-status'),
      Number(Number(stop.getAttribute('offset')).toFixed(2)),
    ]);
  expect(stops()).toEqual([
    ['sold', 0],
    ['sold', 0.5],
    ['held', 0.5],
    ['held', 0.7],
    ['withdrawn', 0.7],
    ['withdrawn', 0.8],
    ['available', 0.8],
    ['available', 1],
  ]);
  setStalls('ssssssssss');
  expect(stops()[1]).toEqual(['sold', 1]);
});

test('a section says how its seats stand, and leaves out what there is none of', () => {
  expect(tellSection('ssssshhw..')).toEqual({
    text: '5 sold, 2 held, 1 withdrawn, 2 free',
    short: '5 of 10 sold',
    count: '50%',
  });
  expect(tellSection('..s.').text).toBe('1 sold, 3 free');
});
