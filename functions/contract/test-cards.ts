/** Payment tokens that the built-in simulator knows, and how each payment goes. Any other token is declined. */
export const testCards = {
  tok_approve: 'approved at once',
  tok_decline: 'declined',
  tok_slow: 'approved after a second and a half',
  tok_answer_lost: 'approved, but the answer is lost',
  tok_notice_twice: 'approved, and told twice more',
  tok_notice_first: 'approved, and told before the answer',
  tok_late: 'without an answer until the hold has run out, then approved',
} as const;

export type TestCard = keyof typeof testCards;
