export type StackPart = 'Data' | 'Booking' | 'Alarms' | 'Site';

/** What the stacks of a stage are called in its account. */
export const stackNameOf = (stage: string, part: StackPart): string => `FrontRow-${stage}-${part}`;
