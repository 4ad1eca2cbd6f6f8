/** The states of one thing over time, oldest first. */
export type Log<V> = readonly Step<V>[];

export interface Step<V> {
  /** Its place in the history. */
  readonly at: number;
  readonly atMs: number;
  readonly value: V;
}

/** Logs by key, filled in the order of the history. */
export function logOf<V>(): { readonly all: Map<string, Step<V>[]>; add(key: string, step: Step<V>): void } {
  const all = new Map<string, Step<V>[]>();
  return {
    all,
    add(key, step) {
      const log = all.get(key);
      if (log === undefined) all.set(key, [step]);
      else log.push(step);
    },
  };
}

/** The state at that place of the history: what the last step up to it left. */
export const valueAt = <V>(log: Log<V> | undefined, at: number): V | undefined =>
  log?.findLast((step) => step.at <= at)?.value;

/** Every state that stood at some moment between these times, the first and the last millisecond included. */
export function valuesDuring<V>(log: Log<V> | undefined, fromMs: number, toMs: number): (V | undefined)[] {
  if (log === undefined) return [undefined];
  const during = log.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  const before = log.findLast(({ atMs }) => atMs < fromMs);
  return [before?.value, ...during.map(({ value }) => value)];
}
