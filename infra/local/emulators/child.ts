import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface TiedProcess {
  readonly child: ChildProcess;
  /** Resolves with what the process wrote to stderr last, once it has ended for whatever reason. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Waits for the program and, beside it, for the end of our pipe. However this process dies, the kernel closes the pipe
 * and the shell then ends the program.
 */
const script = `exec 3<&0
"$@" 3<&- &
program=$!
(read -r _ <&3; kill -9 $program) &
watcher=$!
exec 3<&-
wait $program
status=$?
kill $watcher 2>/dev/null
exit $status`;

/** Starts a program that cannot outlive this process, not even a `kill -9` of it. */
export function startTied(program: string, args: readonly string[]): TiedProcess {
  // In a group of its own: Ctrl-C is for us, and we end the program in order.
  const child = spawn('sh', ['-c', script, 'sh', program, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-1_000);
  });
  // The pipe's other end may be gone already when we close ours.
  child.stdin?.on('error', () => {});
  const ended = once(child, 'exit').then(
    () => lastWords.trim(),
    (error: Error) => error.message,
  );
  return {
    child,
    ended,
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}
