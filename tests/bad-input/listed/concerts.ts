import { newConcertOnSale, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import { type OpenShop, smallHall } from '../../api/shop.ts';
import type { Scene } from '../examples.ts';
import type { Knock } from '../knock.ts';
import { json, type Listed, signedIn } from './listed.ts';

export function ofConcerts({ admin, buyer }: OpenShop, { concertId, concertVersion }: Scene): Listed[] {
  const valid = newConcertOnSale(smallHall(), Date.now());
  const [tier = { id: 'standard', name: 'S', price: 1 }, ...tiers] = valid.priceTiers;
  const send = (method: string, path: string, body: unknown, as = admin): Knock => ({
    method,
    path: `/api/admin/concerts${path}`,
    headers: { ...json, ...signedIn(as) },
    body: JSON.stringify(body),
  });
  const wrong: readonly [string, object][] = [
    ...[' ', 'x'.repeat(1_000), 'a\u0007b', 'a\nb'].map((title): [string, object] => [
      `the title ${JSON.stringify(title).slice(0, 20)}`,
      { title },
    ]),
    ...[
      '2031-02-29T18:00:00Z',
      '2031-05-01',
      '2031-05-01T18:00:00',
      '2031-05-01T18:00:00+02:00',
      '2031-05-01T24:00:00Z',
      '2031-05-01T18:60:00Z',
      '1999-05-01T18:00:00Z',
      '2020-05-01T18:00:00Z',
      'tomorrow',
    ].map((startsAt): [string, object] => [`the start ${startsAt}`, { startsAt }]),
    ...['Europe/Atlantis', '', 'CET/../x', 'Europe/Vienna\0'].map((timeZone): [string, object] => [
      `the zone ${JSON.stringify(timeZone)}`,
      { venue: { ...valid.venue, timeZone } },
    ]),
    ...[-1, 0.001, 1e12, '12,50'].map((price): [string, object] => [
      `the price ${price}`,
      { priceTiers: [{ ...tier, price }, ...tiers] },
    ]),
    ['no tiers', { priceTiers: [] }],
    ['a tier twice', { priceTiers: [tier, tier, ...tiers] }],
    ['a section of a tier that is not there', { sections: [rectangle(1, 1, { priceTierId: 'gold' })] }],
    ['no seats', { sections: [rectangle(0, 0), ...smallHall().slice(1)] }],
    ['a row of 401 seats', { sections: [rectangle(1, 401), ...smallHall().slice(1)] }],
    ['a section of 10,400 seats', { sections: [rectangle(26, 400), ...smallHall().slice(1)] }],
    ['a section twice', { sections: [...smallHall(), rectangle(1, 1)] }],
    [
      'seats that overlap',
      {
        sections: [
          rectangle(0, 0, {
            runs: [
              { row: 'A', from: 1, to: 5 },
              { row: 'A', from: 5, to: 9 },
            ],
          }),
          ...smallHall().slice(1),
        ],
      },
    ],
    ['a poster by address', { poster: { url: 'http://169.254.169.254/latest/meta-data' } }],
    ['nine seats an order', { seatsPerOrder: 9 }],
    ['a hold of an hour', { holdMinutes: 60 }],
    ['no unpaid seat for any address', { networkShare: 0 }],
  ];
  return [
    ...wrong.map(([what, changes]) => ({
      what: `a concert with ${what}`,
      knock: send('POST', '', { ...valid, ...changes }),
      code: 'invalid-body' as const,
    })),
    { what: 'a concert by a buyer', knock: send('POST', '', valid, buyer), code: 'not-allowed' },
    {
      what: 'an edit from another version',
      knock: send('PATCH', `/${concertId}`, { version: concertVersion + 1, title: 'Other' }),
      code: 'stale-version',
    },
    {
      what: 'an edit of no concert',
      knock: send('PATCH', '/nosuch', { version: 1, title: 'Other' }),
      code: 'concert-not-found',
    },
    {
      what: 'an edit of the hall',
      knock: send('PATCH', `/${concertId}`, { version: concertVersion, sections: smallHall() }),
      code: 'invalid-body',
    },
    {
      what: 'a price for a tier that is not there',
      knock: send('PATCH', `/${concertId}`, { version: concertVersion, priceTiers: [{ id: 'gold', price: 1 }] }),
      code: 'invalid-body',
    },
    {
      what: 'withdrawing a seat the hall has not',
      knock: send('PATCH', `/${concertId}/seats`, { change: 'withdraw', seatIds: ['STAL-Z-1'] }),
      code: 'unknown-seats',
    },
    {
      what: 'withdrawing nothing',
      knock: send('PATCH', `/${concertId}/seats`, { change: 'withdraw' }),
      code: 'invalid-body',
    },
  ];
}
