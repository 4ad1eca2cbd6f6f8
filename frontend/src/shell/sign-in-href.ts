/** Where to sign in so as to come back to this page. */
export const signInHref = ({ pathname, search }: { pathname: string; search: string }) =>
  `/auth?return=${encodeURIComponent(pathname + search)}`;

/** A path of this site that was asked for as the way back; anything else would lead buyers astray. */
export function returnPath(wanted: string | string[] | undefined, otherwise = '/tickets'): string {
  const path = typeof wanted === 'string' ? wanted : '';
  return /^\/(?![/\\])/.test(path) && !path.startsWith('/auth') ? path : otherwise;
}
