import type { Order } from '../../contract/orders.ts';
import { orderReply } from '../../domain/order.ts';
import { Refusal } from '../../domain/refusal.ts';
import { hashText } from '../../handlers/ids.ts';
import { type ClaimInput, claim } from '../commands/claim.ts';
import type { Command } from '../commands/command.ts';
import { type Defect, inWorld, withOrders } from './defect.ts';

type Serve = Command<ClaimInput, { order: Order }>['serve'];

const claims = (name: string, serve: Serve, ...breaks: string[]): Defect => ({
  name,
  plant: { commands: { claim: { name: 'claim', serve } } },
  breaks,
});

let sends = 0;

/** A claim handler that somebody simplified. */
export const handlerDefects: readonly Defect[] = [
  claims(
    'the look reads the order before the blocks',
    (ports) => async (account, input) => {
      const orderId = hashText(26, account.id, input.key);
      const standing = await ports.orders.findStanding(account.id, orderId, input.concertId);
      return claim.serve(withOrders(ports, { findStanding: async () => standing }))(account, input);
    },
    'I1 I8 I12 a refusal is true',
    'I8',
  ),
  inWorld(
    'crowded twins',
    claims(
      'whoever meets a limit is not asked for a twin',
      (ports) => claim.serve(withOrders(ports, { find: async () => undefined })),
      'I1 I8 I12 a refusal is true',
      'I8',
    ),
  ),
  claims(
    'a key is answered whatever the body says',
    (ports) => async (account, input) => {
      const order = await ports.orders.find(account.id, hashText(26, account.id, input.key));
      return order === undefined ? claim.serve(ports)(account, input) : { order: orderReply(order) };
    },
    'I8',
  ),
  claims(
    'a request that comes again is a new one',
    (ports) => (account, input) => {
      sends += 1;
      return claim.serve(ports)(account, { ...input, key: `${input.key}-${sends}` });
    },
    'I8',
  ),
  claims(
    'of seats that went in part, the rest is sold',
    (ports) => async (account, input) => {
      try {
        return await claim.serve(ports)(account, input);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'seats-taken' || !('seatIds' in input.wish)) throw error;
        const left = input.wish.seatIds.filter((id) => !error.facts.takenSeatIds?.includes(id));
        if (left.length === 0) throw error;
        return claim.serve(ports)(account, { ...input, wish: { seatIds: left } });
      }
    },
    'I3 I5',
  ),
];
