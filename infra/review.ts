import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

/** Lets AWS's rules look at the app whenever it is synthesized; what is not in order, and not acknowledged, ends that. */
export function reviewApp(app: App): void {
  for (const Rules of [AwsSolutionsChecks, ServerlessChecks]) Validations.of(app).addPlugins(new Rules(app));
}
