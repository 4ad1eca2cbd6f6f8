import type { Order } from '../../domain/order.ts';
import { claimRefusals } from './claim-refusals.ts';
import type { Check, Evidence, Exchange } from './evidence.ts';
import { requestOf } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import type { Step } from './log.ts';
import type { Refused } from './refusals-honest.ts';

/** What the queue refuses it refuses for a reason that is written already: seats that others have, not that they will have. */
export const queueRefusals: Check = {
  rule: 'I1 I12 a queued claim is refused for what stands',
  aim: 'safety',
  run(evidence) {
    return [...evidence.orders].flatMap(([orderId, log]) => {
      const refused = log.find(({ value }) => value.status === 'refused');
      const asked = exchangeOf(evidence, log[0]);
      const answered = exchangeOf(evidence, refused);
      if (refused === undefined || asked === undefined || answered === undefined) return [];
      const lie = judge(refused, asked, answered, evidence);
      if (lie === undefined) return [];
      return [
        { atMs: refused.atMs, what: `order ${orderId} is refused as ${refused.value.refusal?.code}, but ${lie}` },
      ];
    });
  },
};

const exchangeOf = ({ history, exchanges }: Evidence, step: Step<Order> | undefined): Exchange | undefined =>
  exchanges.get(requestOf(history.entries[step?.at ?? -1]));

const waitsMsMax = 10 * 60 * 1000;

/** The reasons of a claim, between the moment at which its worker began to look and the writing of the refusal. */
function judge({ atMs, value }: Step<Order>, asked: Exchange, { invoke }: Exchange, evidence: Evidence) {
  const shown = shownTo(evidence, invoke.request, atMs);
  const { code, ...facts } = value.refusal ?? { code: 'busy' };
  if (code === 'busy') {
    const waitedMs = shown.latestMs - Date.parse(value.createdAt);
    return invoke.command === 'bury' || waitedMs >= waitsMsMax ? undefined : 'it could still be answered';
  }
  const times = { invokedMs: invoke.atMs, seenFromMs: invoke.atMs, toldMs: atMs, shown };
  const refused: Refused = { exchange: asked, code, facts, ...times };
  const judgeCode = claimRefusals[code];
  return judgeCode === undefined ? 'no claim is refused so' : judgeCode(refused, evidence);
}
