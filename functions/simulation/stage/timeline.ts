import type { Random } from './random.ts';

/** Virtual time: it stands still while code runs and jumps to whatever is due next. */
export interface Timeline {
  /** Milliseconds since 1970. */
  now(): number;
  /** Wakes somebody later; what comes back calls it off. */
  after(delayMs: number, wake: () => void): () => void;
  pause(delayMs: number): Promise<void>;
  /** Goes from event to event until it is over, or nothing is due any more, or nothing is due before that time. */
  run(untilMs: number, isOver: () => boolean): Promise<'over' | 'idle' | 'late'>;
}

interface Due {
  readonly at: number;
  /** Whoever is due in the same millisecond comes in an order that the seed decides. */
  readonly turn: number;
  readonly wake: () => void;
  isOff: boolean;
}

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

/** A turn of Node's event loop: every promise that can go on has gone on. It waits for no time. */
const allHaveGoneOn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createTimeline(startMs: number, random: Random): Timeline {
  let now = startMs;
  const heap: Due[] = [];

  const after = (delayMs: number, wake: () => void) => {
    const due = { at: now + Math.max(0, Math.round(delayMs)), turn: random.next(), wake, isOff: false };
    push(heap, due);
    return () => {
      due.isOff = true;
    };
  };

  return {
    now: () => now,
    after,
    pause: (delayMs) => new Promise((resolve) => after(delayMs, resolve)),
    async run(untilMs, isOver) {
      await allHaveGoneOn();
      for (;;) {
        if (isOver()) return 'over';
        const due = heap[0];
        if (due === undefined) return 'idle';
        if (due.at > untilMs && !due.isOff) return 'late';
        pop(heap);
        if (due.isOff) continue;
        now = due.at;
        due.wake();
        await allHaveGoneOn();
      }
    },
  };
}

function push(heap: Due[], due: Due): void {
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as Due;
    if (!isBefore(due, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = due;
}

function pop(heap: Due[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    const right = heap[child + 1];
    if (right !== undefined && isBefore(right, heap[child] as Due)) child += 1;
    const below = heap[child];
    if (below === undefined || !isBefore(below, last)) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = last;
}
