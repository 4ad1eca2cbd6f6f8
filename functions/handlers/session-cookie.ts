import { sessionDays } from '../domain/session.ts';

const name = 'refresh';

/** The refresh token where scripts cannot read it and other sites cannot send it. */
export function sessionCookie(refreshToken: string, protocol: 'http' | 'https'): string {
  return `${name}=${refreshToken}; ${attributes(protocol, sessionDays * 24 * 60 * 60)}`;
}

export const endedSessionCookie = (protocol: 'http' | 'https'): string => `${name}=; ${attributes(protocol, 0)}`;

export const refreshTokenOf = (cookies: Readonly<Record<string, string>>): string | undefined => cookies[name];

const attributes = (protocol: 'http' | 'https', maxAgeSeconds: number): string =>
  [
    'Path=/api/auth',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${maxAgeSeconds}`,
    ...(protocol === 'https' ? ['Secure'] : []),
  ].join('; ');
