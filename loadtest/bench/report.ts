import { table, whole } from '../report.ts';
import type { Comparison } from './compare.ts';
import type { ContenderName } from './contenders.ts';
import { seatsPerBlock } from './halls.ts';
import type { UnitCost } from './unit-costs.ts';

export interface BenchResult {
  readonly unitCosts: readonly UnitCost[];
  readonly rushes: readonly Comparison[];
  readonly growth: readonly Comparison[];
  /** Where, when and by which command it was measured. */
  readonly facts: readonly string[];
}

export const contenderNames: readonly ContenderName[] = ['naive', 'direct', 'queued'];

/** The result as the page `docs/benchmark.md`. */
export function renderBench({ unitCosts, rushes, growth, facts }: BenchResult): string {
  return `${[
    '# Benchmark of the claim path',
    facts.join(' · '),
    `Three ways to sell four seats side by side, on one emulator and in one process, taking turns: **naive** (an item a
seat; one transaction over four of them, the order and the buyer's counter, which looks at nothing before), **direct**
(seat blocks) and **queued** (seat blocks, group commit). All use the shop's client, orders and index; \`direct\` and
\`queued\` are the shop's own handlers. What counts is a ratio or a unit: the seconds of an emulator say nothing of AWS.`,
    '![Requests answered a second, as a multiple of the naive design, and write units for each granted claim](benchmark.svg)',
    '## What a claim costs',
    'Four seats in one block, everything that is written and read for it included: order, index, counter, blocks, and the\nread by which a queued buyer learns the answer.',
    markdownTable(
      ['claim', 'write units', 'read units'],
      unitCosts.map(({ what, writeUnits, readUnits }) => [what, figure(writeUnits), figure(readUnits)]),
    ),
    '## Rushes',
    `Answered a second, as a multiple of naive in the same round: the middle of the rounds, and the least to the most.
Oversubscribed 1×: everybody asks for other seats; above it everybody wants the front three blocks.`,
    rushTable(rushes),
    `Where nobody is in anybody's way the queue cannot be the quicker path: a claim is written twice, sent, and looked up once
more. \`auto\`, the mode that a concert has by default, takes it only in the rush after the doors open and while claims wait;
at all other times it is \`direct\`.`,
    '## Growth',
    'Claims that are in nobody’s way, in halls of growing size: write units for each of them.',
    growthTable(growth),
    `A failed condition is billed and reports nothing; it is added by [the rule](metrics.md). The emulator hardly ever lets
transactions conflict; on AWS those of the naive and the direct design would be tried again, and the queue would not.`,
  ].join('\n\n')}\n`;
}

function rushTable(rushes: readonly Comparison[]): string {
  const head = ['blocks', 'oversubscribed', ...contenderNames.slice(1).map((name) => `${name}: answered`)];
  const units = contenderNames.flatMap((name) => [`${name}: units a grant`, `${name}: lost races a grant`]);
  const rows = rushes.map(({ situation, byContender }) => [
    whole(situation.blocks),
    `${situation.oversubscribed}×`,
    ...contenderNames.slice(1).map((name) => {
      const { answeredToNaive, range } = byContender[name];
      return `**${times(answeredToNaive)}** (${range.map(times).join('–')})`;
    }),
    ...contenderNames.flatMap((name) => [
      figure(byContender[name].writeUnitsPerGrant),
      figure(byContender[name].conflictsPerGrant),
    ]),
  ]);
  return markdownTable([...head, ...units], rows);
}

function growthTable(growth: readonly Comparison[]): string {
  const rows = growth.map(({ situation, byContender }) => [
    whole(situation.blocks * seatsPerBlock),
    ...contenderNames.map((name) => figure(byContender[name].writeUnitsPerGrant)),
    figure(byContender.queued.claimsPerBatch),
  ]);
  return markdownTable(['seats', ...contenderNames, 'claims in a batch of the queue'], rows);
}

const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  table([head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]);
const figure = (value: number): string => String(Number(value.toFixed(value < 100 ? 2 : 0)));
const times = (value: number): string => `${value.toFixed(1)}×`;
