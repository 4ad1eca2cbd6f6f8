export type StackPart = 'Data' | 'Booking' | 'Site';

/** What the stacks of a stage are called in its account. */
export const stackNameOf = (stage: string, part: StackPart): string => `FrontRow-${stage}-${part}`;
