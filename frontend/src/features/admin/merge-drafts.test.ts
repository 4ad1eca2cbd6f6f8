import { describe, expect, test } from 'vitest';
import { type ConcertDraft, emptyDraft } from './concert-draft.ts';
import { findDifferences, mergeDrafts } from './merge-drafts.ts';

const base: ConcertDraft = { ...emptyDraft('Europe/Vienna', new Date('2027-01-02T09:30:00Z')), title: 'Before' };
const priced = (draft: ConcertDraft, at: number, price: string): ConcertDraft => ({
  ...draft,
  tiers: draft.tiers.map((tier, place) => (place === at ? { ...tier, price } : tier)),
});
const mine = priced({ ...base, title: 'Mine', artist: 'Both alike', description: 'only mine' }, 0, '90');
const theirs = priced(
  priced({ ...base, title: 'Theirs', artist: 'Both alike', salesMode: 'queued' }, 0, '95'),
  1,
  '60',
);

describe('two admins at one concert', () => {
  test('see what the other changed, and where both changed the same', () => {
    expect(findDifferences(base, mine, theirs)).toEqual([
      { field: 'title', isConflict: true },
      { field: 'salesMode', isConflict: false },
      { field: { tier: 0 }, isConflict: true },
      { field: { tier: 1 }, isConflict: false },
    ]);
  });

  test('choose field by field; what only one of them changed stays changed', () => {
    const merged = mergeDrafts(base, mine, theirs, (field) => field === 'title');
    expect(merged).toMatchObject({ title: 'Mine', description: 'only mine', salesMode: 'queued' });
    expect(merged.tiers.map(({ price }) => price)).toEqual(['95', '60', '']);
    expect(mergeDrafts(base, mine, theirs, () => true).tiers.map(({ price }) => price)).toEqual(['90', '60', '']);
    expect(mine.tiers.map(({ price }) => price)).toEqual(['90', '', '']);
  });

  test('who changed nothing gets everything of theirs', () => {
    expect(mergeDrafts(base, base, theirs, () => true)).toEqual(theirs);
    expect(findDifferences(base, theirs, base)).toEqual([]);
  });
});
