import type { Caller } from '../../domain/account.ts';
import type { Command } from '../commands/command.ts';
import { type Rates, strike } from '../shop/faults.ts';
import type { ShopProcess } from '../shop/shop-process.ts';
import { wireFaults } from '../shop/wire-faults.ts';
import type { History, Told } from './history.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

export interface Question {
  readonly intention: number;
  readonly account: Caller;
  readonly command: Command<unknown, unknown>;
  readonly input: unknown;
}

/** The way from a client to the processes of the shop. */
export interface Wire {
  readonly timeline: Timeline;
  readonly history: History;
  readonly random: Random;
  readonly processes: readonly ShopProcess[];
  rates(): Rates;
  isHealed(): boolean;
  /** Commands that a planted defect has replaced, by name. */
  readonly planted: Readonly<Record<string, Command<never, unknown>>>;
}

/** Without faults an answer comes long before. */
const patienceWhenHealedMs = 120_000;

/** Sends once and waits for what comes first: an answer, the end of the connection or of the patience. */
export function send(wire: Wire, question: Question): Promise<Told> {
  const { timeline, history, random } = wire;
  const request = note(wire, question, true);
  return new Promise((resolve) => {
    let [isOpen, isCut] = [true, false];
    const tell = (told: Told) => {
      if (!isOpen || (isCut && told.outcome !== 'unknown')) return history.add({ kind: 'unheard', request, told });
      isOpen = false;
      callOff();
      history.add({ kind: 'told', request, told });
      resolve(told);
    };
    const patienceMs = wire.isHealed() ? patienceWhenHealedMs : random.between(1_500, 10_000);
    const callOff = timeline.after(patienceMs, () => tell({ outcome: 'unknown', why: 'no answer in time' }));
    const arrive = () => serve(wire, question, request, tell);
    const cut = () => {
      isCut = true;
    };

    const hit = strike(wireFaults, wire.rates(), question.command.name, random);
    if (hit === undefined) return arrive();
    history.add({ kind: 'fault', request, fault: hit.name, at: 'on the wire' });
    hit.fault.run({ random, arrive, arriveAgain: () => serveCopy(wire, question), after: timeline.after, cut });
  });
}

function serve(wire: Wire, { command, account, input }: Question, request: number, end: (told: Told) => void): void {
  const { timeline, random } = wire;
  const later = (run: () => void) => timeline.after(random.between(1, 40), run);
  const served = (wire.planted[command.name] as Command<unknown, unknown> | undefined) ?? command;
  const work = {
    request,
    command: served,
    account,
    input,
    end: (told: Told) => void later(() => end(told)),
    died: () => void later(() => end({ outcome: 'unknown', why: 'the connection broke' })),
  };
  later(() => random.pick(wire.processes).serve(work));
}

function serveCopy(wire: Wire, question: Question): void {
  const request = note(wire, question, false);
  serve(wire, question, request, (told) => wire.history.add({ kind: 'unheard', request, told }));
}

function note({ history }: Wire, { intention, account, command, input }: Question, heard: boolean): number {
  const request = history.nextNumber();
  history.add({ kind: 'invoke', request, intention, account, command: command.name, input, heard });
  return request;
}
