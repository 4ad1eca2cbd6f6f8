import { App } from 'aws-cdk-lib';
import { readStage } from './read-context.ts';
import { reviewApp } from './review.ts';
import { addShop } from './shop.ts';
import { SettingError, type Stage } from './stages.ts';

// The only file of the app that reads context or environment: `cdk deploy -c booking:stage=prod`.
const app = new App();
addShop(app, stageOf(app));
reviewApp(app);

/** A setting that is wrong deserves a sentence, not a stack of calls. */
function stageOf({ node }: App): Stage {
  try {
    return readStage(node.getAllContext());
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
