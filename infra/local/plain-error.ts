/** Something the person at the keyboard can mend: said in one sentence, without a stack trace. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}
