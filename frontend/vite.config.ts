import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { wireContract } from './wire-contract.ts';

// Browsers that know light-dark(), CSS nesting and native dialogs: they get the sources' CSS unrewritten.
const browsers = ['chrome123', 'edge123', 'firefox128', 'safari17.5'];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [wireContract(), solid()],
  // Named up front, so that the first visit in development does not reload when Vite meets them.
  optimizeDeps: { include: ['solid-js', 'solid-js/web', 'solid-js/store', 'zod/mini', 'uqr'] },
  build: {
    target: browsers,
    outDir: 'dist',
    emptyOutDir: true,
    // Its polyfill is an inline script, which our content security policy refuses.
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: `data:` needs no place in the policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // What every page needs comes in two files; the rest follows the pages.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'solid', test: /\/node_modules\/(solid-js|@solidjs)\/(?!store\/)/ },
            {
              name: 'site',
              test: /\/frontend\/src\/(ui\/(?!dialog|password)|shell|api\/(?!create-form)|i18n\/(?!en|zh|refusals-|venue-wall))|\/contract\/(accounts|concerts|limits)\.ts$/,
            },
            {
              name: 'concert',
              test: /\/features\/(concerts\/(poster|sale-badge|concert-facts|wait-text|create-sale-start)|checkout\/create-countdown)\./,
            },
            { name: 'schemas', test: /\/node_modules\/zod\/|\/functions\/contract\/[\w-]+\.ts\?whole$/ },
          ],
        },
      },
    },
  },
});
