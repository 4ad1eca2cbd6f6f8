import type { TopLevelSpec } from 'vega-lite';
import type { Comparison } from './compare.ts';
import { seatsPerBlock } from './halls.ts';
import { type BenchResult, contenderNames } from './report.ts';

const colours = ['#9aa0a6', '#1a73e8', '#e8710a'];
const colour = {
  field: 'contender',
  type: 'nominal',
  sort: [...contenderNames],
  scale: { domain: [...contenderNames], range: colours },
  title: null,
  legend: { orient: 'top' },
} as const;

const situationName = ({ situation }: Comparison): string =>
  `${situation.blocks.toLocaleString('en')} ${situation.blocks === 1 ? 'block' : 'blocks'}`;

/** Left: answered requests in every rush; right: what a granted claim costs as the hall grows. */
export function benchChart({ rushes, growth }: Pick<BenchResult, 'rushes' | 'growth'>): TopLevelSpec {
  const answered = rushes.flatMap((rush) =>
    contenderNames.map((contender) => ({
      contender,
      hall: situationName(rush),
      rush: `${rush.situation.oversubscribed}×`,
      answered: rush.byContender[contender].answeredToNaive,
    })),
  );
  const units = growth.flatMap(({ situation, byContender }) =>
    contenderNames.map((contender) => ({
      contender,
      seats: situation.blocks * seatsPerBlock,
      units: byContender[contender].writeUnitsPerGrant,
    })),
  );
  return {
    background: 'white',
    padding: 12,
    config: { font: 'sans-serif', axis: { grid: true, gridColor: '#eeeeee' }, view: { stroke: null } },
    hconcat: [
      {
        title: 'Requests answered a second, naive = 1',
        data: { values: answered },
        facet: {
          column: { field: 'hall', type: 'ordinal', sort: [...new Set(rushes.map(situationName))], title: null },
        },
        spec: {
          width: 150,
          height: 260,
          mark: { type: 'bar', tooltip: false },
          encoding: {
            x: {
              field: 'rush',
              type: 'ordinal',
              sort: ['1×', '5×', '20×'],
              title: 'oversubscribed',
              axis: { labelAngle: 0 },
            },
            xOffset: { field: 'contender', sort: [...contenderNames] },
            y: { field: 'answered', type: 'quantitative', title: null },
            color: colour,
          },
        },
      },
      {
        title: 'Write units for each granted claim',
        width: 260,
        height: 275,
        data: { values: units },
        mark: { type: 'line', point: true },
        encoding: {
          x: {
            field: 'seats',
            type: 'quantitative',
            scale: { type: 'log' },
            title: 'seats of the hall',
            axis: { values: [100, 1_000, 10_000, 60_000], format: ',' },
          },
          y: { field: 'units', type: 'quantitative', title: null, scale: { domain: [0, 14] } },
          color: colour,
        },
      },
    ],
  };
}
