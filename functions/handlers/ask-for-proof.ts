import type { Claim, ClaimDecision } from '../domain/claim.ts';
import type { Concert } from '../domain/concert.ts';
import type { Ports } from '../domain/ports.ts';
import { isHot } from '../domain/sales-mode.ts';

export type ProofPorts = Pick<Ports, 'concerts' | 'proofs' | 'clock'>;

/**
 * Before a claim joins the line of a hot sale, and before anything of it is written: a challenge to solve, where the
 * concert wants that. It is of this order alone, so that no solution is worth a second one.
 */
export async function askForProof(
  { concerts, proofs, clock }: ProofPorts,
  { concertId, orderId, proof }: Claim,
  concert: Concert,
): Promise<ClaimDecision | undefined> {
  if (concert.proofOfWork !== true || !isHot(concert, await concerts.findSummary(concertId), clock())) return undefined;
  const subject = `${concertId} ${orderId}`;
  if (proof !== undefined && (await proofs.verify(subject, proof))) return undefined;
  return { outcome: 'refused', code: 'proof-needed', facts: { challenge: await proofs.challenge(subject) } };
}
