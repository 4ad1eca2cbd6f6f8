import { type App, Tags } from 'aws-cdk-lib';
import { acknowledgeFindings } from './acknowledgements.ts';
import { AlarmStack } from './alarm-stack.ts';
import { BookingStack } from './booking-stack.ts';
import { DataStack } from './data-stack.ts';
import { SiteStack } from './site-stack.ts';
import { type StackPart, stackNameOf } from './stack-names.ts';
import type { Stage } from './stages.ts';

/** Adds the stacks of one shop to an app. */
export function addShop(app: App, stage: Stage): void {
  const nameOf = (part: StackPart) => ({ stackName: stackNameOf(stage.name, part) });
  const data = new DataStack(app, 'Data', { ...nameOf('Data'), stage });
  const booking = new BookingStack(app, 'Booking', { ...nameOf('Booking'), stage, data });
  const site = stage.hasSite
    ? new SiteStack(app, 'Site', { ...nameOf('Site'), stage, api: booking.api, data })
    : undefined;
  const alarms = stage.isWatched
    ? new AlarmStack(app, 'Alarms', { ...nameOf('Alarms'), stage, data, booking })
    : undefined;
  acknowledgeFindings({ data, booking, site, alarms }, stage);
  Tags.of(app).add('project', 'front-row');
  Tags.of(app).add('stage', stage.name);
}
