import * as z from 'zod/mini';
import type { Order } from '../domain/order.ts';
import type { OrderPlace } from '../domain/ports.ts';

const text = z.string().check(z.maxLength(40));

/** A place in a list of orders as a cursor carries it. */
export const OrderPlaceInCursor = z.strictObject({ createdAt: text, id: text });

export const placeOf = ({ createdAt, id }: Order): OrderPlace => ({ createdAt, id });
