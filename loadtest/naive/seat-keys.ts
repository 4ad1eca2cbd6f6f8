import type { LocatedSeat } from '@frontrow/functions/domain/seat-plan.ts';

/** A section is a partition here too, so that no design is throttled sooner than the other. */
export const seatPartition = (concertId: string, section: string): string => `CONCERT#${concertId}#SEATS#${section}`;

/** A seat that nobody has taken has no item: that spares the naive design the writes that would make 60,000 of them. */
export const seatKey = (
  concertId: string,
  { section, row, number }: Pick<LocatedSeat, 'section' | 'row' | 'number'>,
) => ({
  PK: seatPartition(concertId, section),
  SK: `SEAT#${row}#${number}`,
});
