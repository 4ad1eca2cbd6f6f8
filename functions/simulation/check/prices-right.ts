import { concertMaxAgeMs } from '../shop/shop-ports.ts';
import { type Check, type Evidence, requestOf } from './evidence.ts';
import { valuesDuring } from './log.ts';
import { ordersIn } from './requests.ts';

/** An order costs what its tiers cost when it was asked for, or at most five seconds before; a reply sums that up. */
export const pricesRight: Check = {
  rule: 'I11 prices are those of the concert',
  aim: 'safety',
  run(evidence) {
    const atClaim = [...evidence.orders].flatMap(([orderId, log]) => {
      const first = log[0];
      if (first === undefined) return [];
      const { seats, wish } = first.value;
      const wrong = [...seats, ...(wish ? [wish] : [])].find(
        ({ priceTierId, price }) => !pricesOf(evidence, orderId, priceTierId).includes(price),
      );
      const later = log.find(({ value }) => value.seats.some(({ price }, at) => price !== (wish ?? seats[at])?.price));
      return [
        ...(wrong ? [{ atMs: first.atMs, what: `a seat of order ${orderId} costs ${wrong.price}` }] : []),
        ...(later ? [{ atMs: later.atMs, what: `the prices of order ${orderId} change` }] : []),
      ];
    });
    const told = [...evidence.exchanges.values()].flatMap((exchange) =>
      ordersIn(exchange).flatMap(({ id, total, seats }) => {
        const stored = evidence.orders.get(id)?.[0]?.value;
        const sum = stored?.wish
          ? stored.wish.quantity * stored.wish.price
          : (stored?.seats ?? seats).reduce((all, { price }) => all + price, 0);
        const isRight = total.amount === sum && total.currency === stored?.currency && Number.isInteger(sum);
        return isRight ? [] : [{ atMs: exchange.told?.atMs ?? 0, what: `order ${id} is told to cost ${total.amount}` }];
      }),
    );
    return [...atClaim, ...told];
  },
};

/** The prices of a tier from five seconds before the request until it was granted. */
function pricesOf({ concerts, history, exchanges, orders, lookAgeMs }: Evidence, orderId: string, tierId: string) {
  const first = orders.get(orderId)?.[0];
  const request = requestOf(history.entries[first?.at ?? -1]);
  const invokedMs = exchanges.get(request)?.invoke.atMs ?? 0;
  const fromMs = invokedMs - concertMaxAgeMs - lookAgeMs;
  return valuesDuring(concerts.get(first?.value.concertId ?? ''), fromMs, first?.atMs ?? 0).map(
    (concert) => concert?.priceTiers.find(({ id }) => id === tierId)?.price,
  );
}
