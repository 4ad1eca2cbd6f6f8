import type { Check } from './evidence.ts';

/** Once the faults are over everybody gets an answer; nobody ever meets an error that is no refusal. */
export const allAnswered: Check = {
  rule: 'I6 every request is answered',
  aim: 'liveness',
  run({ history, exchanges, isSettled, world }) {
    const { entries } = history;
    const bugs = entries.flatMap((entry) =>
      (entry.kind === 'told' || entry.kind === 'unheard') && entry.told.outcome === 'bug'
        ? [{ atMs: entry.atMs, what: `request ${entry.request} throws ${entry.told.message}` }]
        : [],
    );
    const gaveUp = new Map(entries.flatMap((entry) => (entry.kind === 'gave-up' ? [[entry.intention, entry]] : [])));
    const impatient = [...gaveUp.values()]
      .filter(({ atMs }) => atMs >= world.healAtMs)
      .map(({ atMs, intention }) => ({ atMs, what: `${intention} is given up though nothing fails any more` }));
    const heard = [...exchanges.values()].filter(({ invoke }) => invoke.heard);
    const open = [...Map.groupBy(heard, ({ invoke }) => invoke.intention)].filter(
      ([intention, sends]) =>
        !gaveUp.has(intention) &&
        !sends.some(({ told }) => told !== undefined && told.told.outcome !== 'unknown' && !isBusy(told.told)),
    );
    return [
      ...bugs,
      ...impatient,
      ...open.map(([, sends]) => ({
        atMs: sends[0]?.invoke.atMs ?? 0,
        what: `${sends[0]?.invoke.command} of ${sends[0]?.invoke.account.id} has no answer after ${sends.length} sends`,
      })),
      ...(isSettled ? [] : [{ atMs: world.settledByMs, what: 'somebody still waits for an answer' }]),
    ];
  },
};

const isBusy = (told: { outcome: string; code?: string }) => told.outcome === 'refused' && told.code === 'busy';
