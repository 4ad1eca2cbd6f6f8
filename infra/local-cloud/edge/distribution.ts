/** A CloudFront distribution, as far as the shop uses one. */
export interface Distribution {
  /** In the order in which they are tried; the last one takes every path. */
  readonly behaviours: readonly Behaviour[];
}

export interface Behaviour {
  /** `*` stands for anything, `?` for one character. */
  readonly pathPattern: string;
  readonly origin: Origin;
  readonly methods: readonly string[];
  readonly cache: CachePolicy;
  readonly compress: boolean;
  /** Set on every answer. */
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** The code of the function that sees a request first. */
  readonly viewerRequestCode?: string | undefined;
}

export type Origin =
  | { readonly kind: 'bucket'; readonly bucket: string; readonly path: string }
  | { readonly kind: 'api'; readonly apiId: string; readonly headers: Readonly<Record<string, string>> };

export interface CachePolicy {
  readonly minSeconds: number;
  readonly defaultSeconds: number;
  readonly maxSeconds: number;
  /** Whether the query is part of what is asked for; else the origin does not see it. */
  readonly keepsQuery: boolean;
}

/** The behaviour whose pattern fits first; the last one fits every path. */
export function behaviourFor({ behaviours }: Distribution, path: string): Behaviour {
  const found = behaviours.find(({ pathPattern }) => fits(pathPattern, path));
  if (found === undefined) throw new Error(`No behaviour of the distribution takes ${path}`);
  return found;
}

function fits(pattern: string, path: string): boolean {
  const withSlash = pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`;
  const escaped = withSlash
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(path);
}
