import { type AdminConcert, ConcertChanges, NewConcert } from '@frontrow/functions/contract/admin.ts';
import { describe, expect, test } from 'vitest';
import { type ConcertDraft, changesOf, draftOf, emptyDraft, newConcertOf } from './concert-draft.ts';
import { findFaults } from './concert-faults.ts';

const filled = (change: Partial<ConcertDraft> = {}): ConcertDraft => {
  const draft = emptyDraft('Europe/Vienna', new Date('2027-01-02T09:30:00Z'));
  return {
    ...draft,
    title: ' Winter Lights ',
    artist: 'Nils Berg Trio',
    venue: { name: 'Fasching', city: 'Stockholm', country: 'SE', timeZone: 'Europe/Stockholm' },
    startsAt: { date: '2027-05-01', time: '20:00' },
    currency: 'SEK',
    tiers: draft.tiers.map((tier) => ({ ...tier, price: '450,50' })),
    ...change,
  };
};

const existing: AdminConcert = {
  id: 'abc',
  title: 'Winter Lights',
  artist: 'Nils Berg Trio',
  description: '',
  venue: { name: 'Fasching', city: 'Stockholm', country: 'SE', timeZone: 'Europe/Stockholm' },
  startsAt: '2027-05-01T18:00:00.000Z',
  localDate: '2027-05-01',
  onSaleAt: '2027-01-02T09:30:00.000Z',
  salesEndAt: '2027-05-01T18:00:00.000Z',
  saleStatus: 'on-sale',
  currency: 'SEK',
  priceTiers: [
    { id: 'vip', name: 'VIP', price: 65_000, available: 10, capacity: 10 },
    { id: 'standard', name: 'Standard', price: 45_050, available: 10, capacity: 10 },
  ],
  capacity: 20,
  available: 20,
  sold: 0,
  seatsPerOrder: 4,
  seatsPerBuyer: 8,
  checkout: 'instant',
  holdMinutes: 10,
  networkShare: 5,
  salesMode: 'auto',
  proofOfWork: false,
  isQueued: false,
  seatMapVersion: 'v1',
  poster: null,
  version: 7,
  createdAt: '2027-01-01T00:00:00.000Z',
  updatedAt: '2027-01-01T00:00:00.000Z',
};

describe('a new concert', () => {
  test('is what the contract takes, with its times in UTC and prices in minor units', () => {
    const concert = newConcertOf(filled());
    expect(findFaults(filled(), true)).toEqual({});
    expect(NewConcert.safeParse(concert).error?.issues).toBeUndefined();
    expect(concert).toMatchObject({
      title: 'Winter Lights',
      startsAt: '2027-05-01T18:00:00Z',
      onSaleAt: '2027-01-02T09:30:00Z',
    });
    expect(concert.priceTiers).toEqual([
      { id: 'vip', name: 'VIP', price: 45_050 },
      { id: 'standard', name: 'Standard', price: 45_050 },
      { id: 'economy', name: 'Economy', price: 45_050 },
    ]);
    expect(concert.sections.map(({ code, priceTierId }) => [code, priceTierId])).toEqual([
      ['FRON', 'vip'],
      ['STAL', 'standard'],
      ['BALC', 'economy'],
    ]);
    expect(concert).not.toHaveProperty('salesEndAt');
  });

  test('says how it is sold, and how long seats wait where they are paid for', () => {
    expect(newConcertOf(filled())).toMatchObject({ checkout: 'instant', salesMode: 'auto' });
    expect(newConcertOf(filled())).not.toHaveProperty('holdMinutes');
    const paid = filled({ checkout: 'payment', holdMinutes: '3', networkShare: '20', salesMode: 'queued' });
    const sent = { checkout: 'payment', holdMinutes: 3, networkShare: 20, salesMode: 'queued' };
    expect(newConcertOf(paid)).toMatchObject(sent);
    expect(NewConcert.safeParse(newConcertOf(paid)).success).toBe(true);
    expect(findFaults({ ...paid, holdMinutes: '11' }, true)).toEqual({ holdMinutes: 'number' });
    expect(findFaults({ ...paid, networkShare: '101' }, true)).toEqual({ networkShare: 'number' });
    expect(findFaults({ ...paid, holdMinutes: '11', checkout: 'instant' }, true)).toEqual({});
  });

  test('tells every field that is wrong', () => {
    expect(findFaults(emptyDraft('Europe/Vienna'), true)).toMatchObject({
      title: 'missing',
      'venue.country': 'missing',
      startsAt: 'missing',
      'tiers.0.price': 'price',
    });
    expect(findFaults(filled({ startsAt: { date: '2027-03-28', time: '02:30' } }), true)).toMatchObject({
      startsAt: 'time-skipped',
    });
    expect(findFaults(filled({ startsAt: { date: '2027-01-01', time: '20:00' } }), true)).toMatchObject({
      onSaleAt: 'sale-order',
    });
    expect(findFaults(filled({ tiers: [...filled().tiers, { key: 9, name: 'Box', price: '1' }] }), true)).toEqual({
      'tiers.3.name': 'tier-unused',
    });
    expect(findFaults(filled({ venue: { ...filled().venue, timeZone: 'Mars/Base' } }), true)).toEqual({
      'venue.timeZone': 'time-zone',
    });
    expect(findFaults(filled({ sections: [] }), true)).toMatchObject({ sections: 'none' });
  });
});

describe('changes of a concert', () => {
  test('are none where nothing was touched', () => {
    expect(changesOf(draftOf(existing), existing)).toEqual({ version: 7 });
  });

  test('are none where the shop tells the same in another order', () => {
    const { name, city, country, timeZone } = existing.venue;
    const again = { ...existing, venue: { timeZone, country, city, name } };
    expect(changesOf(draftOf(existing), again)).toEqual({ version: 7 });
  });

  test('are only the fields that were touched, as the contract takes them', () => {
    const draft = draftOf(existing);
    const changes = changesOf(
      {
        ...draft,
        title: 'Summer Lights',
        tiers: draft.tiers.map((tier) => (tier.id === 'vip' ? { ...tier, price: '700' } : tier)),
      },
      existing,
    );
    expect(changes).toEqual({
      version: 7,
      title: 'Summer Lights',
      priceTiers: [{ id: 'vip', name: 'VIP', price: 70_000 }],
    });
    expect(ConcertChanges.safeParse(changes).success).toBe(true);
  });

  test('may put another way of selling in place', () => {
    const sale = { checkout: 'payment', holdMinutes: '2', networkShare: '100', salesMode: 'queued' } as const;
    const changes = changesOf({ ...draftOf(existing), ...sale, proofOfWork: 'hot' }, existing);
    expect(changes).toEqual({ version: 7, ...sale, holdMinutes: 2, networkShare: 100, proofOfWork: true });
    expect(ConcertChanges.safeParse(changes).success).toBe(true);
  });

  test('move every time along when the venue turns out to be in another zone', () => {
    const changes = changesOf(
      { ...draftOf(existing), venue: { ...existing.venue, timeZone: 'Europe/London' } },
      existing,
    );
    expect(changes).toMatchObject({ startsAt: '2027-05-01T19:00:00Z', onSaleAt: '2027-01-02T10:30:00Z' });
  });

  test('can be made over a newer version', () => {
    expect(changesOf({ ...draftOf(existing), artist: 'Quartet' }, existing, 9)).toEqual({
      version: 9,
      artist: 'Quartet',
    });
  });
});
