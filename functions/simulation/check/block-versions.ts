import { blockKeyText } from '../../domain/decision.ts';
import type { Check } from './evidence.ts';

/** The versions of a block count its writes from 0, without gap or fork, until it is removed for good. */
export const blockVersions: Check = {
  rule: 'I17 a block counts its writes',
  aim: 'safety',
  run({ blocks, tables, history }) {
    const steps = [...blocks].flatMap(([key, log]) =>
      log.flatMap(({ atMs, value }, index) => {
        const before = log[index - 1]?.value;
        const expected = index === 0 ? 0 : before === undefined ? undefined : before.version + 1;
        if (value === undefined) return [];
        return value.version === expected
          ? []
          : [{ atMs, what: `${key} goes from version ${before?.version ?? 'none'} to ${value.version}` }];
      }),
    );
    const endMs = history.entries.at(-1)?.atMs ?? 0;
    const stands = new Map(tables.blocks.map((block) => [blockKeyText(block), block]));
    const silent = [...blocks].filter(([key, log]) => log.at(-1)?.value !== stands.get(key));
    return [...steps, ...silent.map(([key]) => ({ atMs: endMs, what: `${key} was written without a record` }))];
  },
};
