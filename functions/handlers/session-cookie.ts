import { sessionDays } from '../domain/session.ts';

/** Browsers take a name that begins so from https only, and only with `Secure`: nobody on the line can plant another. */
const nameOf = (protocol: 'http' | 'https') => (protocol === 'https' ? '__Secure-refresh' : 'refresh');

/** The refresh token where scripts cannot read it and other sites cannot send it. */
export function sessionCookie(refreshToken: string, protocol: 'http' | 'https'): string {
  return `${nameOf(protocol)}=${refreshToken}; ${attributes(protocol, sessionDays * 24 * 60 * 60)}`;
}

export const endedSessionCookie = (protocol: 'http' | 'https'): string =>
  `${nameOf(protocol)}=; ${attributes(protocol, 0)}`;

export const refreshTokenOf = (
  cookies: Readonly<Record<string, string>>,
  protocol: 'http' | 'https',
): string | undefined => cookies[nameOf(protocol)];

const attributes = (protocol: 'http' | 'https', maxAgeSeconds: number): string =>
  [
    'Path=/api/auth',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${maxAgeSeconds}`,
    ...(protocol === 'https' ? ['Secure'] : []),
  ].join('; ');
