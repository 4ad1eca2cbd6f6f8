import * as z from 'zod/mini';

// Control, zero-width, line-separator and direction-override characters hide or reorder what a person reads; half a
// surrogate pair is no character at all, and storage refuses it; private and forbidden ones mean nothing to anybody.
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\p{Co}\p{NChar}]/u;
const hiddenButLineBreaks =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\p{Co}\p{NChar}]/u;
/** What is drawn by itself: fillers, joiners and accents are part of a text, but are none alone. */
const seen = /[^\p{DI}\p{M}\s]/u;
const unseen = /\p{DI}/u;

/** A check for text of one line. */
export const isVisible = z.refine<string>((value) => !hidden.test(value), 'Holds characters that cannot be seen');

/** A check for names that machines compare: none of their characters is one that is not drawn. */
export const isPlain = z.refine<string>((value) => !unseen.test(value), 'Holds characters that cannot be seen');

/** One line of visible text, trimmed. */
export const line = (charactersMax: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(charactersMax),
    isVisible,
    z.refine((value) => seen.test(value), 'Shows nothing'),
  );

/** Some lines of text, trimmed; may be empty. */
export const paragraph = (charactersMax: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(charactersMax),
    z.refine((value) => !hiddenButLineBreaks.test(value), 'Holds characters that cannot be seen'),
  );
