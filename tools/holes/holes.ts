/** A hole as somebody in a hurry could make it, and the tests that have to notice. */
export interface Hole {
  readonly file: string;
  readonly sound: string;
  readonly planted: string;
  readonly tests: string;
}

export const holes: Readonly<Record<string, Hole>> = {
  'nobody looks whose order it is': {
    file: 'functions/adapters/memory/bookings.ts',
    sound: 'return orders.get(orderKey(buyerId, orderId));',
    planted: 'return buyerId ? [...orders.values()].find(({ id }) => id === orderId) : undefined;',
    tests: 'tests/api/authorisation.test.ts',
  },
  'buyers may do what admins do': {
    file: 'functions/runtime/authorise.ts',
    sound: "access === 'admin' && caller.role !== 'admin'",
    planted: "access === 'admin' && caller.role === undefined",
    tests: 'tests/api/authorisation.test.ts',
  },
  'a token with alg none is believed': {
    file: 'functions/adapters/tokens.ts',
    sound: 'const { payload } = await jwtVerify(',
    planted: `const [head = '', claims = ''] = token.split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    if (read(head).alg === 'none') return Claims.safeParse(read(claims)).data;
    const { payload } = await jwtVerify(`,
    tests: 'functions/adapters/forged-tokens.test.ts',
  },
  'an access token has no end': {
    file: 'functions/adapters/tokens.ts',
    sound: 'found !== undefined && found.exp * 1_000 > clock()',
    planted: 'found !== undefined',
    tests: 'functions/adapters/tokens.test.ts',
  },
  'an answer of one person is cached': {
    file: 'functions/runtime/reply.ts',
    sound: "'cache-control': 'no-store'",
    planted: "'cache-control': 'public, max-age=60'",
    tests: 'tests/api/authorisation.test.ts',
  },
  'a page may be of any size': {
    file: 'functions/contract/pages.ts',
    sound: '/^([1-9]|[1-4]\\d|50)$/',
    planted: '/^\\d+$/',
    tests: 'tests/api/concerts.test.ts',
  },
  'who registers chooses a role': {
    file: 'functions/contract/accounts.ts',
    sound: 'body: z.strictObject({ email: Email, password: NewPassword',
    planted: 'body: z.looseObject({ email: Email, password: NewPassword',
    tests: 'tests/api/accounts.test.ts',
  },
};
