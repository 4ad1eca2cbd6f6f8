import { ms, table, whole } from '../report.ts';
import type { Cell } from './cell.ts';
import type { Design } from './designs.ts';
import { gradientsOf, middleOf, toNaive, worstOf } from './middle.ts';

interface Aim {
  readonly what: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** A whole rush at heavy is this many times as fast, however the small ones are. */
const timesNaive = 2;
const answeredPerSecondMin = 800;
const refusedMsMax = 500;
const acceptedMsMax = 250;

/** What the shop sets out to do, and whether this run shows it. */
export function aimsOf(cells: readonly Cell[]): Aim[] {
  const gradients = gradientsOf(cells);
  const hasHeavy = gradients.includes('heavy');
  return [
    ...soldAims(cells),
    ...(hasHeavy ? (['direct', 'queued', 'auto'] as const).map((design) => moreThanNaive(cells, design)) : []),
    ...(['direct', 'queued', 'auto'] as const).map((design) => neverFewer(cells, design)),
    ...(hasHeavy ? heavyAims(cells) : []),
  ];
}

function soldAims(cells: readonly Cell[]): Aim[] {
  const unsold = cells.reduce((sum, { seats, soldAfterSweep }) => sum + seats - soldAfterSweep, 0);
  const soldTwice = cells.reduce((sum, cell) => sum + cell.soldTwice, 0);
  const findings = cells.reduce((sum, cell) => sum + cell.findings.length, 0);
  return [
    { what: 'every seat is sold, whatever the design', measured: `${whole(unsold)} left`, holds: unsold === 0 },
    { what: 'no seat is sold twice', measured: `${whole(soldTwice)} were`, holds: soldTwice === 0 },
    { what: 'every answer is kept', measured: `${whole(findings)} were not`, holds: findings === 0 },
  ];
}

const answered = ({ answeredPerSecond }: Cell): number => answeredPerSecond;
const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

function moreThanNaive(cells: readonly Cell[], design: Design): Aim {
  const ratio = toNaive(cells, design, 'heavy', answered);
  return {
    what: `${design} answers at least ${timesNaive}× the requests a second of naive at heavy`,
    measured: times(ratio),
    holds: ratio >= timesNaive,
  };
}

function neverFewer(cells: readonly Cell[], design: Design): Aim {
  const ratios = gradientsOf(cells).map((gradient) => [gradient, toNaive(cells, design, gradient, answered)] as const);
  return {
    what: `${design} never answers fewer than naive`,
    measured: ratios.map(([gradient, ratio]) => `${gradient} ${times(ratio)}`).join(', '),
    holds: ratios.every(([, ratio]) => ratio >= 1),
  };
}

function heavyAims(cells: readonly Cell[]): Aim[] {
  const perSecond = middleOf(cells, 'direct', 'heavy', answered);
  const refused = worstOf(cells, 'direct', 'heavy', ({ refusals }) => refusals.seen.p99);
  const accepted = worstOf(cells, 'queued', 'heavy', ({ accepts }) => accepts.p99);
  return [
    {
      what: `direct answers at least ${answeredPerSecondMin} requests a second at heavy`,
      measured: whole(perSecond),
      holds: perSecond >= answeredPerSecondMin,
    },
    {
      what: `direct refuses within ${refusedMsMax} ms at heavy, 99 of 100`,
      measured: `${ms(refused)} ms`,
      holds: refused <= refusedMsMax,
    },
    {
      what: `queued accepts within ${acceptedMsMax} ms at heavy, 99 of 100`,
      measured: `${ms(accepted)} ms`,
      holds: accepted <= acceptedMsMax,
    },
  ];
}

export function renderAims(cells: readonly Cell[]): string {
  const lines = aimsOf(cells).map(({ what, measured, holds }) => [what, measured, holds ? 'yes' : '**no**']);
  return table([['aim', 'this run', 'holds'], ['---', '---', '---'], ...lines]);
}
