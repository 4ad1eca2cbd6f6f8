import { type EmbeddedShop, startEmbeddedShop } from '../embedded/shop.ts';
import { type Client, createClient } from '../http-client.ts';
import { randomFrom } from '../random.ts';
import { type Cell, playCell } from './cell.ts';
import { type Design, designNames, designs, type Gradient, gradients } from './designs.ts';

const connections = 64;
/** As the shop asks with `Retry-After`. */
const pollEveryMs = 1_000;

export interface CompareOptions {
  readonly repetitions: number;
  readonly seed: number;
  readonly gradients: readonly Gradient[];
}

interface Open {
  readonly shop: EmbeddedShop;
  readonly client: Client;
}

/** Lets the designs take turns at every gradient, so that whatever else the machine does hits all of them alike. */
export async function compare(options: CompareOptions, say: (text: string) => void): Promise<Cell[]> {
  await using cleanup = new AsyncDisposableStack();
  const open = async (path: 'naive' | 'shop'): Promise<Open> => {
    const shop = cleanup.adopt(await startEmbeddedShop(() => {}, path), (each) => each.stop());
    const client = cleanup.adopt(createClient(shop.apiUrl, { connections }), (each) => each.close());
    return { shop, client };
  };
  say('Starting the naive peer and the shop');
  const shops = { naive: await open('naive'), shop: await open('shop') };
  say('Warming up: a rush of each design that nobody counts');
  for (const design of designNames) await play(shops[designs[design].path], 'medium', design, 0, options.seed - 1);
  const cells: Cell[] = [];
  for (let repetition = 0; repetition < options.repetitions; repetition += 1) {
    for (const gradient of options.gradients) {
      for (const design of rotated(designNames, repetition)) {
        // The same wishes for every design of a repetition.
        const seed = options.seed + repetition;
        const cell = await play(shops[designs[design].path], gradient, design, repetition, seed);
        cells.push(cell);
        say(`${repetition + 1} of ${options.repetitions} · ${gradient} · ${design}: ${tell(cell)}`);
      }
    }
  }
  return cells;
}

async function play({ shop, client }: Open, gradient: Gradient, design: Design, repetition: number, seed: number) {
  const buyers = await shop.signIn(gradients[gradient]);
  const job = {
    client,
    // All of them stand before the doors.
    buyersAtOnce: buyers.length,
    admin: shop.admin,
    buyers,
    connections,
    salesMode: designs[design].salesMode,
    random: randomFrom(seed),
    pollEveryMs,
    say: () => {},
  };
  return playCell(job, shop, { design, gradient, repetition });
}

const tell = ({ answeredPerSecond, soldAfterSweep, seats, findings }: Cell): string =>
  `${answeredPerSecond.toFixed(0)} answered/s, ${soldAfterSweep} of ${seats} sold, ${findings.length} findings`;

const rotated = <T>(items: readonly T[], by: number): T[] => items.map((_, at) => items[(at + by) % items.length] as T);
