import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import { isPlain, isVisible, line } from './text.ts';

/** Trimmed, in lower case and in NFC: two spellings of one address are one account. */
export const Email = z.string().check(
  z.trim(),
  z.overwrite((value) => value.normalize('NFC')),
  z.toLowerCase(),
  z.maxLength(254),
  z.regex(/^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/, 'An e-mail address'),
  isVisible,
  isPlain,
);

/** 8 to 128 characters, any of them; 15 and more are advised. Normalised to NFC, so that one password has one form. */
export const NewPassword = z.string().check(
  z.minLength(limits.passwordCharacters.min),
  z.maxLength(limits.passwordCharacters.max),
  z.overwrite((value) => value.normalize('NFC')),
);
const GivenPassword = z.string().check(
  z.minLength(1),
  z.maxLength(limits.passwordCharacters.max),
  z.overwrite((value) => value.normalize('NFC')),
);

export const Role = z.enum(['buyer', 'admin']);
export type Role = z.output<typeof Role>;

export const Account = z
  .object({ id: z.string(), email: z.string(), name: z.string(), role: Role, createdAt: z.string() })
  .check(z.meta({ id: 'Account' }));
export type Account = z.output<typeof Account>;

/** The refresh token is not in here: it travels in an HttpOnly cookie only. */
export const SignedIn = z
  .object({ account: Account, accessToken: z.string(), expiresInSeconds: z.int() })
  .check(z.meta({ id: 'SignedIn' }));
export type SignedIn = z.output<typeof SignedIn>;

export const registerAccount = endpoint({
  name: 'register-account',
  workload: 'accounts',
  method: 'POST',
  path: '/auth/register',
  access: 'anyone',
  summary: 'Open an account and sign in',
  body: z.strictObject({ email: Email, password: NewPassword, name: line(80) }),
  status: 201,
  reply: SignedIn,
  throttle: limits.passwordThrottle,
  refusals: ['email-taken', 'common-password', 'too-many-requests', 'cross-site-request', 'busy'],
});

export const logIn = endpoint({
  name: 'log-in',
  workload: 'accounts',
  method: 'POST',
  path: '/auth/login',
  access: 'anyone',
  summary: 'Sign in',
  body: z.strictObject({ email: Email, password: GivenPassword }),
  status: 200,
  reply: SignedIn,
  throttle: limits.passwordThrottle,
  refusals: ['wrong-credentials', 'too-many-requests', 'cross-site-request', 'busy'],
});

export const refreshSession = endpoint({
  name: 'refresh-session',
  workload: 'accounts',
  method: 'POST',
  path: '/auth/refresh',
  access: 'anyone',
  summary: 'Trade the refresh cookie for a new access token and a new cookie',
  status: 200,
  reply: SignedIn,
  refusals: ['session-ended', 'cross-site-request'],
});

export const logOut = endpoint({
  name: 'log-out',
  workload: 'accounts',
  method: 'POST',
  path: '/auth/logout',
  access: 'anyone',
  summary: 'End this session',
  status: 204,
  refusals: ['cross-site-request'],
});

export const logOutEverywhere = endpoint({
  name: 'log-out-everywhere',
  workload: 'accounts',
  method: 'POST',
  path: '/auth/logout-everywhere',
  access: 'account',
  summary: 'End every session of this account',
  status: 204,
  refusals: ['cross-site-request'],
});

export const changePassword = endpoint({
  name: 'change-password',
  workload: 'accounts',
  method: 'POST',
  path: '/auth/password',
  access: 'account',
  summary: 'Change the password; every other session ends',
  body: z.strictObject({ currentPassword: GivenPassword, newPassword: NewPassword }),
  status: 200,
  reply: SignedIn,
  throttle: limits.passwordThrottle,
  refusals: ['wrong-credentials', 'too-many-requests', 'common-password', 'cross-site-request', 'busy'],
});

export const getMe = endpoint({
  name: 'get-me',
  workload: 'accounts',
  method: 'GET',
  path: '/me',
  access: 'account',
  summary: 'The account of the caller',
  status: 200,
  reply: z.object({ account: Account }),
  refusals: [],
});
