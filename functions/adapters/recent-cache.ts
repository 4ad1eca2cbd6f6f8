import type { Clock } from '../domain/ports.ts';

/** Keeps what was loaded for a while, and lets callers who ask at the same time share one load. Failed loads are forgotten. */
export interface RecentCache<V> {
  get(key: string, load: () => Promise<V>): Promise<V>;
  /** What is known and recent; never loads. */
  peek(key: string): V | undefined;
  put(key: string, value: V): void;
  forget(key: string): void;
}

export function createRecentCache<V>(maxAgeMs: number, entriesMax: number, clock: Clock): RecentCache<V> {
  const values = new Map<string, { value: V; at: number }>();
  const loading = new Map<string, Promise<V>>();

  const peek = (key: string): V | undefined => {
    const entry = values.get(key);
    return entry !== undefined && clock() - entry.at < maxAgeMs ? entry.value : undefined;
  };
  const put = (key: string, value: V, at = clock()): void => {
    if (values.size >= entriesMax && !values.has(key)) values.clear();
    values.set(key, { value, at });
  };
  const loadOnce = (key: string, load: () => Promise<V>): Promise<V> => {
    const at = clock();
    const promise = load()
      .then((value) => {
        // Somebody who forgot the key meanwhile knows better than a load that began before.
        if (loading.get(key) === promise) put(key, value, at);
        return value;
      })
      .finally(() => {
        if (loading.get(key) === promise) loading.delete(key);
      });
    loading.set(key, promise);
    return promise;
  };

  return {
    peek,
    put: (key, value) => put(key, value),
    get: async (key, load) => peek(key) ?? (await (loading.get(key) ?? loadOnce(key, load))),
    forget: (key) => {
      values.delete(key);
      loading.delete(key);
    },
  };
}
