import type { ConcertDraft } from './concert-draft.ts';

/** What two admins may change beside each other: a field of the draft, or one price of it. */
export type DraftField = Exclude<keyof ConcertDraft, 'tiers' | 'sections' | 'currency'> | { readonly tier: number };

export interface DraftDifference {
  readonly field: DraftField;
  /** Whether both changed it, each to something else: one of the two has to be chosen. */
  readonly isConflict: boolean;
}

const fields = [
  'title',
  'artist',
  'description',
  'venue',
  'startsAt',
  'onSaleAt',
  'salesEndAt',
  'seatsPerOrder',
  'seatsPerBuyer',
  'checkout',
  'holdMinutes',
  'networkShare',
  'salesMode',
  'proofOfWork',
] as const;

const fieldsOf = ({ tiers }: ConcertDraft): DraftField[] => [...fields, ...tiers.map((_, tier) => ({ tier }))];

export const fieldKey = (field: DraftField): string => (typeof field === 'string' ? field : `tiers.${field.tier}`);

const draftValue = (draft: ConcertDraft, field: DraftField): unknown =>
  typeof field === 'string' ? draft[field] : draft.tiers[field.tier];

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What they changed since both began from `base`, and where that meets a change of mine. */
export function findDifferences(base: ConcertDraft, mine: ConcertDraft, theirs: ConcertDraft): DraftDifference[] {
  return fieldsOf(base).flatMap((field) => {
    const [was, my, their] = [base, mine, theirs].map((draft) => draftValue(draft, field));
    if (isSame(their, was) || isSame(their, my)) return [];
    return [{ field, isConflict: !isSame(my, was) }];
  });
}

/** My draft with their changes in it; where both changed a field, whichever was chosen. */
export function mergeDrafts(
  base: ConcertDraft,
  mine: ConcertDraft,
  theirs: ConcertDraft,
  isMine: (field: DraftField) => boolean,
): ConcertDraft {
  const merged: ConcertDraft = { ...mine, tiers: [...mine.tiers] };
  for (const { field, isConflict } of findDifferences(base, mine, theirs)) {
    if (isConflict && isMine(field)) continue;
    if (typeof field === 'string') Object.assign(merged, { [field]: theirs[field] });
    else merged.tiers.splice(field.tier, 1, ...theirs.tiers.slice(field.tier, field.tier + 1));
  }
  return merged;
}
