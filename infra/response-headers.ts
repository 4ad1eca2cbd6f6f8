/** A poster never changes under its address, and nothing in it may ever run. */
export const posterHeaders = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** The site loads everything from its own origin. */
export const siteContentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What a browser is told with every file of the site. Over https comes that it shall stay there. */
export const siteHeaders = {
  'Content-Security-Policy': siteContentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
} as const;

/** How long browsers may keep the site's files: a built asset has its content's hash in its name, a page has not. */
export const siteLifetime = {
  assets: 'public, max-age=31536000, immutable',
  pages: 'no-cache',
} as const;
