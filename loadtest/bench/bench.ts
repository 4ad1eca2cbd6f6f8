import { type Comparison, compare } from './compare.ts';
import { openContender } from './contenders.ts';
import { measure, type Situation } from './measure.ts';
import { openTables } from './open-tables.ts';
import type { Plan } from './plan.ts';
import type { BenchResult } from './report.ts';
import { type Contenders, measureUnitCosts } from './unit-costs.ts';

/** Measures a plan on a DynamoDB of its own. */
export async function bench(plan: Plan, say: (text: string) => void): Promise<Omit<BenchResult, 'facts'>> {
  const { tables, stop } = await openTables();
  try {
    const contenders: Contenders = {
      naive: openContender('naive', tables),
      direct: openContender('direct', tables),
      queued: openContender('queued', tables),
    };
    say('Warming up');
    for (const contender of Object.values(contenders)) await measure(contender, { blocks: 5, oversubscribed: 5 }, 1);
    say('What a claim costs');
    const unitCosts = await measureUnitCosts(contenders);
    const each = async (situations: readonly Situation[]): Promise<Comparison[]> => {
      const comparisons: Comparison[] = [];
      for (const situation of situations) {
        const name = `${situation.blocks} blocks, asked for ${situation.oversubscribed}×`;
        comparisons.push(
          await compare(contenders, situation, plan.rounds, (round) =>
            say(`${name}: round ${round} of ${plan.rounds}`),
          ),
        );
      }
      return comparisons;
    };
    return { unitCosts, rushes: await each(plan.rushes), growth: await each(plan.growth) };
  } finally {
    await stop();
  }
}
