import { secretSigningKeys } from '@frontrow/functions/adapters/signing-keys.ts';
import { jwtAccessTokens } from '@frontrow/functions/adapters/tokens.ts';
import { reachStage } from '@frontrow/infra/operate/reach-stage.ts';
import { outputNamed, readOutputs } from '@frontrow/infra/operate/stacks.ts';
import type { Buyer } from '../shop.ts';
import type { Target } from '../target.ts';

/**
 * A deployed stage, with the credentials of its account: admin and buyers are signed in by its own key, as in an embedded
 * shop, without a password hash for each.
 */
export async function openStage(stage: string, edge: string): Promise<Target> {
  reachStage(stage);
  const [data, site] = await Promise.all([readOutputs(stage, 'Data'), readOutputs(stage, 'Site')]);
  const { issue } = jwtAccessTokens(secretSigningKeys(outputNamed(data, 'SigningSecretName'), Date.now), Date.now);
  const signIn = async (role: 'buyer' | 'admin'): Promise<Buyer> => {
    const id = crypto.randomUUID();
    return { id, token: await issue({ id, role }) };
  };
  return {
    // CloudFront's own address leads nowhere in a local cloud: an edge of ours stands in front.
    apiUrl: `${stage === 'local' ? edge : outputNamed(site, 'SiteUrl')}/api`,
    admin: await signIn('admin'),
    signIn: (count) => Promise.all(Array.from({ length: count }, () => signIn('buyer'))),
    megabytes: async () => undefined,
    stop: async () => {},
  };
}
