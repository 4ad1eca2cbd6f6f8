import { App } from 'aws-cdk-lib';
import { addShop } from './shop.ts';
import { stageNamed } from './stages.ts';

// The only file of the app that reads context or environment: `cdk deploy -c booking:stage=prod`.
const app = new App();
addShop(app, stageNamed(app.node.tryGetContext('booking:stage')));
