import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Profiler } from 'node:inspector';
import { join } from 'node:path';
import type { Role } from '@frontrow/functions/contract/accounts.ts';
import type { Buyer } from '../shop.ts';
import type { Answer, Path, Request } from './messages.ts';

const serve = join(import.meta.dirname, 'serve.ts');
/** Tokens come in parts: nobody else is answered while a part is signed. */
const tokensAtOnce = 500;

export interface EmbeddedShop {
  readonly url: string;
  readonly apiUrl: string;
  readonly admin: Buyer;
  /** Buyers who are signed in already, without accounts: the shop believes its own signature. */
  signIn(count: number): Promise<Buyer[]>;
  /** In use, once it has been tidied up. */
  megabytes(): Promise<number>;
  /** When claims of the queue were settled since this was last asked, by order; in milliseconds since 1970. */
  settledAt(): Promise<ReadonlyMap<string, number>>;
  readonly pid: number;
  /** What the shop's process does until it is stopped. */
  startProfile(): Promise<void>;
  stopProfile(): Promise<Profiler.Profile>;
  stop(): Promise<void>;
}

/** Starts an empty shop of its own beside this process; it ends with this process, whatever ends that. */
export async function startEmbeddedShop(say: (text: string) => void, path: Path = 'shop'): Promise<EmbeddedShop> {
  const child = fork(serve, [path], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  try {
    const url = await hearOpen(child, ended, say);
    const ask = <T>(what: Exclude<Request['ask'], 'tokens'>, read: (answer: Answer) => T | undefined): Promise<T> => {
      const told = hear(child, ended, read);
      child.send({ ask: what } satisfies Request);
      return told;
    };
    const signInAs = (role: Role, ids: string[]) => askTokens(child, ended, role, ids);
    const [admin] = await signInAs('admin', [crypto.randomUUID()]);
    if (admin === undefined) throw new Error('The shop has no admin.');
    return {
      url,
      apiUrl: `${url}/api`,
      admin,
      stop,
      megabytes: () => ask('memory', (answer) => (answer.told === 'memory' ? answer.megabytes : undefined)),
      settledAt: () => ask('settled', (answer) => (answer.told === 'settled' ? new Map(answer.atByOrder) : undefined)),
      pid: child.pid ?? 0,
      async startProfile() {
        await ask('start-profile', (answer) => (answer.told === 'profile' ? true : undefined));
      },
      stopProfile: () =>
        ask('stop-profile', (answer) => (answer.told === 'profile' ? (answer.profile ?? undefined) : undefined)),
      async signIn(count) {
        const ids = Array.from({ length: count }, () => crypto.randomUUID());
        const buyers: Buyer[] = [];
        for (let at = 0; at < count; at += tokensAtOnce)
          buyers.push(...(await signInAs('buyer', ids.slice(at, at + tokensAtOnce))));
        return buyers;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for one kind of answer; fails when the process fails or ends first. */
function hear<T>(child: ChildProcess, ended: Promise<unknown>, read: (answer: Answer) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const listen = (answer: Answer) => {
      if (answer.told === 'failed') reject(new Error(answer.reason));
      const value = read(answer);
      if (value === undefined) return;
      child.off('message', listen);
      resolve(value);
    };
    child.on('message', listen);
    ended.then(() => reject(new Error('The shop has ended.')));
  });
}

const hearOpen = (child: ChildProcess, ended: Promise<unknown>, say: (text: string) => void) =>
  hear(child, ended, (answer) => {
    if (answer.told === 'step') say(answer.step);
    return answer.told === 'open' ? answer.url : undefined;
  });

async function askTokens(child: ChildProcess, ended: Promise<unknown>, role: Role, ids: string[]) {
  const tokens = hear(child, ended, (answer) => (answer.told === 'tokens' ? answer.tokens : undefined));
  child.send({ ask: 'tokens', role, ids } satisfies Request);
  const signed = await tokens;
  return ids.map((id, at): Buyer => ({ id, token: signed[at] ?? '' }));
}
