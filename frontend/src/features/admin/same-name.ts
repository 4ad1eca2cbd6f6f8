const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** Whether somebody typed a title as it stands: spaces that cannot be seen do not count. */
export const isSameName = (typed: string, title: string): boolean => plain(typed) === plain(title);
