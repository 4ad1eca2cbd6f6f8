import { createHash } from 'node:crypto';
import { refCharacters } from '../../domain/seat-block.ts';
import type { Run } from '../simulate.ts';
import type { Entry, History, Told } from './history.ts';

/**
 * Refs and payment ids are random, as the handlers make them, and nothing depends on what they are: in a history they are called by
 * their order. So the same seed gives the same text.
 */
function refNames({ entries }: History): (text: string) => string {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `random${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  for (const entry of entries) {
    const decided = entry.kind === 'commit' ? entry.decision.orders.map(({ order }) => order) : [];
    for (const { ref, payment } of entry.kind === 'accepted' ? [entry.order] : decided) {
      nameOf(ref);
      if (payment !== undefined) nameOf(payment.id);
    }
  }
  return (text) => {
    // A message of the watch may name a payment that no order ever had.
    if (text.startsWith('{')) return text.replace(paymentIdInMessage, (_, id: string) => nameOf(id));
    const whole = names.get(text);
    if (whole !== undefined) return whole;
    const name = names.get(text.slice(-refCharacters));
    return name === undefined ? text : text.slice(0, -refCharacters) + name;
  };
}

const paymentIdInMessage = /(?<="paymentId":")[a-z2-7]{26}/g;

/** A fingerprint of everything that happened: equal for two runs that went the same way. */
export function hashHistory(history: History): string {
  const nameOf = refNames(history);
  const named = (_: string, value: unknown) => (typeof value === 'string' ? nameOf(value) : value);
  return createHash('sha256').update(JSON.stringify(history.entries, named)).digest('hex');
}

/** The history in words, one line an entry, for whoever looks for the cause of a violation. */
export function tellHistory({ history, world }: Run): string[] {
  const nameOf = refNames(history);
  return history.entries.map((entry) => {
    const seconds = ((entry.atMs - world.startMs) / 1000).toFixed(3).padStart(9);
    return `${seconds}  ${tell(entry, nameOf)}`;
  });
}

function tell(entry: Entry, nameOf: (text: string) => string): string {
  switch (entry.kind) {
    case 'invoke': {
      const { request, account, command, input, heard } = entry;
      return `#${request} ${account.id} asks ${command} ${JSON.stringify(input)}${heard ? '' : ' (a copy on the wire)'}`;
    }
    case 'told':
      return `#${entry.request} is told ${tellAnswer(entry.told)}`;
    case 'unheard':
      return `#${entry.request} would have been told ${tellAnswer(entry.told)}`;
    case 'gave-up':
      return `intention ${entry.intention} is given up`;
    case 'commit': {
      const { request, outcome, decision, steps, counters } = entry;
      const had = counters.map(({ buyerId, seatsHad }) => `${buyerId} has ${seatsHad}`);
      const blocks = steps.map(({ key, block }) => `${key} v${block?.version ?? 'gone'}`);
      const orders = decision.orders.map(
        ({ order }) => `order ${order.id} (${nameOf(order.ref)}) of ${order.buyerId} as ${order.status}`,
      );
      return `#${request} ${outcome}: ${[...orders, ...blocks].join(', ')}; ${had.join(', ')}`;
    }
    case 'accepted':
      return `#${entry.request} order ${entry.order.id} of ${entry.order.buyerId} is queued`;
    case 'enqueued': {
      const { request, messageId, orderId, groupId, isDropped } = entry;
      return `#${request} ${messageId} for ${orderId} comes into the line of ${groupId}${isDropped ? ', and is dropped' : ''}`;
    }
    case 'dead':
      return `${entry.messageId} for ${entry.orderId} is laid aside`;
    case 'removed':
      return `${entry.messageId} for ${entry.orderId} is worked off`;
    case 'room':
    case 'room-back': {
      const { id, section, seats } = entry.room;
      const what = entry.kind === 'room-back' ? 'given back' : entry.isTaken ? 'taken' : 'not to be had';
      return `#${entry.request} room for ${seats} seats of ${section} is ${what} for ${id}`;
    }
    case 'parked':
      return `#${entry.request} ${entry.id} is parked`;
    case 'blocks':
      return `#${entry.request} ${entry.cause} ${entry.steps.map(({ key }) => key).join(', ')}`;
    case 'concert': {
      const { id, version, deletedAt, priceTiers } = entry.concert;
      const prices = priceTiers.map((tier) => `${tier.id} ${tier.price}`).join(', ');
      return `#${entry.request} concert ${id} is version ${version}: ${deletedAt ? 'deleted' : prices}`;
    }
    case 'payment': {
      const { id, status, refunded } = entry.payment;
      return `#${entry.request} payment ${nameOf(id)} is ${status}${refunded ? ' and went back' : ''}`;
    }
    case 'fault':
      return `#${entry.request} FAULT ${entry.fault}, ${entry.at}`;
    case 'healed':
      return 'HEALED: from now on nothing fails';
  }
}

function tellAnswer(told: Told): string {
  switch (told.outcome) {
    case 'ok':
      return `ok ${JSON.stringify(told.reply)?.slice(0, 160) ?? ''}`;
    case 'refused':
      return `${told.code} ${JSON.stringify(told.facts)}`;
    case 'unknown':
      return `nothing: ${told.why}`;
    case 'bug':
      return `BUG ${told.message}`;
  }
}
