import { createClient } from '../http-client.ts';
import { randomFrom } from '../random.ts';
import { openTarget } from '../target.ts';
import { type Cell, playCell } from './cell.ts';
import { designNames, designs, type Gradient, gradientNames, gradients } from './designs.ts';

const connections = 64;
/** As the shop asks with `Retry-After`. */
const pollEveryMs = 1_000;

export interface CompareOptions {
  readonly repetitions: number;
  readonly seed: number;
  readonly gradients: readonly Gradient[];
}

/** Lets the designs take turns at every gradient, so that whatever else the machine does hits all of them alike. */
export async function compare(options: CompareOptions, say: (text: string) => void): Promise<Cell[]> {
  await using cleanup = new AsyncDisposableStack();
  const open = async (path: 'naive' | 'shop') => {
    const target = cleanup.adopt(await openTarget({ path }, () => {}), (each) => each.stop());
    const client = cleanup.adopt(createClient(target.apiUrl, { connections }), (each) => each.close());
    return { target, client };
  };
  say('Starting the naive peer and the shop');
  const shops = { naive: await open('naive'), shop: await open('shop') };
  const cells: Cell[] = [];
  for (let repetition = 0; repetition < options.repetitions; repetition += 1) {
    for (const gradient of options.gradients) {
      for (const design of rotated(designNames, repetition)) {
        const { path, salesMode } = designs[design];
        const { target, client } = shops[path];
        const buyers = await target.signIn(gradients[gradient]);
        // The same wishes for every design of a repetition.
        const random = randomFrom(options.seed + repetition);
        // All of them stand before the doors.
        const job = {
          client,
          buyersAtOnce: buyers.length,
          admin: target.admin,
          buyers,
          connections,
          salesMode,
          random,
          pollEveryMs,
          say: () => {},
        };
        const cell = await playCell(job, target.apiUrl, { design, gradient, repetition });
        cells.push(cell);
        say(`${repetition + 1} of ${options.repetitions} · ${gradient} · ${design}: ${tell(cell)}`);
      }
    }
  }
  return cells;
}

export const allGradients = gradientNames;

const tell = ({ answeredPerSecond, soldAfterSweep, seats, findings }: Cell): string =>
  `${answeredPerSecond.toFixed(0)} answered/s, ${soldAfterSweep} of ${seats} sold, ${findings.length} findings`;

const rotated = <T>(items: readonly T[], by: number): T[] => items.map((_, at) => items[(at + by) % items.length] as T);
