import { styleText } from 'node:util';

export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const barWidth = 24;

/** A bar that redraws itself on a terminal, and one plain line a step anywhere else. NO_COLOR is honoured. */
export function progressBar(stream: ProgressStream & NodeJS.EventEmitter) {
  const colour = (text: string) => styleText('cyan', text, { stream: stream as unknown as NodeJS.WriteStream });
  return {
    step({ done, total, label }: { done: number; total: number; label: string }) {
      if (!stream.isTTY) {
        stream.write(`${done}/${total} ${label}\n`);
        return;
      }
      const filled = Math.round((done / Math.max(1, total)) * barWidth);
      const bar = colour('█'.repeat(filled)) + '░'.repeat(barWidth - filled);
      const room = Math.max(0, (stream.columns ?? 80) - barWidth - String(total).length * 2 - 4);
      stream.write(`\r\u001b[K${bar} ${done}/${total} ${label.slice(0, room)}`);
      if (done === total) stream.write('\n');
    },
  };
}
