import { join } from 'node:path';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { type BundlingOptions, type ICommandHooks, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * Ways to credentials that Lambda never goes, since it puts those of the role into the environment. The SDK imports them
 * when it gets there: 100 kB a function would never do anything but load.
 */
const unusedCredentials = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** How a function's sources become the one file that Lambda loads. */
export function bundlingOf(name: FunctionName): BundlingOptions {
  return {
    format: OutputFormat.ESM,
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    // Stack traces in the logs name our files and lines; the sources themselves need not be deployed for that.
    sourceMap: true,
    sourcesContent: false,
    bundleAwsSDK: true,
    externalModules: unusedCredentials,
    logLevel: LogLevel.WARNING,
    // Packages in the older module format that were bundled call `require`, which ES modules do not have.
    banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    ...(name === 'posters' ? { commandHooks: bringWebAssembly } : {}),
  };
}

const copyScript = join(import.meta.dirname, 'copy-web-assembly.ts');

/** The image codecs load their WebAssembly as files of their packages, so these have to lie beside the bundle. */
const bringWebAssembly: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (projectFolder, outputFolder) => [`node "${copyScript}" "${projectFolder}" "${outputFolder}"`],
};
