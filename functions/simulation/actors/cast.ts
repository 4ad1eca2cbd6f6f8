import type { Random } from '../stage/random.ts';
import type { Actor } from './actor.ts';
import { callerOff } from './caller-off.ts';
import { deleter } from './deleter.ts';
import { doubleClicker } from './double-clicker.ts';
import { fleetingBuyer } from './fleeting-buyer.ts';
import { greedyBuyer } from './greedy-buyer.ts';
import { hoarder } from './hoarder.ts';
import { keenBuyer } from './keen-buyer.ts';
import { mindChanger } from './mind-changer.ts';
import { onlooker } from './onlooker.ts';
import { payer } from './payer.ts';
import { repeater } from './repeater.ts';
import { repricer } from './repricer.ts';
import { snoop } from './snoop.ts';

const buyers: readonly Actor[] = [
  keenBuyer,
  doubleClicker,
  repeater,
  mindChanger,
  greedyBuyer,
  snoop,
  onlooker,
  fleetingBuyer,
  payer,
  hoarder,
];
const admins: readonly Actor[] = [repricer, deleter, callerOff];

/** Draws who plays. Each world has a taste of its own: in one nearly all change their minds, in another nobody does. */
export const drawCast = (buyerCount: number, adminCount: number, random: Random): Actor[] => [
  ...drawSome(buyers, buyerCount, random),
  ...drawSome(admins, adminCount, random),
];

function drawSome(from: readonly Actor[], count: number, random: Random): Actor[] {
  const shares = from.map(({ weight }) => weight * random.next() ** 2);
  const sums = shares.map((_, at) => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0));
  return Array.from({ length: count }, () => {
    const place = random.next() * (sums.at(-1) ?? 0);
    return from[sums.findIndex((sum) => place < sum)] ?? keenBuyer;
  });
}
