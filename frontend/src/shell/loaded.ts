import type { ApiError } from '../api/api-error.ts';
import type { Load } from '../api/create-load.ts';

/** Narrows what is known of a load, for `<Match when>` and `<Show when>`. */
export const loaded = {
  value: <T>(load: Load<T>): T | undefined => (load.status === 'ready' ? load.value : undefined),
  failure: (load: Load<unknown>): ApiError | undefined => (load.status === 'failed' ? load.error : undefined),
};
