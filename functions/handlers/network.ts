import { hashText } from './ids.ts';

/**
 * Who shares an address, as a name that does not tell it: 80 bits over the concert too, so that it means nothing elsewhere.
 * An IPv6 host has a whole /64 to choose addresses from.
 */
export const networkIdOf = (sourceIp: string, concertId: string): string | undefined =>
  sourceIp === '' ? undefined : hashText(16, concertId, networkOf(sourceIp));

export function networkOf(sourceIp: string): string {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(sourceIp)?.[1];
  if (v4 !== undefined) return v4;
  const [head = '', tail] = sourceIp.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [front, back] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const all = [...front, ...Array<string>(zeros).fill('0'), ...back];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
