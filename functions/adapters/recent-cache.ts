import type { Clock } from '../domain/ports.ts';

/** Keeps what was loaded for a while, and lets callers who ask at the same time share one load. Failed loads are forgotten. */
export interface RecentCache<V> {
  get(key: string, load: () => Promise<V>): Promise<V>;
  /** Loads what is missing in one call; the load answers in the order of the keys it was given. */
  getAll(keys: readonly string[], load: (missing: readonly string[]) => Promise<readonly V[]>): Promise<V[]>;
  put(key: string, value: V): void;
  forget(key: string): void;
  /**
   * Begins a write of ours, which may change what is kept. Once it is written, its changes are told to values that were
   * loaded before it began, and those stay as old as they are; any other may know of them or not, and is forgotten.
   */
  beginWrite(): (key: string, change: (value: V) => V) => void;
}

interface Beginning {
  readonly at: number;
  readonly elapsedAt: number;
  readonly turn: number;
}

/**
 * `elapsed` never goes back, as clocks do that are put right, but may stand still while Lambda has the process asleep. So
 * the greater of the two ages counts.
 */
export function createRecentCache<V>(
  maxAgeMs: number,
  entriesMax: number,
  clock: Clock,
  elapsed: Clock = () => performance.now(),
): RecentCache<V> {
  const values = new Map<string, { value: V } & Beginning>();
  const loading = new Map<string, Promise<V>>();
  /** Loads and writes in the order in which they began, whatever the clock says. */
  let turns = 0;

  const begin = (): Beginning => {
    turns += 1;
    return { at: clock(), elapsedAt: elapsed(), turn: turns };
  };
  const ageOf = ({ at, elapsedAt }: Beginning): number => Math.max(clock() - at, elapsed() - elapsedAt);
  const peek = (key: string): V | undefined => {
    const entry = values.get(key);
    return entry !== undefined && ageOf(entry) < maxAgeMs ? entry.value : undefined;
  };
  const put = (key: string, value: V, began = begin()): void => {
    if (values.size >= entriesMax && !values.has(key)) values.clear();
    values.set(key, { value, ...began });
  };
  const keep = (key: string, loaded: Promise<V>): Promise<V> => {
    const began = begin();
    const promise = loaded
      .then((value) => {
        // Somebody who forgot the key meanwhile knows better than a load that began before.
        if (loading.get(key) === promise) put(key, value, began);
        return value;
      })
      .finally(() => {
        if (loading.get(key) === promise) loading.delete(key);
      });
    loading.set(key, promise);
    return promise;
  };
  const getAll = async (
    keys: readonly string[],
    load: (missing: readonly string[]) => Promise<readonly V[]>,
  ): Promise<V[]> => {
    // Asked once: what is recent now may be too old a moment later.
    const found = keys.map((key) => peek(key) ?? loading.get(key));
    const missing = [...new Set(keys.filter((_, at) => found[at] === undefined))];
    if (missing.length > 0) {
      const loaded = load(missing);
      for (const [at, key] of missing.entries())
        keep(
          key,
          loaded.then((all) => all[at] as V),
        ).catch(() => {});
    }
    return Promise.all(keys.map((key, at) => found[at] ?? (loading.get(key) as Promise<V>)));
  };

  const forget = (key: string): void => {
    values.delete(key);
    loading.delete(key);
  };

  return {
    getAll,
    get: async (key, load) => (await getAll([key], async () => [await load()]))[0] as V,
    put: (key, value) => put(key, value),
    forget,
    beginWrite: () => {
      const { turn } = begin();
      return (key, change) => {
        const entry = values.get(key);
        if (entry === undefined || entry.turn > turn || loading.has(key)) return forget(key);
        values.set(key, { ...entry, value: change(entry.value) });
      };
    },
  };
}
