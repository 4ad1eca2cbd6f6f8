import type * as z from 'zod/mini';
import type { RefusalCode } from './refusals.ts';

/** Who may call: anyone, any signed-in account (a buyer), or admins only. */
export type Access = 'anyone' | 'account' | 'admin';

/** The Lambda function that serves an endpoint. One function a kind of load, so that a rush on one does not starve another. */
export type Workload = 'browse' | 'availability' | 'booking' | 'accounts' | 'admin' | 'posters';

export interface Endpoint {
  readonly name: string;
  readonly workload: Workload;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`; parameters in braces, as API Gateway and OpenAPI write them. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  /** Header names in lower case. */
  readonly headers?: z.ZodMiniType;
  /** A JSON body; absent where the endpoint takes none. */
  readonly body?: z.ZodMiniType;
  /** Bytes of a JSON body; 16 KiB where nothing is said. */
  readonly bodyBytesMax?: number;
  /** Media types of a body that is not JSON. */
  readonly binaryBody?: readonly string[];
  readonly status: 200 | 201 | 204;
  /** When it answers 202 instead, with the same body: what is asked for is decided later. */
  readonly accepted?: string;
  /** The reply's body; absent for 204. */
  readonly reply?: z.ZodMiniType;
  /** Where it is dearer than the rest of the API: how much of it the gateway lets in, of all callers together. */
  readonly throttle?: { readonly requestsPerSecond: number; readonly burst: number };
  /** What a reply is that is not JSON. */
  readonly replyMediaType?: string;
  /** Refusals beyond those every endpoint of its access and input may give. */
  readonly refusals: readonly RefusalCode[];
}

/** Keeps the literal types of an endpoint, so that handlers, site and load tests infer theirs from it. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type OutputOf<T> = T extends z.ZodMiniType ? z.output<T> : undefined;
type InputTypeOf<T> = T extends z.ZodMiniType ? z.input<T> : undefined;
type Field<E, K extends string> = K extends keyof E ? E[K] : undefined;

/** What a handler receives, already checked. */
export interface InputOf<E extends Endpoint> {
  params: OutputOf<Field<E, 'params'>>;
  query: OutputOf<Field<E, 'query'>>;
  headers: OutputOf<Field<E, 'headers'>>;
  body: OutputOf<Field<E, 'body'>>;
}

/** What a caller sends, before defaults are filled in. */
export interface RequestOf<E extends Endpoint> {
  params: InputTypeOf<Field<E, 'params'>>;
  query: InputTypeOf<Field<E, 'query'>>;
  headers: InputTypeOf<Field<E, 'headers'>>;
  body: InputTypeOf<Field<E, 'body'>>;
}

/** The body of a successful reply. */
export type ReplyOf<E extends Endpoint> = OutputOf<Field<E, 'reply'>>;
