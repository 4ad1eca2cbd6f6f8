import { OrderId } from '@frontrow/functions/contract/orders.ts';
import { ConcertId, SeatId } from '@frontrow/functions/contract/seat-map.ts';
import { expect, test } from 'vitest';
import { orderNumber, ticketReference } from './ticket-reference.ts';

const order = { concertId: 'k3x9', id: 'abcdefghijklmnopqrstuv2345' };

test('a ticket names concert, order and seat, in the few characters that a small QR code can hold', () => {
  const reference = ticketReference(order, { id: 'STAL-C-12' });
  expect(reference).toBe('FR1.K3X9.ABCDEFGHIJKLMNOPQRSTUV2345.STAL-C-12');
  expect(reference).toMatch(/^[0-9A-Z.-]+$/);
});

test('an entrance reads the ids back from it', () => {
  const [format, concertId, orderId, seatId] = ticketReference(order, { id: 'STAL-C-12' }).split('.');
  expect(format).toBe('FR1');
  expect(ConcertId.parse(concertId?.toLowerCase())).toBe(order.concertId);
  expect(OrderId.parse(orderId?.toLowerCase())).toBe(order.id);
  expect(SeatId.parse(seatId)).toBe('STAL-C-12');
});

test('an order has a number that can be read aloud', () => {
  expect(orderNumber(order.id)).toBe('ABCDEF GHIJKL MNOPQR STUV23 45');
});
