import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import type { AdminConcert, AdminOrder, NewConcert } from '@frontrow/functions/contract/admin.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { Availability } from '@frontrow/functions/contract/seat-map.ts';
import type { Client, Request } from './http-client.ts';

export interface Login {
  email: string;
  password: string;
}

export interface Buyer {
  id: string;
  token: string;
}

const pageSize = 50;
const attemptsMax = 8;

/** Preparation and reading back must work: tried again while the shop is busy, an error otherwise. */
async function mustAnswer<Body>(client: Client, request: Request): Promise<Body> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await client.request(request);
    if (reply.answered && reply.status >= 200 && reply.status < 300) return reply.body as Body;
    const worthATry = !reply.answered || reply.status === 429 || reply.status === 503;
    if (!worthATry || attempt === attemptsMax) {
      const told = reply.answered ? `${reply.status} ${JSON.stringify(reply.body)?.slice(0, 300)}` : reply.reason;
      throw new Error(`${request.method} ${request.path} was answered ${told}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt * (0.5 + Math.random())));
  }
}

export async function logIn(client: Client, json: Login): Promise<Buyer> {
  const { account, accessToken } = await mustAnswer<SignedIn>(client, { method: 'POST', path: '/auth/login', json });
  return { id: account.id, token: accessToken };
}

export async function register(client: Client, login: Login): Promise<Buyer> {
  const json = { ...login, name: login.email.split('@')[0] };
  const { account, accessToken } = await mustAnswer<SignedIn>(client, { method: 'POST', path: '/auth/register', json });
  return { id: account.id, token: accessToken };
}

export async function createConcert(client: Client, { token }: Buyer, json: NewConcert): Promise<AdminConcert> {
  const request: Request = { method: 'POST', path: '/admin/concerts', token, json };
  return (await mustAnswer<{ concert: AdminConcert }>(client, request)).concert;
}

export const getAvailability = (client: Client, concertId: string) =>
  mustAnswer<Availability>(client, { method: 'GET', path: `/concerts/${concertId}/availability` });

async function listPages<Item>(client: Client, { token }: Buyer, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const place: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const request: Request = { method: 'GET', path: `${path}&limit=${pageSize}${place}`, token };
    const page: { items: Item[]; nextCursor: string | null } = await mustAnswer(client, request);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

export const listOrders = (client: Client, buyer: Buyer) => listPages<Order>(client, buyer, '/orders?status=all');

export const listOrdersOfConcert = (client: Client, admin: Buyer, concertId: string) =>
  listPages<AdminOrder>(client, admin, `/admin/orders?concertId=${concertId}&status=all`);
