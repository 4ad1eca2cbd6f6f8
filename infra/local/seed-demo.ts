import type { Backend } from './backend.ts';

export const demoLogins = {
  admin: { email: 'admin@example.org', password: 'front-row-admin', name: 'Ada Admin' },
  buyer: { email: 'buyer@example.org', password: 'front-row-buyer', name: 'Ben Buyer' },
} as const;

type Login = (typeof demoLogins)[keyof typeof demoLogins];

/** Opens the demo's accounts, and fills the shop with concerts where it has none. */
export async function seedDemo(url: string, backend: Backend, report: (step: string) => void): Promise<void> {
  const apiUrl = `${url}/${backend.api.stage}`;
  await Promise.all(Object.values(demoLogins).map((login) => openAccount(apiUrl, login)));
  const { email, password } = demoLogins.admin;
  await backend.grantAdmin(email);
  if (await hasConcerts(apiUrl, demoLogins.admin)) return report('The shop has its concerts already');
  const { seedConcerts } = await import('../seed/seed.ts');
  await seedConcerts({ apiUrl, email, password, onProgress: report });
}

async function openAccount(apiUrl: string, login: Login): Promise<void> {
  const { ok, status } = await post(`${apiUrl}/auth/register`, login);
  // From an earlier start.
  if (!ok && status !== 409) throw new Error(`The account ${login.email} could not be opened: status ${status}`);
}

async function hasConcerts(apiUrl: string, { email, password }: Login): Promise<boolean> {
  const { accessToken } = (await (await post(`${apiUrl}/auth/login`, { email, password })).json()) as {
    accessToken: string;
  };
  const headers = { Authorization: `Bearer ${accessToken}` };
  const reply = await fetch(`${apiUrl}/admin/concerts?limit=1`, { headers });
  if (!reply.ok) throw new Error(`The concerts could not be listed: status ${reply.status}`);
  const { items } = (await reply.json()) as { items: unknown[] };
  return items.length > 0;
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}
