import type { Profiler } from 'node:inspector';
import { expect, test } from 'vitest';
import { millisecondsByOwner } from './owners.ts';
import { renderProfiles } from './report.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []): Profiler.ProfileNode => ({
  id,
  callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 },
  children,
});

const profile: Profiler.Profile = {
  nodes: [
    node(1, '(root)', '', [2, 3, 6]),
    node(2, '(idle)', ''),
    node(3, 'getConcert', 'file:///shop/functions/handlers/http/get-concert.ts', [4]),
    node(4, 'send', 'file:///shop/node_modules/@smithy/core/index.js', [5]),
    node(5, 'writev', ''),
    node(6, 'parserOnHeadersComplete', 'node:_http_common'),
  ],
  startTime: 0,
  endTime: 10_000,
  samples: [2, 3, 4, 5, 5, 6],
  timeDeltas: [1_000, 2_000, 3_000, 500, 500, 3_000],
};

test('time is whose code it is spent in, and what the system did is its caller’s', () => {
  expect(Object.fromEntries(millisecondsByOwner(profile))).toEqual({
    'nothing to do': 1,
    'the shop: handlers, domain, adapters': 2,
    'AWS SDK': 4,
    'Node: HTTP, sockets, crypto, timers': 3,
  });
});

test('the table has every millisecond of the shop but those in which it waited', () => {
  const byOwner = millisecondsByOwner(profile);
  const page = renderProfiles(
    new Map([
      ['reads', { requests: 2, wallMs: 10, byOwner, databaseMs: 5, clientMs: 1 }],
      ['heavy', { requests: 1, wallMs: 10, byOwner: new Map([['AWS SDK', 3]]), databaseMs: 5, clientMs: 1 }],
    ]),
  );
  expect(page).toContain('| **the shop’s process** | 4.500 | 3.000 |');
  expect(page).toContain('| AWS SDK | 2.000 | 3.000 |');
  expect(page).toContain('| requests a second meanwhile | 200 | 100 |');
  expect(page).not.toContain('nothing to do');
});
