import type { WatchMessage } from '../../contract/messages.ts';
import { watchOrder } from '../../handlers/watch-order.ts';
import type { Command } from './command.ts';

/** What the queue asks, and no actor. */
export const watch: Command<unknown, unknown> = {
  name: 'watch',
  serve: (ports) => (_, message) => watchOrder(ports)(message as WatchMessage),
};
