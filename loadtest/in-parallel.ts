/** Does something for every item, so many at a time; the order of starting is the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, at: number) => Promise<R>,
  onDone: (done: number) => void = () => {},
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const waiting = items.entries();
  let done = 0;
  const worker = async () => {
    for (const [at, item] of waiting) {
      results[at] = await work(item, at);
      done += 1;
      onDone(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
